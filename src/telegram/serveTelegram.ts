import { join } from 'node:path';
import { Bot } from 'grammy/web';
import { isCancelled } from '../core/errors.ts';
import { answerJob } from './answerJob.ts';
import { addHandlers } from './botHandlers.ts';
import type { BotServices } from './botServices.ts';
import { BotState } from './botState.ts';
import { clientSignal } from './clientSignal.ts';
import { downloadFile } from './downloadFile.ts';
import { resumeJobs } from './fixConversation.ts';
import { HearingQueue } from './hearingQueue.ts';
import { COMMANDS } from './infoCommands.ts';
import { JobQueue } from './jobQueue.ts';
import { patientRequests } from './patientRequests.ts';
import { lockPoller } from './pollerLock.ts';
import { pollUpdates } from './pollUpdates.ts';
import { telegramFailure } from './telegramFailure.ts';
import type { TelegramHost } from './telegramHost.ts';

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
  const hearing = new HearingQueue(state, host.log);
  const services: BotServices = {
    ...{ host, api: bot.api, state, queue, hearing, endpoint: new URL(apiRoot).origin },
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
    // What is understood may still become a request.
    await hearing.settled();
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
