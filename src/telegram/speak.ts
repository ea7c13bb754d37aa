import type { InlineKeyboardMarkup } from 'grammy/types';
import { type Api, InputFile } from 'grammy/web';
import { isCancelled } from '../core/errors.ts';
import type { BotServices } from './botServices.ts';
import { escapeMarkup } from './markup.ts';
import type { BotLanguage, Translate } from './telegramHost.ts';

/** Where a message goes and what hangs on it. */
export interface Place {
  readonly chat: number;
  /** The message that it answers. */
  readonly reply?: number;
  readonly keyboard?: InlineKeyboardMarkup;
}

const extras = ({ reply, keyboard }: Omit<Place, 'chat'>) => ({
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
  // The message that is answered may be gone by now.
  ...(reply === undefined ? {} : { reply_parameters: { message_id: reply, allow_sending_without_reply: true } }),
  ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
});

/** Sends a message in Telegram's HTML; gives its number. */
export async function say(api: Api, { chat, ...rest }: Place, html: string): Promise<number> {
  return (await api.sendMessage(chat, html, extras(rest))).message_id;
}

/** Sends a text as a file with words to it. */
export async function sayFile(
  api: Api,
  { chat, ...rest }: Place,
  file: { readonly name: string; readonly text: string },
  html: string,
): Promise<number> {
  const { link_preview_options: _, ...options } = extras(rest);
  const document = new InputFile(new TextEncoder().encode(file.text), file.name);
  return (await api.sendDocument(chat, document, { ...options, caption: html })).message_id;
}

/** Changes a message of ours; one that somebody removed meanwhile is left alone. */
export async function rewrite(api: Api, chat: number, message: number, html: string): Promise<void> {
  await api.editMessageText(chat, message, html, extras({})).catch(() => {});
}

export async function removeButtons(api: Api, chat: number, message: number): Promise<void> {
  await api.editMessageReplyMarkup(chat, message).catch(() => {});
}

/** The language of a person: what they said, else their Telegram's, else the program's. */
export function languageFor({ state, host }: BotServices, user: number, code?: string): BotLanguage {
  const chosen = state.person(user)?.language;
  if (chosen !== undefined) return chosen;
  return code === undefined ? host.language : /^ru\b/.test(code) ? 'ru' : 'en';
}

/** A failure in words, as HTML. */
export function failureText({ host }: BotServices, error: unknown, language: BotLanguage): string {
  if (isCancelled(error)) {
    return escapeMarkup(host.t(language)('The bot was stopped meanwhile; nothing was changed. Ask again.'));
  }
  const { message, hint } = host.failure(error, language);
  return hint === '' ? escapeMarkup(message) : `${escapeMarkup(message)}\n${escapeMarkup(hint)}`;
}

/** Fills a text with values that are markup already. */
export function fillMarkup(t: Translate, text: string, ...values: (string | number)[]): string {
  return escapeMarkup(t(text)).replace(/\{(\d+)\}/g, (_, at: string) => String(values[Number(at)]));
}
