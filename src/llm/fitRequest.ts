import type { ImproveRequest } from '../core/context/contextRequests.ts';
import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { requestForm } from '../core/context/requestForms.ts';
import { isLlmstructError } from '../core/errors.ts';
import type { Cancellation, ChatModel } from '../core/ports.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import { traitsOf } from './modelTraits.ts';
import { LARGEST_WINDOW, nextWindow } from './windowChoice.ts';

/** What a model's own request may differ in. */
export type RequestLimits = Required<Pick<ImproveRequest, 'windowTokens' | 'form'>> &
  Pick<ImproveRequest, 'capTokens' | 'models'> & {
    /** Cap of the context, where it is to be smaller than the user's. */
    readonly budget?: number;
  };

/** Prepares one and the same request for other limits: target, action, instruction and texts stay. */
export type PrepareFor = (limits: RequestLimits) => Promise<PreparedRequest>;

/** What of a request its form depends on, and how it is prepared. */
export interface RequestSource {
  readonly action: ActionName;
  readonly prepare: PrepareFor;
}

/**
 * The request as a model is to get it: in its form, capped by its window; where the definition needs more, in a larger window that it may
 * have. Throws `definition-too-large` or `prompt-too-large` when there is none, and what preparing throws.
 */
export async function fitRequest(
  { action, prepare }: RequestSource,
  model: ChatModel,
  cancellation: Cancellation,
): Promise<PreparedRequest> {
  const traits = await traitsOf(model, cancellation);
  const form = requestForm(action, traits.form);
  let { windowTokens } = traits;
  for (;;) {
    try {
      return await prepare({ ...limitsOf(windowTokens, traits.capTokens(windowTokens), form), models: [model.id] });
    } catch (error) {
      const larger = isTooLarge(error) ? nextWindow(windowTokens, traits.largestWindow) : undefined;
      if (larger === undefined) throw error;
      windowTokens = larger;
    }
  }
}

/**
 * The request as a person is shown it before anything is sent: in the usual window, or the first larger one that it fits. Throws
 * `definition-too-large` or `prompt-too-large` when it fits none, and what preparing throws.
 */
export async function prepareOffer(prepare: PrepareFor): Promise<PreparedRequest> {
  let windowTokens: number = WINDOW_TOKENS;
  for (;;) {
    try {
      return await prepare({ windowTokens, form: 'whole' });
    } catch (error) {
      const larger = isTooLarge(error) ? nextWindow(windowTokens, LARGEST_WINDOW) : undefined;
      if (larger === undefined) throw error;
      windowTokens = larger;
    }
  }
}

/** The same request with half the context, and with none after that; undefined where it cannot be less. */
export async function shrinkRequest(
  { prepare }: RequestSource,
  { id }: ChatModel,
  { pack, windowTokens, capTokens, form }: PreparedRequest,
): Promise<PreparedRequest | undefined> {
  if (pack.tokens === 0) return undefined;
  const half = pack.tokens < SMALLEST_PACK ? 0 : Math.floor(pack.tokens / 2);
  const smaller = await prepare({
    ...limitsOf(windowTokens, capTokens ?? windowTokens, form),
    models: [id],
    budget: half,
  });
  return smaller.pack.tokens < pack.tokens ? smaller : undefined;
}

/** Half of a smaller context, in tokens, is not worth a request. */
const SMALLEST_PACK = 256;

function limitsOf(windowTokens: number, cap: number, form: RequestLimits['form']): RequestLimits {
  return { windowTokens, form, ...(cap < windowTokens ? { capTokens: cap } : {}) };
}

function isTooLarge(error: unknown): boolean {
  return isLlmstructError(error) && (error.code === 'prompt-too-large' || error.code === 'definition-too-large');
}
