import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { Cancelled, isLlmstructError } from '../core/errors.ts';
import type { SymbolId } from '../core/model/symbolId.ts';
import type { Cancellation } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

/** Cap of the context, in tokens, that the measure uses. */
export const TYPICAL_BUDGET = 512;
const MOST_FUNCTIONS = 30;

/** Medians over some functions of a workspace, in tokens. */
export interface TypicalRequest {
  /** How many functions were measured. */
  readonly functions: number;
  /** The whole prompt: instructions, context, the function itself. */
  readonly promptTokens: number;
  /** The context alone. */
  readonly contextTokens: number;
  /** The function whose prompt is the median. */
  readonly example: SymbolId;
}

/** Measures at most 30 functions, chosen evenly; undefined where there are none. */
export async function measureTypicalRequest(
  index: WorkspaceIndex,
  functions: readonly SymbolId[],
  cancellation: Cancellation,
): Promise<TypicalRequest | undefined> {
  const requests: PreparedRequest[] = [];
  for (const target of chooseEvenly(functions, MOST_FUNCTIONS)) {
    if (cancellation.cancelled) throw new Cancelled();
    try {
      requests.push(
        await index.prepare({
          target,
          action: 'better',
          instruction: '',
          budget: TYPICAL_BUDGET,
          windowTokens: WINDOW_TOKENS,
        }),
      );
    } catch (error) {
      // One that fits no window is not typical.
      if (!isLlmstructError(error)) throw error;
    }
  }
  const middle = medianBy(requests, (request) => request.promptTokens);
  if (middle === undefined) return undefined;
  const contextTokens = medianBy(requests, (request) => request.pack.tokens)?.pack.tokens ?? 0;
  return { functions: requests.length, promptTokens: middle.promptTokens, contextTokens, example: middle.target };
}

/** At most `most` elements with equal steps between them, the order kept. */
function chooseEvenly<Element>(elements: readonly Element[], most: number): readonly Element[] {
  if (elements.length <= most) return elements;
  const step = elements.length / most;
  return Array.from({ length: most }, (_, index) => elements[Math.floor((index + 0.5) * step)] as Element);
}

/** The element in the middle, the lower one of two; undefined of none. */
function medianBy<Element>(elements: readonly Element[], value: (element: Element) => number): Element | undefined {
  return elements.toSorted((a, b) => value(a) - value(b))[Math.floor((elements.length - 1) / 2)];
}
