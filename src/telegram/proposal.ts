import type { RepoPath } from '../core/model/repoPath.ts';
import type { Asker, FixWish } from './fixWish.ts';

/** A checked change that waits for a person, or what became of it. */
export interface Proposal {
  /** Stands in its buttons and in the name of its branch. */
  readonly id: string;
  readonly asker: Asker;
  /** The message that has the buttons. */
  readonly message: number;
  readonly wish: FixWish;
  readonly target: string;
  readonly model: string;
  readonly receipt: string;
  /** Milliseconds since 1970. */
  readonly made: number;
  readonly status: 'open' | 'accepted' | 'rejected' | 'replaced';
  /** What would be written; let go when it is settled. Absent too where there is nothing to accept. */
  readonly change?: ProposedChange;
  /** The model's own words, for another try. */
  readonly reply: string;
  /** Of an accepted one: where it is, and the branch that was checked out then. */
  readonly branch?: string;
  readonly from?: string;
}

export interface ProposedChange {
  readonly path: RepoPath;
  /** Absent: a new file. */
  readonly made?: { readonly base: string; readonly definition: string };
  readonly newText: string;
}

/** A question which of several definitions is meant. */
export interface Choice {
  readonly id: string;
  readonly asker: Asker;
  readonly message: number;
  readonly wish: Omit<FixWish, 'target'>;
  readonly targets: readonly string[];
}

/** What was understood of a voice note, until somebody says whether it is to be done. */
export interface HeardNote {
  readonly id: string;
  readonly asker: Asker;
  /** The message that says what was understood. */
  readonly message: number;
  readonly words: string;
}
