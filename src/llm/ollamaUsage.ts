import type { ChatResponse } from 'ollama';
import type { ChatUsage } from '../core/ports.ts';

/** A count as a server reported it. No prompt has 0 tokens: that is how some versions say that they did not count. */
export function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Shorter waits, in ms, are the server's own work between the parts of a request. */
const SHORTEST_QUEUE_MS = 250;

/** Usage out of an answer's last line, whose durations are in ns; what the server left out stays absent. */
export function usageOf(last: Partial<ChatResponse>, firstTokenMs: number | undefined): ChatUsage {
  return present({
    promptTokens: countOf(last.prompt_eval_count),
    replyTokens: countOf(last.eval_count),
    loadMs: milliseconds(last.load_duration),
    promptMs: milliseconds(last.prompt_eval_duration),
    replyMs: milliseconds(last.eval_duration),
    firstTokenMs: firstTokenMs === undefined ? undefined : Math.round(firstTokenMs),
    queueMs: queueMs(last),
  });
}

/** The fields that have a value. */
export function present<Value>(fields: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** What the whole took beyond its parts: the wait for other requests. */
function queueMs(last: Partial<ChatResponse>): number | undefined {
  const total = milliseconds(last.total_duration);
  const parts = [last.load_duration, last.prompt_eval_duration, last.eval_duration].map(milliseconds);
  if (total === undefined || parts.includes(undefined)) return undefined;
  const rest = parts.reduce<number>((left, part = 0) => left - part, total);
  return rest >= SHORTEST_QUEUE_MS ? rest : undefined;
}

/** ns, rounded to whole ms. */
function milliseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value / 1e6) : undefined;
}
