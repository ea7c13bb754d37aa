import { randomBytes } from 'node:crypto';
import { InlineKeyboard } from 'grammy/web';
import type { BotServices } from './botServices.ts';
import { checkBudget } from './dailyBudget.ts';
import type { Asker, FixJob, FixWish } from './fixWish.ts';
import { code, escapeMarkup, shortened } from './markup.ts';
import type { Proposal } from './proposal.ts';
import { type FixRequest, findFix } from './readFix.ts';
import { failureText, fillMarkup, languageFor, say } from './speak.ts';

/** What is said to an answer where the person says nothing. */
const AGAIN = 'This is not what is wanted. Do it in another way.';

/** A new request: finds what it is about, asks where that is not clear, and queues it. Answers in the chat whatever comes of it. */
export async function beginFix(request: FixRequest, asker: Asker, services: BotServices): Promise<void> {
  const { host, api, state } = services;
  const language = languageFor(services, asker.user);
  const t = host.t(language);
  const place = { chat: asker.chat, reply: asker.message };
  try {
    if (request.words.trim() === '' && request.quoted.trim() === '') {
      await say(api, place, escapeMarkup(t('Say what is to be done, for example: /fix make Cart.total simpler')));
      return;
    }
    const { telegram } = await host.index.settings();
    checkBudget(state, asker.user, telegram.dailyTokens, host.now());
    await host.refresh();
    const found = await findFix(request, host.index);
    if (found.kind === 'one') return await queueFix(found.wish, asker, services);
    const id = randomBytes(5).toString('hex');
    const keyboard = new InlineKeyboard();
    for (const [at, target] of found.targets.entries()) keyboard.text(shortened(target, 60), `c:${id}:${at}`).row();
    const message = await say(api, { ...place, keyboard }, escapeMarkup(t('Which code is meant?')));
    state.putChoice({ id, asker, message, wish: found.wish, targets: found.targets });
  } catch (error) {
    await say(api, place, failureText(services, error, language));
  }
}

/** Queues a request whose target is known, and says so. */
export async function queueFix(wish: FixWish, asker: Asker, services: BotServices): Promise<void> {
  const { host, api, queue } = services;
  const t = host.t(languageFor(services, asker.user));
  const waiting = queue.length;
  const target = code(shortened(wish.target, 200));
  const text =
    waiting === 0 ? fillMarkup(t, 'Looking at {0}…', target) : fillMarkup(t, '{0}: {1} before it.', target, waiting);
  const note = await say(api, { chat: asker.chat, reply: asker.message }, text);
  queue.add({ id: randomBytes(5).toString('hex'), asker, wish, note, begun: false });
}

/** Asks again for the same definition, with the last answer and what a person says to it. */
export async function fixAgain(proposal: Proposal, remark: string, asker: Asker, services: BotServices): Promise<void> {
  const previous = { reply: proposal.reply, remark: remark.trim() === '' ? AGAIN : remark.trim() };
  await queueFix({ ...proposal.wish, target: proposal.target, previous }, asker, services);
}

/** What was not answered when the bot stopped: what no model was asked for goes on, of the rest people are told. */
export async function resumeJobs(services: BotServices): Promise<void> {
  const { host, api, state, queue } = services;
  for (const asker of [...state.hearing]) {
    state.endHearing(asker);
    const text = escapeMarkup(
      host.t(languageFor(services, asker.user))('The bot was stopped meanwhile; nothing was changed. Ask again.'),
    );
    await say(api, { chat: asker.chat, reply: asker.message }, text).catch((error: unknown) =>
      host.log.write('warn', String(error)),
    );
  }
  for (const job of [...state.jobs]) {
    if (job.begun) await sayInterrupted(job, services).catch((error: unknown) => host.log.write('warn', String(error)));
    else queue.resume(job);
  }

  async function sayInterrupted({ id, asker, wish }: FixJob, { host: { t } }: BotServices): Promise<void> {
    const text = fillMarkup(
      t(languageFor(services, asker.user)),
      'The bot was stopped while a model was asked about {0}; nothing was changed. Ask again.',
      code(wish.target),
    );
    state.endJob(id);
    await say(api, { chat: asker.chat, reply: asker.message }, text);
  }
}
