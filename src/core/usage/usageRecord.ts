import type { ProblemCode } from '../edits/checkedReply.ts';
import type { ErrorCode } from '../errors.ts';
import type { ChatUsage } from '../model/chat.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** Where a request came from. */
export type UsageHost = 'editor' | 'cli' | 'server' | 'telegram';

/**
 * How a request stands. `suggested` and `stale` are open in the editor and turn into each other; `accepted` and `rejected` are what
 * a person said; the others had nothing to accept.
 */
const USAGE_OUTCOMES = [
  'suggested',
  'stale',
  'accepted',
  'rejected',
  'unchanged',
  'refused',
  'failed',
  'cancelled',
] as const;
export type UsageOutcome = (typeof USAGE_OUTCOMES)[number];

/** One time that a model was asked, in the order of asking. */
export interface UsageAttempt {
  /** `provider/model`. */
  readonly model: string;
  /** Whether the prompt stayed on this machine. */
  readonly local: boolean;
  /** From asking to the last token, or to the failure. */
  readonly ms: number;
  /** Our own estimate of what was to be sent. */
  readonly sentTokens: number;
  /** As the server reported it; absent is unknown. */
  readonly usage: ChatUsage;
  /** What of the model lay in video memory afterwards, in bytes. */
  readonly videoBytes?: number;
  /** Why there was no answer: an error's code. */
  readonly failure?: ErrorCode | 'cancelled';
}

/** What the gate said of one answer. */
export interface GateResult {
  readonly passed: boolean;
  readonly problems: readonly ProblemCode[];
}

/** What a request would have cost without a selection, in tokens of our own estimate. Absent: unknown, as for a question. */
export interface UsageBaselines {
  /** The target's whole file. */
  readonly file?: number;
  /** The same with the files that it imports directly. */
  readonly withImports?: number;
  /** The three files in which the target's name stands most often. */
  readonly grep?: number;
}

/** What the machine did meanwhile. Whatever else ran is in it. */
export interface MachineUse {
  /** Part of all processors that was busy, 0 to 1. */
  readonly processorShare: number;
  /** Memory in use at the end, in bytes. */
  readonly memoryBytes: number;
}

/** Accepted lines, as digests: the text itself is not kept. */
export interface AcceptedLines {
  readonly path: RepoPath;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A digest for each new line that is not blank, secrets hidden, blanks around it left out. */
  readonly lines: readonly string[];
}

/** How many accepted lines still stood, at the first look after the time. */
export interface SurvivalCount {
  readonly kept: number;
  /** How long after Accept was looked, in ms; for a commit, when it was made. */
  readonly afterMs: number;
}

export const SURVIVAL_SPANS = ['hour', 'day', 'commit'] as const;
export type SurvivalSpan = (typeof SURVIVAL_SPANS)[number];

/**
 * One request and what came of it. Holds no prompt, no reply and no code; the target and the path stay in `llmstruct.db` and are in
 * nothing that is exported.
 */
export interface UsageRecord {
  /** Milliseconds since 1970, when the request ended. */
  readonly made: number;
  readonly host: UsageHost;
  /** Of a question about the project: `ask`. */
  readonly action: string;
  /** Absent for a question. */
  readonly target?: SymbolId;
  readonly outcome: UsageOutcome;
  readonly attempts: readonly UsageAttempt[];
  readonly gate: readonly GateResult[];
  /** The whole request, from the question to its end. */
  readonly ms: number;
  readonly baselines: UsageBaselines;
  readonly machine?: MachineUse;
  /** The receipt of what was sent. */
  readonly receipt?: string;
  readonly accepted?: AcceptedLines;
  readonly survival?: Readonly<Partial<Record<SurvivalSpan, SurvivalCount>>>;
}

/** A record as it is handed over: the index adds the time and what it alone knows. */
export type NewUsage = Omit<UsageRecord, 'made' | 'accepted' | 'survival'>;

/** A record as it is kept. */
export interface KeptUsage extends UsageRecord {
  /** Its number in the workspace, in the order of keeping. */
  readonly id: number;
  /** How often it was changed since: by a verdict, a baseline that took longer, a look at accepted lines. */
  readonly revision: number;
}

/** As what a record was sent somewhere; where it has another revision by now, there is news. */
export type SentUsage = Pick<KeptUsage, 'id' | 'revision'>;

/** What became of a suggestion. */
export interface UsageVerdict {
  /** The receipt of its request. */
  readonly receipt: string;
  readonly outcome: UsageOutcome;
  /** With `accepted`: the file, its definition as it was and as it is now. */
  readonly edit?: { readonly path: RepoPath; readonly before: string; readonly after: string };
}

/** The attempt that answered; undefined where none did. */
export function answerOf({ attempts }: Pick<UsageRecord, 'attempts'>): UsageAttempt | undefined {
  const last = attempts.at(-1);
  return last?.failure === undefined ? last : undefined;
}
