import type { Context } from 'grammy/web';
import type { BotServices } from './botServices.ts';
import { code, escapeMarkup } from './markup.ts';
import { fillMarkup, languageFor, say } from './speak.ts';

/** Whether the person is on the list, and the group too where it is one. Read anew each time: who is taken off is out at once. */
export async function isAllowed({ from, chat }: Context, { host, state }: BotServices): Promise<boolean> {
  if (from === undefined || chat === undefined) return false;
  const { allow } = (await host.index.settings()).telegram;
  if (!allow.includes(from.id) || (chat.type !== 'private' && !allow.includes(chat.id))) return false;
  const known = state.person(from.id);
  const language =
    from.language_code === undefined ? {} : ({ language: /^ru\b/.test(from.language_code) ? 'ru' : 'en' } as const);
  state.putPerson(from.id, { ...language, ...known, name: from.first_name });
  return true;
}

/** All else of strangers is left unanswered. */
export function saysStart({ message }: Context): boolean {
  return message?.text !== undefined && /^\/start(?:@\w+)?(?:\s|$)/.test(message.text);
}

/** Whoever says /start is told the number by which they can be let in. */
export async function tellStranger({ from, chat }: Context, services: BotServices): Promise<void> {
  const { host, api } = services;
  if (from === undefined || chat === undefined) return;
  host.log.write('info', `Telegram: ${from.id} is not in [telegram] allow`);
  const t = host.t(languageFor(services, from.id, from.language_code));
  const number = chat.type === 'private' ? from.id : `${from.id}, ${chat.id}`;
  const text = fillMarkup(
    t,
    'You are not on the list of this bot. Your number is {0}; its owner can add it to {1}.',
    code(String(number)),
    code('[telegram] allow'),
  );
  await say(api, { chat: chat.id }, `${text}\n${escapeMarkup(t('Until then nothing is done for you.'))}`);
}
