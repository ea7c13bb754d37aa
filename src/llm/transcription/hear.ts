import { LlmstructError } from '../../core/errors.ts';
import type { Cancellation } from '../../core/ports.ts';
import type { NewDeparture } from '../../core/privacy/departure.ts';
import type { Recording } from './recording.ts';
import type { Transcriber } from './transcriber.ts';

export interface Hearing {
  /** Whether a recording may go to a server that is not on this machine. */
  mayLeave(transcriber: Transcriber): Promise<boolean>;
  /** Notes what is about to leave this machine. */
  note(departure: NewDeparture): Promise<void>;
  readonly cancellation: Cancellation;
}

/**
 * The words of a recording. Before its first byte leaves this machine somebody has agreed, and it is noted. Throws `voice-consent` and what the
 * transcriber throws.
 */
export async function hear(
  recording: Recording,
  transcriber: Transcriber,
  { mayLeave, note, cancellation }: Hearing,
): Promise<string> {
  const { id: model, endpoint } = transcriber;
  if (!(await transcriber.staysOnThisMachine(cancellation))) {
    if (!(await mayLeave(transcriber))) throw new LlmstructError('voice-consent', { host: endpoint });
    await note({ model, endpoint, symbols: [], messages: [], recordingBytes: recording.bytes.length });
  }
  return transcriber.transcribe(recording, cancellation);
}
