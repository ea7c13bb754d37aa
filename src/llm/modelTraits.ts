import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import type { Cancellation, ChatModel, ModelTraits } from '../core/ports.ts';

const UNKNOWN: ModelTraits = {
  windowTokens: WINDOW_TOKENS,
  largestWindow: WINDOW_TOKENS,
  capTokens: (window) => window,
  form: 'whole',
};

/** What is known of a model; the usual where it says nothing of itself. Throws `Cancelled` only. */
export async function traitsOf(model: ChatModel, cancellation?: Cancellation): Promise<ModelTraits> {
  return (await model.traits?.(cancellation)) ?? UNKNOWN;
}
