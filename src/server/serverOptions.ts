import type { ChatModel, Log } from '../core/ports.ts';
import type { RateLimit } from './requestRate.ts';
import type { FolderSource, ServedFolder } from './servedFolders.ts';

/** Of all this only `content` reaches Continue's model. */
export interface ContextItem {
  readonly name: string;
  readonly description: string;
  readonly content: string;
  readonly uri?: { readonly type: 'file' | 'url'; readonly value: string };
}

/** Words a text for people. `{0}` stands for the first value. */
export type Translate = (text: string, ...values: (string | number)[]) => string;

/** What the routes work with. */
export interface ServerServices {
  readonly folders: FolderSource;
  /** The items for a message typed in Continue's chat; the whole project where it is empty. `budget` in tokens. */
  itemsFor(folder: ServedFolder, message: string, budget: number): Promise<readonly ContextItem[]>;
  /** The models of `order` (`provider/model`) that may be asked, at least one. Throws what is wrong with the first when there is none. */
  modelsFor(folder: ServedFolder, order: readonly string[]): Promise<readonly ChatModel[]>;
  /** The built page of the board, and its parts. */
  readonly boardFolder: string;
  readonly t: Translate;
  readonly log: Log;
}

/** How much a client may send and how long it may take. */
export interface ServerLimits {
  /** Largest body in bytes. */
  readonly bodyBytes: number;
  /** Until a request has arrived whole, in ms. */
  readonly requestMs: number;
  /** Until a question of Continue's is answered, in ms: Continue itself waits forever. */
  readonly answerMs: number;
  /** Until running requests are given up when the server stops, in ms. */
  readonly stopMs: number;
  /** Between two looks at what changed, for those who listen, in ms. */
  readonly eventsMs: number;
  /** Requests of one caller. */
  readonly requests: RateLimit;
  /** Requests of one caller that ask a model. */
  readonly models: RateLimit;
  /** Requests without a token that is known, of all together. */
  readonly anonymous: RateLimit;
}

export const LIMITS: ServerLimits = {
  bodyBytes: 1024 * 1024,
  requestMs: 10_000,
  answerMs: 8000,
  stopMs: 3000,
  eventsMs: 2000,
  requests: { requests: 5000, window: 10_000 },
  models: { requests: 30, window: 60_000 },
  anonymous: { requests: 200, window: 10_000 },
};

/** A line of the access log: who asked what, never what was in it. */
export interface AccessEntry {
  readonly caller: string;
  readonly method: string;
  /** Without its query, which may name places; a path that is not known is `-`. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

export interface ServerOptions extends ServerServices {
  /** 0: any that is free. */
  readonly port: number;
  /** The user's own token, which may do everything. */
  readonly token: string;
  /** Where the tokens of a team are kept; absent: there are none. */
  readonly teamTokens?: string;
  /** Another address than the loopback one, for a team. */
  readonly listen?: string;
  /** The names by which a team reaches the server. */
  readonly publicHosts?: readonly string[];
  /** Is told of each request when it was answered. */
  readonly onAccess?: (entry: AccessEntry) => void;
  readonly limits?: Partial<ServerLimits>;
}
