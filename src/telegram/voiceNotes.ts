import { randomBytes } from 'node:crypto';
import type { Message } from 'grammy/types';
import { InlineKeyboard } from 'grammy/web';
import { LlmstructError } from '../core/errors.ts';
import type { BotServices } from './botServices.ts';
import { checkBudget } from './dailyBudget.ts';
import { beginFix } from './fixConversation.ts';
import type { Asker } from './fixWish.ts';
import { escapeMarkup, shortened } from './markup.ts';
import { failureText, fillMarkup, languageFor, say } from './speak.ts';

/** What bots may download, in bytes, and what is listened to, in s: who has more to say says it in two. */
const LARGEST_FILE = 20 * 1024 * 1024;
const LONGEST_NOTE = 300;

/**
 * The words of a voice note. The budget is looked at first, although no model is asked yet: writing down costs, too. Nothing of it is kept. Throws
 * `telegram-budget`, `voice-too-large` and what the transcription throws.
 */
async function wordsOfNote(
  voice: NonNullable<Message['voice']>,
  user: number,
  { host, state, download }: BotServices,
): Promise<string> {
  const { telegram } = await host.index.settings();
  checkBudget(state, user, telegram.dailyTokens, host.now());
  const { duration, file_size: size = 0, file_id: id } = voice;
  if (size > LARGEST_FILE || duration > LONGEST_NOTE) {
    const megabytes = Math.max(1, Math.round(size / 1024 / 1024));
    throw new LlmstructError('voice-too-large', { size: megabytes, most: LARGEST_FILE / 1024 / 1024 });
  }
  return host.hear(await download(id));
}

/** A voice note alone: says what was understood, and does it when the person says so; words said to that are the correction. */
export async function answerNote(
  voice: NonNullable<Message['voice']>,
  asker: Asker,
  services: BotServices,
): Promise<void> {
  const { host, api, state } = services;
  const language = languageFor(services, asker.user);
  const t = host.t(language);
  const place = { chat: asker.chat, reply: asker.message };
  try {
    const words = await wordsOfNote(voice, asker.user, services);
    const id = randomBytes(5).toString('hex');
    const keyboard = new InlineKeyboard().text(t('Do it'), `v:${id}`).text(t('No'), `n:${id}`);
    const heard = fillMarkup(t, 'Understood: {0}', escapeMarkup(shortened(words, 3000)));
    const advice = escapeMarkup(t('If that is not it, answer this message with what you meant.'));
    const message = await say(api, { ...place, keyboard }, `${heard}\n${advice}`);
    state.putHeard({ id, asker, message, words });
  } catch (error) {
    await say(api, place, failureText(services, error, language));
  }
}

/** `/fix` as the answer to a voice note: what was said is done at once, `words` before it. */
export async function fixNote(
  voice: NonNullable<Message['voice']>,
  words: string,
  asker: Asker,
  services: BotServices,
): Promise<void> {
  const { host, api } = services;
  const language = languageFor(services, asker.user);
  const place = { chat: asker.chat, reply: asker.message };
  let heard: string;
  try {
    heard = await wordsOfNote(voice, asker.user, services);
  } catch (error) {
    await say(api, place, failureText(services, error, language));
    return;
  }
  await say(api, place, fillMarkup(host.t(language), 'Understood: {0}', escapeMarkup(shortened(heard, 3000))));
  const whole = [words.trim(), heard].filter((text) => text !== '').join('\n');
  await beginFix({ words: whole, quoted: '' }, asker, services);
}
