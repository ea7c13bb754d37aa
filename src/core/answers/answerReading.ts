import type { CheckedReply, EditProblem } from '../edits/checkedReply.ts';
import type { OpenFile } from '../model/openFile.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';

export interface AnswerRequest {
  /** An assistant's answer, in Markdown. */
  readonly text: string;
  /** What a person chose for code that may belong to several definitions. */
  readonly picks?: readonly AnswerPick[];
  readonly open?: readonly OpenFile[];
}

/** The code of a block (1-based, as numbered in the reading) that has the name of the target goes to the target. */
export interface AnswerPick {
  readonly block: number;
  readonly target: SymbolId;
}

/** What a chat answer holds for this workspace. Nothing is written. */
export interface AnswerReading {
  /** One for each definition of its code, and one for each block without any; in order. */
  readonly code: readonly AnswerCode[];
  readonly advice: readonly AdviceFound[];
}

interface CodePlace {
  /** Which block of code of the answer, 1-based. */
  readonly block: number;
  /** 1-based line of the answer. */
  readonly line: number;
}

/** A definition of a block, by its name there. */
interface NamedCode extends CodePlace {
  readonly name: string;
  readonly kind: SymbolKind;
}

/**
 * What became of some code. `suggested`: it passed the gate for its target, which may be new; `unchanged`: it is what is there; `superseded`: a later block is for the
 * same definition; `ambiguous`: it may belong to several; `unbound`: it has no place, `reason` says why.
 */
export type AnswerCode =
  | (NamedCode & { readonly state: 'suggested'; readonly target: SymbolId; readonly edit: AnswerEdit })
  | (NamedCode & { readonly state: 'refused'; readonly target: SymbolId; readonly problems: readonly EditProblem[] })
  | (NamedCode & { readonly state: 'unchanged' | 'superseded'; readonly target: SymbolId })
  | (NamedCode & { readonly state: 'ambiguous'; readonly candidates: readonly SymbolId[] })
  | (CodePlace & { readonly state: 'unbound'; readonly reason: UnboundReason; readonly name?: string });

/** `new`: nothing of that name is there, nor a clear place for it; `no-definition`: commands, output, an excerpt; `rejected`: the answer shows it as what not to write, or what was; `diff`: a patch; `unfinished`: the answer ends in it. */
export type UnboundReason = 'new' | 'no-definition' | 'rejected' | 'language' | 'diff' | 'unfinished';

/** A change that passed the gate, bound to the text that it was checked in. */
export interface AnswerEdit extends Omit<Extract<CheckedReply, { readonly status: 'suggested' }>, 'status' | 'hunks'> {
  readonly path: RepoPath;
  readonly base: string;
  /** The target in `base`. */
  readonly start: number;
  readonly end: number;
  /** As a model's reply would be, placeholders in the place of secrets: for another check when the text has changed. */
  readonly reply: string;
  /** The definition is new and comes behind this one, at `start` and `end`, which stays as it is. */
  readonly behind?: { readonly id: SymbolId; readonly name: string; readonly kind: SymbolKind };
}

/** Advice that may become a task. */
export interface AdviceFound {
  readonly line: number;
  readonly title: string;
  readonly description?: string;
  /** 16 hex digits over its words, its identity: kept with the task that it becomes. */
  readonly digest: string;
  /** The one definition or file that it names. */
  readonly symbol?: SymbolId;
  /** Where a name in it means several: which ones. */
  readonly candidates?: readonly SymbolId[];
}

/** What an import did. */
export interface ImportedAdvice<Task> {
  readonly added: readonly Task[];
  /** Tasks that stood for the same advice before. */
  readonly known: readonly Task[];
}
