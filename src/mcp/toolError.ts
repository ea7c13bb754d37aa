import { isCancelled, isLlmstructError } from '../core/errors.ts';
import { ERROR_WORDING, wordingOf } from '../core/errorWording.ts';

/** Why a call cannot be answered, with what to do: read by the model that made it. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/** Whoever sends a huge argument need not get it back: in characters. */
const LONGEST = 600;

/** An error in words for a model. English, as small models follow it best. Cancellations are thrown on. */
export function wordToolError(error: unknown): string {
  const text = wordError(error);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function wordError(error: unknown): string {
  if (isCancelled(error)) throw error;
  if (error instanceof ToolError) return error.message;
  if (isLlmstructError(error) && error.code in ERROR_WORDING) {
    const { message, hint } = wordingOf(error.code, error.details);
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(error.details[name] ?? placeholder));
    const advice = error.code === 'target-unknown' ? 'Get the exact id from find_symbol.' : fill(hint);
    return `${fill(message)} ${advice}`;
  }
  return `Something went wrong: ${error instanceof Error ? error.message : String(error)}. Try again.`;
}
