import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';

/** Windows that models are loaded with, in tokens: few, since each change loads the model anew. */
export const WINDOWS = [4096, 8192, 16_384, 32_768, 65_536, 131_072] as const;

/** Models that could have more are not asked for more: no definition needs it. */
export const LARGEST_WINDOW = 131_072;

/** The most that a model on a machine of its user's gets. */
const LARGEST_LOCAL = 32_768;

/** Share of the machine's memory that a model with its window may take: the editor and the system need the rest. */
const MEMORY_SHARE = 0.6;

/** What decides about a model's windows. What is unknown is undefined. */
export interface WindowFacts {
  /** The largest window the model was made for, in tokens. */
  readonly contextTokens: number | undefined;
  /** Memory of one token of the window, in bytes. */
  readonly bytesPerToken: number | undefined;
  /** The model's own size in bytes. */
  readonly modelBytes: number | undefined;
  /** Memory of the machine it runs on, in bytes. */
  readonly memoryBytes: number | undefined;
}

export interface WindowRange {
  readonly usual: number;
  readonly largest: number;
}

/** The window a model gets at first, and the most it may grow to. A model made for less than the smallest gets what it was made for. */
export function windowRange({ contextTokens, bytesPerToken, modelBytes, memoryBytes }: WindowFacts): WindowRange {
  const limit = contextTokens ?? WINDOW_TOKENS;
  const fits = (window: number): boolean =>
    memoryBytes === undefined ||
    bytesPerToken === undefined ||
    (modelBytes ?? 0) + window * bytesPerToken <= MEMORY_SHARE * memoryBytes;
  const possible = WINDOWS.filter((window) => window <= Math.min(limit, LARGEST_LOCAL) && fits(window));
  const largest = possible.at(-1) ?? Math.min(limit, WINDOWS[0]);
  return { usual: Math.min(largest, WINDOW_TOKENS), largest };
}

/** The next larger window, undefined where there is none up to `largest`. */
export function nextWindow(window: number, largest: number): number | undefined {
  return WINDOWS.find((larger) => larger > window && larger <= largest);
}
