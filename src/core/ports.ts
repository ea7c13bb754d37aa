import type { Receipt } from './context/receipt.ts';
import type { RequestForm } from './context/requestForms.ts';
import type { ChatMessage, ChatUsage } from './model/chat.ts';
import type { PackedFacts } from './model/packedFacts.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { Departure } from './privacy/departure.ts';
import type { KeptUsage, SentUsage, UsageRecord } from './usage/usageRecord.ts';
import type { UsageGroup } from './usage/usageTotals.ts';

export type { ChatMessage, ChatUsage } from './model/chat.ts';

/** Tells a stage that nobody waits for its result any more. */
export interface Cancellation {
  readonly cancelled: boolean;
  /** Calls back at most once; at once when already cancelled. Returns how to stop listening. */
  onCancel(listener: () => void): () => void;
}

/** What a file turned out to be when read. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Not to be parsed, with the reason in words of the skip table (`binary`, `too large`, `unreadable`, …). */
  | { readonly kind: 'skipped'; readonly reason: string };

/** A file that git would list, or a reason why it is no source. */
export interface ListedFile {
  readonly path: RepoPath;
  /** Set for what must not be read: symlinks, sockets. */
  readonly skipped?: string;
}

/** The workspace's files. Paths are workspace-relative; nothing outside the workspace is reachable. */
export interface FileSystem {
  /** What `git ls-files -co --exclude-per-directory=.gitignore` lists and exists, in code-unit order. */
  list(cancellation?: Cancellation): Promise<readonly ListedFile[]>;
  /** Reads as text (UTF-8, or UTF-16 by its BOM); the BOM is kept as U+FEFF. Never throws for a file. */
  read(path: RepoPath): Promise<FileContent>;
  /** The text of a file of ours, whatever its size; undefined when it is missing or unreadable. */
  readOutput(path: RepoPath): Promise<string | undefined>;
  /** Copies a file byte for byte, never over one that is there. Throws `struct-unwritable`. */
  copyAside(from: RepoPath, to: RepoPath): Promise<void>;
  /** Changes whenever somebody writes or replaces the file; undefined when it is missing. */
  outputStamp(path: RepoPath): Promise<string | undefined>;
  /** Replaces a file in one step (temporary file beside it, then rename). Throws `struct-unwritable`. */
  writeAtomic(path: RepoPath, text: string | readonly string[]): Promise<void>;
}

/** The workspace's files as a commit has them; nothing is written. */
export interface CommitFiles extends Pick<FileSystem, 'list' | 'read'> {
  /** Lets go of what reading holds. */
  close(): void;
}

/** A file handed to the extraction. */
export interface SourceFile {
  readonly path: RepoPath;
  readonly language: string;
  readonly text: string;
}

/** Turns a text into facts, perhaps in another thread. A crash or a hang costs that file only: it resolves to `failed`. */
export interface FactExtraction {
  extract(file: SourceFile): Promise<ExtractionResult>;
}
export type ExtractionResult =
  | { readonly kind: 'facts'; readonly packed: PackedFacts }
  | { readonly kind: 'failed'; readonly reason: string };

/** Facts by path, from earlier runs. Disposable: losing it costs time, never a result. */
export interface FactStore {
  /** The JSON of the `FileFacts` stored for exactly this content, or undefined. */
  facts(path: RepoPath, digest: string): string | undefined;
  /** The JSON of the `BodyFacts` stored for exactly this content, or undefined. */
  body(path: RepoPath, digest: string): string | undefined;
  /** The JSON of the `WordFacts` stored for exactly this content, or undefined. */
  words(path: RepoPath, digest: string): string | undefined;
  put(entries: readonly { readonly path: RepoPath; readonly digest: string; readonly packed: PackedFacts }[]): void;
  /** Whether `facts` would find something; cheaper. */
  has(path: RepoPath, digest: string): boolean;
  /** Forgets every path not in `kept`. */
  prune(kept: ReadonlySet<RepoPath>): void;
  /** What the last finished update of the whole workspace left with `remember`, undefined when there was none. */
  remembered(): string | undefined;
  remember(text: string): void;
}

/** Receipts of requests. Where they cannot be stored, they last as long as the process. */
export interface ReceiptStore {
  /** Keeps a receipt and gives its id. */
  add(receipt: Omit<Receipt, 'id'>): string;
  get(id: string): Receipt | undefined;
}

/** What requests cost and what came of them. Where it cannot be stored, it lasts as long as the process. */
export interface UsageStore {
  /** Keeps a record and gives its number. */
  add(record: UsageRecord): number;
  /** The number of the record with a receipt; undefined where it is forgotten. */
  numberOf(receipt: string): number | undefined;
  /** Replaces a record by what `change` makes of it, in one step; nothing happens for one that is forgotten. */
  change(id: number, change: (record: UsageRecord) => UsageRecord): void;
  /** Those made since a time, or all, in the order of keeping. */
  list(since?: number): readonly KeptUsage[];
  /** Those that were not sent to a place yet, or have changed since, in the order of keeping. */
  unsent(target: string): readonly KeptUsage[];
  markSent(target: string, sent: readonly SentUsage[]): void;
  /** Another text whenever something was kept or changed, by whatever process. */
  version(): string;
  /** The sums of the records that are kept no more. */
  forgotten(): readonly UsageGroup[];
}

