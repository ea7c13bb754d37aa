import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** What fills the rest of the budget after the signatures. */
export type FillMode = 'none' | 'callers' | 'bodies';

/** Why something is shown; also the order of the parts in a prompt. */
export type ContextRole = 'outline' | 'dependency' | 'member' | 'type' | 'inherited' | 'caller';

/** How much of a definition is shown. */
export type ContextForm = 'signature' | 'body' | 'outline';

export interface ContextItem {
  readonly id: SymbolId;
  readonly path: RepoPath;
  /** 1-based, inclusive: the lines that the text shows. */
  readonly startLine: number;
  readonly endLine: number;
  readonly role: ContextRole;
  readonly form: ContextForm;
  readonly tokens: number;
  /** In words a person understands: `called`, `type of parameter cart`, … */
  readonly why: string;
}

export interface DroppedItem {
  readonly id: SymbolId;
  readonly why: string;
}

/** The context beside a target; the target is not in it. */
export interface ContextPack extends PackContent {
  readonly target: SymbolId;
}

/** The context for a question in words. */
export interface QuestionPack extends PackContent {
  readonly question: string;
}

/** What is sent, and why. */
export interface PackContent {
  readonly budget: number;
  /** Our estimate of `text`; never above `budget`. */
  readonly tokens: number;
  readonly text: string;
  /** Best first. */
  readonly items: readonly ContextItem[];
  readonly dropped: readonly DroppedItem[];
  /** 16 hex digits over `text`. */
  readonly digest: string;
}
