import { LlmstructError } from '../core/errors.ts';
import { askedThrough } from '../core/model/askedThrough.ts';
import type { ChatModel, WallClock } from '../core/ports.ts';
import { estimateTokens } from '../core/text/tokenEstimate.ts';
import type { BotState } from './botState.ts';

/** What a person has spent today (UTC), in tokens. */
export function spentToday(state: BotState, user: number, now: number): number {
  const spent = state.person(user)?.spent;
  return spent?.day === dayOf(now) ? spent.tokens : 0;
}

/** Throws `telegram-budget` where a person has spent what a day allows. */
export function checkBudget(state: BotState, user: number, budget: number, now: number): void {
  const spent = spentToday(state, user, now);
  if (spent >= budget) throw new LlmstructError('telegram-budget', { spent, budget });
}

/**
 * Models whose every request counts for a person: what is sent before it is sent, what comes when it came. Each try counts, whatever became of
 * it.
 */
export function countedModels(
  models: readonly ChatModel[],
  state: BotState,
  user: number,
  now: WallClock,
): readonly ChatModel[] {
  const spend = (more: number): void => {
    const person = state.person(user) ?? { name: String(user) };
    const day = dayOf(now());
    state.putPerson(user, { ...person, spent: { day, tokens: spentToday(state, user, now()) + Math.round(more) } });
  };
  return models.map((model) =>
    askedThrough(model, async (request, onProgress, cancellation) => {
      spend(request.promptTokens);
      const reply = await model.chat(request, onProgress, cancellation);
      spend(reply.usage.replyTokens ?? estimateTokens(reply.text));
      return reply;
    }),
  );
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
