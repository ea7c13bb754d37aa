import type { RepoPath } from '../model/repoPath.ts';
import type { UpdateRequest } from '../workspaceIndex.ts';
import type { CollectPorts } from './collectFacts.ts';
import { structDigest } from './structDigest.ts';
import { type StructFile, structText } from './structFile.ts';

/** What is known to be on disk: while the stamp is the same, so is the content. */
export interface KnownOutput {
  readonly path: RepoPath;
  readonly stamp: string;
  readonly contentDigest: string;
}

export interface OutputResult {
  /** The file already had these bytes; `metrics` is no part of the comparison. */
  readonly upToDate: boolean;
  readonly known: KnownOutput | undefined;
}

/** Writes or only compares. What `before` knows of the file saves reading it. */
export async function putOutput(
  request: UpdateRequest,
  file: StructFile,
  ports: CollectPorts,
  before: KnownOutput | undefined,
): Promise<OutputResult> {
  if (request.output.kind === 'none') return { upToDate: true, known: before };
  const { path, kind } = request.output;
  const { contentDigest } = file;
  const upToDate = (await digestOnDisk(path, ports, before)) === contentDigest;
  if (!upToDate && kind === 'check') return { upToDate, known: undefined };
  if (!upToDate) await ports.files.writeAtomic(path, structText(file));
  const stamp = await ports.files.outputStamp(path);
  return { upToDate, known: stamp === undefined ? undefined : { path, stamp, contentDigest } };
}

async function digestOnDisk(
  path: RepoPath,
  { files, digest }: CollectPorts,
  before: KnownOutput | undefined,
): Promise<string | undefined> {
  if (before?.path === path && (await files.outputStamp(path)) === before.stamp) return before.contentDigest;
  const onDisk = await files.readOutput(path);
  return onDisk === undefined ? undefined : structDigest(onDisk, digest);
}
