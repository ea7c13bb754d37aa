import { withRemark } from '../core/context/withRemark.ts';
import { isCancelled, LlmstructError } from '../core/errors.ts';
import { asSentTo } from '../core/privacy/forElsewhere.ts';
import { RequestMeter } from '../core/usage/requestMeter.ts';
import type { RequestSource } from '../llm/fitRequest.ts';
import { prepareOffer } from '../llm/fitRequest.ts';
import { type ActionRecord, type ActionResult, actionSource, keepAction, runPrepared } from '../llm/runAction.ts';
import { watchMachine } from '../node/machineUse.ts';
import type { BotServices } from './botServices.ts';
import { checkBudget, countedModels } from './dailyBudget.ts';
import type { FixWish } from './fixWish.ts';
import type { BotLanguage } from './telegramHost.ts';

/** An answer of a model and the receipt of what it was asked. */
export interface FixResult extends ActionResult {
  readonly receipt: string;
}

/**
 * Asks a model for what somebody wants, the same way as every other host: least context, models in order, gate. The budget is looked at before
 * anything is spent. Code that must stay on this machine is not even asked about: the answer would go to Telegram. Throws what the parts throw.
 */
export async function runFix(
  wish: FixWish,
  user: number,
  language: BotLanguage,
  services: Pick<BotServices, 'host' | 'state'>,
  onAsking: (model: string, tokens: number) => void,
): Promise<FixResult> {
  const { host, state } = services;
  const { index, cancellation, log, clock, now } = host;
  const { budget, telegram } = await index.settings();
  checkBudget(state, user, telegram.dailyTokens, now());
  await host.refresh();
  const models = countedModels(await host.models(), state, user, now);
  const modelIds = models.map(({ id }) => id);
  const { target, action, instruction } = wish;
  const spoken = language === 'ru' ? { answerLanguage: 'Russian' } : {};
  const source = sourceOf(wish, actionSource({ target, action, instruction, budget, ...spoken }, { index, modelIds }));
  const prepared = await prepareOffer(source.prepare);
  if (prepared.elsewhere === 'nothing') throw new LlmstructError('local-only', { target: prepared.target });
  onAsking(modelIds[0] ?? '', prepared.promptTokens);
  const meter = new RequestMeter(clock, watchMachine());
  const keep = async (sent: typeof prepared, record: ActionRecord): Promise<string> =>
    (await keepAction(sent, instruction, record, { index, meter }, 'telegram')) ?? '';
  try {
    const asked = { index, meter, cancellation, modelIds, log };
    const result = await runPrepared(prepared, source, {
      ...asked,
      models: () => Promise.resolve(models),
      onProgress: () => {},
    });
    const { status, model, usage } = result;
    return { ...result, receipt: await keep(result.prepared, { status, model, usage }) };
  } catch (error) {
    await keep(asSentTo(prepared, models), { status: isCancelled(error) ? 'cancelled' : 'failed' });
    throw error;
  }
}

/** With the last answer and what is said to it behind the request. */
function sourceOf({ previous }: FixWish, source: RequestSource): RequestSource {
  if (previous === undefined) return source;
  return { ...source, prepare: async (limits) => withRemark(await source.prepare(limits), previous) };
}
