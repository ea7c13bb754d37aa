// What a scripted Ollama says. All but functions can stand in a JSON file.

export interface OllamaScript {
  /** The answer to every chat, or one per request (the last repeats), or by request. A text is its reply; default `OK`. */
  readonly chat?: ScriptedChat | readonly ScriptedChat[] | ((request: ChatBody, count: number) => ScriptedChat);
  /** What the server has; asking for another is a 404. Default `qwen2.5-coder:1.5b`. */
  readonly models?: readonly (string | ScriptedModel)[];
  readonly version?: string;
  /** What pulling a model says, line by line; a number waits so many ms, `never` until the client leaves. Default: two parts, then success. */
  readonly pull?: readonly (PullLine | number | 'never')[];
}

/** A line of `/api/pull`: progress, or an error that ends it. */
export interface PullLine {
  readonly status?: string;
  readonly digest?: string;
  readonly total?: number;
  readonly completed?: number;
  readonly error?: string;
}

export type ScriptedChat = string | ScriptedAnswer;

export interface ScriptedAnswer {
  /** Only for a request whose last message contains this text; in a list, the first that fits is taken instead of the turn's. */
  readonly when?: string;
  /** The reply; default `OK`. Cut off at the request's `num_predict`, a token being about four characters. */
  readonly text?: string;
  /** The reply in exactly these pieces, one line each, never cut off. */
  readonly chunks?: readonly string[];
  /** What a thinking model thinks first. */
  readonly thinking?: string;
  /** How long a model that is not in memory takes to get there, in ms; `/api/ps` lists it afterwards. Default: no time. */
  readonly loading?: number;
  /** Wait before headers and first token, in ms; `never` holds the connection until the client leaves. */
  readonly firstToken?: number | 'never';
  /** Wait before each further line, in ms. */
  readonly eachToken?: number;
  /** `null` leaves the count out. Default: an estimate of the messages' tokens. */
  readonly promptEvalCount?: number | null;
  readonly doneReason?: 'stop' | 'length';
  /** Reported, not waited for, in ms. Default 900 when the model is (re)loaded, else 60. */
  readonly load?: number;
  /** Fields to set in the last line, or to leave out of it (`null`). */
  readonly last?: Readonly<Record<string, unknown>>;
  /** What goes wrong instead of, or in the middle of, the reply. */
  readonly failure?: ScriptedFailure;
}

export type ScriptedFailure =
  /** Refused before the first token. */
  | { readonly kind: 'status'; readonly status: number; readonly error: string }
  /** Refused with a body that is not JSON, as proxies do. */
  | { readonly kind: 'page'; readonly status: number; readonly text: string; readonly type?: string }
  /** A line with `error` after so many pieces; the status stays 200. */
  | { readonly kind: 'error-line'; readonly after: number; readonly error: string }
  /** A raw line after so many pieces, then the rest as usual. */
  | { readonly kind: 'line'; readonly after: number; readonly line: string }
  /** The connection is cut after so many pieces; 0: before any header. */
  | { readonly kind: 'drop'; readonly after: number }
  /** The answer ends in good order after so many pieces, without the line `done: true`. */
  | { readonly kind: 'no-done'; readonly after: number };

export interface ScriptedModel {
  readonly name: string;
  /** The model's largest window; default 32768. */
  readonly contextTokens?: number;
  /** Default `completion` only. */
  readonly capabilities?: readonly string[];
  /** `1.5B`. */
  readonly parameters?: string;
  /** What of it lies in video memory once it is loaded; default 0. */
  readonly videoBytes?: number;
  /** Where a remote model runs. */
  readonly remoteHost?: string;
}

/** A request to `/api/chat` as clients send it. */
export interface ChatBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly truncate?: boolean;
  readonly shift?: boolean;
  readonly think?: boolean | string;
  readonly keep_alive?: string | number;
  readonly format?: unknown;
  readonly options?: {
    readonly num_ctx?: number;
    readonly num_predict?: number;
    readonly temperature?: number;
    readonly [name: string]: unknown;
  };
}
