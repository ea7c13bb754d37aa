import type { ChatResponse } from 'ollama';
import type { ChatUsage } from '../core/ports.ts';

/** A count as a server reported it. No prompt has 0 tokens: that is how some versions say that they did not count. */
export function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Usage out of an answer's last line, whose durations are in ns; what the server left out stays absent. */
export function usageOf(last: Partial<ChatResponse>, firstTokenMs: number | undefined): ChatUsage {
  const fields: { readonly [K in Exclude<keyof ChatUsage, 'cachedTokens'>]-?: number | undefined } = {
    promptTokens: countOf(last.prompt_eval_count),
    replyTokens: countOf(last.eval_count),
    loadMs: milliseconds(last.load_duration),
    promptMs: milliseconds(last.prompt_eval_duration),
    replyMs: milliseconds(last.eval_duration),
    firstTokenMs: firstTokenMs === undefined ? undefined : Math.round(firstTokenMs),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** ns, rounded to whole ms. */
function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value / 1e6) : undefined;
}