/** What left this machine. Where it cannot be stored, it lasts as long as the process. */
export interface DepartureStore {
  add(departure: Departure): void;
  /** Those since a time (ms since 1970), or all that are known; oldest first. */
  list(since?: number): readonly Departure[];
}

/** The workspace's commits. */
export interface History {
  /**
   * The first commit after a time (ms since 1970) that touched a file: when it was made and the file's text in it, undefined where it
   * removed the file. Undefined where there is none, or no git.
   */
  nextCommit(
    path: RepoPath,
    after: number,
  ): Promise<{ readonly made: number; readonly text: string | undefined } | undefined>;
}

/** First 16 hex digits of the SHA-256 of the text's UTF-8 bytes. */
export type Digest = (text: string) => string;

/** Resolves at once, or after other work of this thread had its turn: awaited between the steps of long work. */
export type TakeTurn = () => Promise<void>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export interface Log {
  write(level: LogLevel, message: string): void;
}

/** Milliseconds from an arbitrary start. For durations only: no time enters any output file. */
export type Clock = () => number;

/** Milliseconds since 1970. For what is kept in `llmstruct.db` only. */
export type WallClock = () => number;

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The most tokens the reply may have; always positive. */
  readonly replyTokens: number;
  /** The window the model must be loaded with; the same value on every request of a session. */
  readonly windowTokens: number;
  /** Our own estimate of the prompt's tokens, to notice a truncated prompt. */
  readonly promptTokens: number;
  /** Texts at which the reply ends, themselves left out. */
  readonly stop?: readonly string[];
}

/** The opening of a prompt. */
export interface WarmUpRequest extends Pick<ChatRequest, 'messages' | 'windowTokens' | 'promptTokens'> {
  readonly load: boolean;
}

export type ChatProgress =
  /** Connected; the model reads the prompt, or loads where the server does not say which. */
  | { readonly kind: 'waiting' }
  /** The server says that the model is not in memory yet. */
  | { readonly kind: 'loading' }
  /** The server is still at work for a request that was given up; about so many seconds, where that is known. */
  | { readonly kind: 'busy'; readonly seconds?: number }
  /** The server asked to come back after so many seconds. */
  | { readonly kind: 'pausing'; readonly seconds: number }
  | { readonly kind: 'text'; readonly text: string };

export interface ChatReply {
  readonly text: string;
  /** `provider/model` that answered. */
  readonly model: string;
  readonly usage: ChatUsage;
  /** The reply ran into `replyTokens` or the window's end. */
  readonly cutOff: boolean;
}

/** What is known of a model before it is asked. */
export interface ModelTraits {
  /** The window, in tokens, that its requests are to have: the same until one needs more, since another makes Ollama load it anew. */
  readonly windowTokens: number;
  /** The largest window it may have: by the model itself and by the memory of its machine. */
  readonly largestWindow: number;
  /** The cap, in our own tokens, of prompt and reply in a window, where the server counts more than we do. */
  capTokens(windowTokens: number): number;
  /** The form of request it does best with. */
  readonly form: RequestForm;
}

/**
 * A model that answers. Throws `LlmstructError` (`model-unreachable`, `model-missing`, `model-failed`, `model-interrupted`,
 * `model-out-of-memory`, `model-overloaded`, `model-refused`, `rate-limited`, `key-refused`, `prompt-truncated`) or `Cancelled`.
 */
export interface ChatModel {
  /** `provider/model`. */
  readonly id: string;
  /** Where prompts go, for people: an address without credentials. Certain once `staysOnThisMachine` has answered. */
  readonly endpoint: string;
  /** Whether requests stay on this machine, as far as it is known without asking. */
  readonly local: boolean;
  /**
   * Whether a prompt would stay on this machine. Asked before the first one: nothing may leave the machine unasked. Where the
   * server cannot be asked, what the address and the name say. Throws `Cancelled` only.
   */
  staysOnThisMachine(cancellation?: Cancellation): Promise<boolean>;
  /** Absent: nothing is known, and any window will do. Where the server cannot be asked, what is usual. Throws `Cancelled` only. */
  traits?(cancellation?: Cancellation): Promise<ModelTraits>;
  /**
   * Lets the model read the opening of prompts to come, so that they are answered sooner. Only on this machine, only when the server
   * has nothing else to do; `load`: also when the model is not in memory. True when it was read. Throws as `chat`.
   */
  warmUp?(request: WarmUpRequest, cancellation: Cancellation): Promise<boolean>;
  chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply>;
  /** How much of the loaded model lies in video memory, in bytes; undefined where nobody knows. Never throws. */
  videoMemory?(): Promise<number | undefined>;
}
