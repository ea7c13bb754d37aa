import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, GrammyError } from 'grammy/web';
import type { Log } from '../core/ports.ts';
import { reasonOf } from '../node/systemErrors.ts';
import type { BotState } from './botState.ts';
import { clientSignal } from './clientSignal.ts';

export interface Polling {
  readonly state: BotState;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly conflictWaits?: readonly number[];
}

/** How long Telegram keeps an empty poll open, in s, and how much longer we wait for it, in ms. */
const POLL_S = 30;
const PATIENCE_MS = 15_000;
/** A poll that a killed process left open ends by itself meanwhile. */
const CONFLICT_WAITS = [2000, 5000, 10_000, 20_000];
const LONGEST_PAUSE_S = 60;

/**
 * Takes up messages and presses of buttons one after another until the signal. Each is noted before it is handled, so that none is handled
 * twice, whatever ends the process. While Telegram cannot be reached it tries on. Throws the refusal of the token, and of a second poller once
 * the waits are over; a webhook is one, too, and is left to whoever set it.
 */
export async function pollUpdates(
  bot: Bot,
  { state, signal, log, conflictWaits = CONFLICT_WAITS }: Polling,
): Promise<void> {
  let offset: number | undefined;
  let failures = 0;
  let conflicts = 0;
  while (!signal.aborted) {
    try {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(POLL_S * 1000 + PATIENCE_MS)]);
      const from = offset === undefined ? {} : { offset };
      const updates = await bot.api.getUpdates(
        { ...from, timeout: POLL_S, allowed_updates: ['message', 'callback_query'] },
        clientSignal(patience),
      );
      failures = 0;
      conflicts = 0;
      for (const update of updates) {
        if (signal.aborted) break;
        offset = update.update_id + 1;
        if (state.takeUp(update.update_id)) await handle(bot, update, log);
      }
    } catch (error) {
      if (signal.aborted) break;
      const wait = waitAfter(error, failures++, conflictWaits[conflicts]);
      if (isConflict(error)) conflicts++;
      if (wait === undefined) throw error;
      log.write(failures === 1 ? 'warn' : 'info', `Telegram: ${reasonOf(error)}; trying again in ${wait / 1000} s`);
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  await confirm(bot, offset);
}

async function handle(bot: Bot, update: Parameters<Bot['handleUpdate']>[0], log: Log): Promise<void> {
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    log.write('warn', `Telegram: ${reasonOf(error)}`);
  }
}

/** For how long to wait before the next poll, in ms; undefined: never again. */
function waitAfter(error: unknown, failures: number, conflictWait: number | undefined): number | undefined {
  if (!(error instanceof GrammyError)) return Math.min(2 ** failures, LONGEST_PAUSE_S) * 1000;
  if (error.error_code === 409) return conflictWait;
  if (error.error_code === 401 || error.error_code === 404) return undefined;
  return (error.parameters.retry_after ?? Math.min(2 ** failures, LONGEST_PAUSE_S)) * 1000;
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

/** Tells Telegram what was taken up, so that it need not give it again. */
async function confirm(bot: Bot, offset: number | undefined): Promise<void> {
  if (offset === undefined) return;
  const signal = AbortSignal.timeout(3000);
  await bot.api.getUpdates({ offset, limit: 1, timeout: 0 }, clientSignal(signal)).catch(() => {});
}
