import type { EditProblem } from '../core/edits/checkedReply.ts';
import type { Cancellation, ChatModel, Clock, Log, WallClock } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

export type BotLanguage = 'en' | 'ru';

/** Words a text for people. `{0}` stands for the first value, `{name}` for one of a record. */
export type Translate = (
  text: string,
  ...values: (string | number | Readonly<Record<string, string | number>>)[]
) => string;

/** A branch whose changes are to be taken over. */
export interface PullRequestWish {
  readonly branch: string;
  /** The branch that it was made from, undefined where none was checked out. */
  readonly from: string | undefined;
  readonly title: string;
  readonly body: string;
}

/** What the bot asks of the program it runs in. */
export interface TelegramHost {
  /** Of the workspace. */
  readonly name: string;
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly index: WorkspaceIndex;
  /** Brings the index up to date. */
  refresh(): Promise<void>;
  /** The models that may be asked, in order, at least one. Throws what is wrong with the first when there is none. */
  models(): Promise<readonly ChatModel[]>;
  /** The words of a recording. Throws what the transcription throws, also where nobody can write it down. */
  hear(recording: Uint8Array): Promise<string>;
  /** Pushes a branch and asks for its changes to be taken over; gives the address. Absent: nobody wants that. */
  readonly openPullRequest?: (wish: PullRequestWish) => Promise<string>;
  t(language: BotLanguage): Translate;
  /** The language of who has not said one and whose Telegram has another. */
  readonly language: BotLanguage;
  /** What went wrong and what to do next. */
  failure(error: unknown, language: BotLanguage): { readonly message: string; readonly hint: string };
  wordProblem(problem: EditProblem, language: BotLanguage): string;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
  readonly now: WallClock;
}
