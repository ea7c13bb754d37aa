import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { chooseTranscriber } from '../llm/transcription/chooseTranscriber.ts';
import { hear } from '../llm/transcription/hear.ts';
import { checkSize, readRecording } from '../llm/transcription/recording.ts';
import { reasonOf } from '../node/systemErrors.ts';
import type { CliContext } from './cliContext.ts';
import { UsageError } from './usageError.ts';

/** The words of a recording. Nothing goes to a server that is not on this machine without `allowCloud`. Throws as `hear`. */
export async function hearRecording(
  bytes: Uint8Array,
  { host }: CliContext,
  index: WorkspaceIndex,
  allowCloud: boolean,
): Promise<string> {
  const recording = readRecording(bytes);
  const transcriber = chooseTranscriber((await index.settings()).voice, host.environment);
  return hear(recording, transcriber, {
    mayLeave: () => Promise.resolve(allowCloud),
    note: (departure) => index.keepDeparture(departure),
    cancellation: host.cancellation,
  });
}

/** A file with a recording; its size is looked at before it is read. */
export async function readAudioFile(file: string, { host }: CliContext): Promise<Uint8Array> {
  const handle = await open(resolve(host.folder, file), 'r').catch((error: unknown) => {
    throw new UsageError('{file} cannot be read: {reason}.', { file, reason: reasonOf(error) });
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UsageError('{file} cannot be read: {reason}.', { file, reason: 'EISDIR' });
    checkSize(stat.size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
