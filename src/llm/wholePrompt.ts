import { LlmstructError } from '../core/errors.ts';
import type { ChatRequest, Log } from '../core/ports.ts';
import type { PromptCounts } from './promptCounts.ts';

/**
 * Throws `prompt-truncated` where the server's count of a prompt (undefined: it gave none) says that it did not read the whole of it, and
 * notes a doubtful one in the log.
 */
export function assertWholePrompt(
  model: string,
  { promptTokens: estimated, windowTokens: window }: ChatRequest,
  reported: number | undefined,
  { counts, log }: { readonly counts: PromptCounts; readonly log: Log | undefined },
): void {
  const verdict = counts.judge(model, { estimated, reported, window });
  if (verdict === 'truncated') throw new LlmstructError('prompt-truncated', { model });
  if (verdict === 'doubtful')
    log?.write('warn', `${model} counted ${reported} tokens where about ${estimated} were sent`);
}
