import type { Api } from 'grammy/web';
import type { BotState } from './botState.ts';
import type { HearingQueue } from './hearingQueue.ts';
import type { JobQueue } from './jobQueue.ts';
import type { TelegramHost } from './telegramHost.ts';

/** What the parts of the bot work with. */
export interface BotServices {
  readonly host: TelegramHost;
  readonly api: Api;
  readonly state: BotState;
  readonly queue: JobQueue;
  readonly hearing: HearingQueue;
  /** The bytes of a file that somebody sent. */
  download(fileId: string): Promise<Uint8Array>;
  /** Of the Bot API, for the log of what left this machine. */
  readonly endpoint: string;
}
