import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { Bot, type Context } from 'grammy/web';
import { isCancelled } from '../core/errors.ts';
import { answerJob } from './answerJob.ts';
import type { BotServices } from './botServices.ts';
import { BotState } from './botState.ts';
import { clientSignal } from './clientSignal.ts';
import { downloadFile } from './downloadFile.ts';
import { beginFix, fixAgain, resumeJobs } from './fixConversation.ts';
import type { Asker } from './fixWish.ts';
import { COMMANDS, INFO_COMMANDS, tell } from './infoCommands.ts';
import { JobQueue } from './jobQueue.ts';
import { code, escapeMarkup, shortened } from './markup.ts';
import { patientRequests } from './patientRequests.ts';
import { lockPoller } from './pollerLock.ts';
import { pollUpdates } from './pollUpdates.ts';
import { pressed, settle } from './proposalButtons.ts';
import { failureText, fillMarkup, languageFor, removeButtons, say } from './speak.ts';
import { telegramFailure } from './telegramFailure.ts';
import type { TelegramHost } from './telegramHost.ts';
import { answerNote, wordsOfNote } from './voiceNotes.ts';

export interface TelegramOptions {
  /** As @BotFather gave it: the bot's number, a colon, a secret. */
  readonly token: string;
  /** `https://api.telegram.org`, or another server of the Bot API. */
  readonly apiRoot: string;
  /** Where the bot's state lies, for its owner only. */
  readonly stateFolder: string;
  /** Where the lock of the bot on this machine lies. */
  readonly lockFolder: string;
  /** Called with the bot's name when it listens. */
  readonly onListening: (name: string) => void;
  /** Pauses after another poller was seen, in ms: an old poll of ours may still be open. */
  readonly conflictWaits?: readonly number[];
}

/**
 * Serves a bot until the cancellation. Throws `telegram-running`, `telegram-token-refused`, `telegram-conflict` and, where it cannot even
 * begin, `telegram-unreachable`.
 */
export async function serveTelegram(options: TelegramOptions, host: TelegramHost): Promise<void> {
  const { token, apiRoot, stateFolder, lockFolder } = options;
  const number = token.slice(0, token.indexOf(':'));
  const unlock = lockPoller(join(lockFolder, `telegram-${number}.lock`));
  const abort = new AbortController();
  const stopListening = host.cancellation.onCancel(() => abort.abort());
  const { signal } = abort;
  const bot = new Bot(token, { client: { apiRoot } });
  bot.api.config.use(patientRequests(signal));
  const state = new BotState(join(stateFolder, `telegram-${number}.json`), host.log);
  const queue = new JobQueue(state, (job) => answerJob(job, services));
  const services: BotServices = {
    ...{ host, api: bot.api, state, queue, endpoint: new URL(apiRoot).origin },
    download: (fileId) => downloadFile(bot.api, { apiRoot, token, signal }, fileId),
  };
  addHandlers(bot, services);
  try {
    // Not `init`: that one tries for ever, in silence.
    bot.botInfo = await bot.api.getMe(clientSignal(signal));
    await sayCommands(services);
    options.onListening(bot.botInfo.username);
    await resumeJobs(services);
    await pollUpdates(bot, { state, signal, log: host.log, ...options });
  } catch (error) {
    if (!signal.aborted && !isCancelled(error)) throw telegramFailure(error, apiRoot, token);
  } finally {
    await queue.settled();
    stopListening();
    unlock();
  }
}

/** The menu of commands, in both languages; a bot without it works as well. */
async function sayCommands({ host, api }: BotServices): Promise<void> {
  for (const language of ['en', 'ru'] as const) {
    const t = host.t(language);
    const commands = COMMANDS.map(({ command, description }) => ({ command, description: t(description) }));
    const of = language === 'en' ? {} : { language_code: language };
    await api
      .setMyCommands(commands, of)
      .catch((error: unknown) => host.log.write('info', `Telegram: ${String(error)}`));
  }
}

