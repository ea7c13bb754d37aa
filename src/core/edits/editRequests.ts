import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { ActionName } from '../prompts/actions.ts';
import type { TestTarget } from '../testFiles/placeTest.ts';

/** A definition at its place in a text, and what is done to it. */
export interface EditPlace {
  readonly path: RepoPath;
  readonly base: string;
  readonly start: number;
  readonly end: number;
  readonly target: SymbolId;
  readonly action: ActionName;
  /** A new definition, as its id will be, that comes behind the target; the target itself stays as it is. */
  readonly adds?: SymbolId;
}

export interface CheckRequest extends EditPlace {
  readonly reply: string;
  readonly cutOff: boolean;
  /** Where the reply's test goes, for an action that writes one. */
  readonly test?: TestTarget;
}

export interface EditRequest extends EditPlace {
  /** The target's new text, as the gate once gave it, or with some of its hunks alone. */
  readonly replacement: string;
  /** Import statements that come with it, one each. */
  readonly imports: readonly string[];
}
