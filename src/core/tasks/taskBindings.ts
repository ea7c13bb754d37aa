import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { TodoPlace } from './matchTodos.ts';

/** What doing a task on its definition would cost. Counts of tokens are those that the request will really have. */
export interface TaskScope {
  /** Definitions that call it directly, and the files these are in. */
  readonly callers: number;
  readonly files: number;
  readonly promptTokens: number;
  readonly replyTokens: number;
  readonly windowTokens: number;
  /** Whether the request fits into the window of a local model. */
  readonly fits: boolean;
}

/** Where a task stands in the code. */
export interface TaskBinding {
  readonly task: string;
  /** `orphaned`: what it names is no longer there; `file`: it names a file. */
  readonly state: 'bound' | 'file' | 'orphaned';
  /** What it is about now; of an orphaned task what it names. Absent for a TODO outside definitions. */
  readonly symbol?: SymbolId;
  readonly path: RepoPath;
  /** 1-based: of the definition's name or of the TODO; 1 for a file. */
  readonly line: number;
  /** Of an orphaned task: the definitions it may mean now, the likeliest first. */
  readonly successors?: readonly SymbolId[];
  /** Of a task that stands for a TODO comment. `unsure`: the file where it was cannot be read as a whole at present. */
  readonly todo?: 'found' | 'gone' | 'unsure';
  readonly scope?: TaskScope;
}

/** The tasks that are bound to code, and the TODO comments that no task stands for. */
export interface TasksInCode {
  readonly bindings: readonly TaskBinding[];
  readonly candidates: readonly TodoPlace[];
}

export interface TasksInCodeRequest {
  /** Of the context, as in a request. */
  readonly budget: number;
  /** The model's whole window in tokens. */
  readonly windowTokens: number;
  /** Whether scopes are wanted; each costs some milliseconds. */
  readonly scopes: boolean;
}