function addHandlers(bot: Bot, services: BotServices): void {
  const { host, api } = services;
  bot.use(async (context, next) => {
    if (await isAllowed(context, services)) await next();
    else await tellStranger(context, services);
  });
  bot.command('fix', (context) => fix(context.msg, context.match, askerOf(context), services));
  for (const name of ['start', ...Object.keys(INFO_COMMANDS)]) {
    bot.command(name, async (context) => {
      const asker = askerOf(context);
      const request = { argument: context.match.trim(), ...asker };
      const text = await tell(name === 'start' ? 'help' : name, request, services).catch((error: unknown) =>
        failureText(services, error, languageFor(services, asker.user)),
      );
      await say(api, { chat: asker.chat, reply: asker.message }, text);
    });
  }
  bot.on('callback_query:data', async (context) => {
    const { data, from, message } = context.callbackQuery;
    if (message === undefined) return;
    const press = {
      data,
      user: from.id,
      userName: from.first_name,
      chat: message.chat.id,
      message: message.message_id,
    };
    const said = await pressed(press, services);
    // Telegram forgets a press after some minutes; what it did stands all the same.
    await context.answerCallbackQuery({ text: said.slice(0, 200) }).catch(() => {});
  });
  bot.on('message:voice', (context) => {
    // A group talks about other things, too: there /fix as a reply says that a note is meant.
    if (context.chat.type === 'private') return answerNote(context.msg.voice, askerOf(context), services);
    return undefined;
  });
  bot.on('message:text', (context) => plainText(context.msg, askerOf(context), services));
  bot.catch(({ error }) => host.log.write('warn', `Telegram: ${String(error)}`));
}

/** `/fix`, perhaps as a reply to a text or to a voice note. */
async function fix(message: Message, words: string, asker: Asker, services: BotServices): Promise<void> {
  const voice = message.reply_to_message?.voice;
  if (voice === undefined) return beginFix({ words, quoted: quotedIn(message) }, asker, services);
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
  await beginFix(
    { words: [words.trim(), heard].filter((text) => text !== '').join('\n'), quoted: '' },
    asker,
    services,
  );
}

/** Words that are no command: said to a proposal, they have it made anew. */
async function plainText(message: Message & { text: string }, asker: Asker, services: BotServices): Promise<void> {
  const { host, api, state } = services;
  const answered = message.reply_to_message;
  const proposal = answered === undefined ? undefined : state.proposalAt(asker.chat, answered.message_id);
  if (proposal !== undefined) {
    if (proposal.status === 'open')
      await settle({ chat: asker.chat, message: proposal.message }, proposal, 'replaced', services);
    return fixAgain(proposal, message.text, asker, services);
  }
  const heard = answered === undefined ? undefined : state.heardAt(asker.chat, answered.message_id);
  if (heard !== undefined) {
    state.endHeard(heard.id);
    await removeButtons(api, asker.chat, heard.message);
    return beginFix({ words: message.text, quoted: '' }, asker, services);
  }
  // A group talks about other things, too.
  if (message.chat.type !== 'private') return;
  const t = host.t(languageFor(services, asker.user, message.from?.language_code));
  await say(
    api,
    { chat: asker.chat },
    fillMarkup(t, 'Say it with {0}, and it is done; {1} says more.', code('/fix'), code('/help')),
  );
}

/** The text that a message answers: the part that its writer marked, else all of it. */
function quotedIn({ quote, reply_to_message: answered }: Message): string {
  return quote?.text ?? answered?.text ?? answered?.caption ?? '';
}

function askerOf({ msg, from }: Context): Asker {
  return { chat: msg?.chat.id ?? 0, user: from?.id ?? 0, message: msg?.message_id ?? 0 };
}

/** Whether the person is on the list, and the group too where it is one. Read anew each time: who is taken off is out at once. */
async function isAllowed({ from, chat }: Context, { host, state }: BotServices): Promise<boolean> {
  if (from === undefined || chat === undefined) return false;
  const { allow } = (await host.index.settings()).telegram;
  if (!allow.includes(from.id) || (chat.type !== 'private' && !allow.includes(chat.id))) return false;
  const known = state.person(from.id);
  const language =
    from.language_code === undefined ? {} : ({ language: /^ru\b/.test(from.language_code) ? 'ru' : 'en' } as const);
  state.putPerson(from.id, { ...language, ...known, name: from.first_name });
  return true;
}

/** Whoever says /start is told the number by which they can be let in; all else of strangers is left unanswered. */
async function tellStranger({ msg, from, chat }: Context, services: BotServices): Promise<void> {
  const { host, api } = services;
  const isStart = msg?.text !== undefined && /^\/start(?:@\w+)?(?:\s|$)/.test(msg.text);
  if (from === undefined || chat === undefined || !isStart) return;
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
