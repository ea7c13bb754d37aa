import type { DriftFinding } from '../documentation/driftFinding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { SignatureEffect } from './signatureEffect.ts';

/** What a change of a workspace's code means, from a base to a head: plain data, equal for equal trees. */
export interface ChangeReport {
  /** The files whose code differs, in path order. */
  readonly modules: readonly ModuleChange[];
  /** The definitions that differ, by path, then in source order. What lies inside an added or removed one is counted there. */
  readonly symbols: readonly SymbolChange[];
  readonly errors: { readonly added: readonly ErrorChange[]; readonly gone: readonly ErrorChange[] };
  /** Circles of imports that the base does not have, each from its first module in code-unit order and back to it. */
  readonly cycles: readonly (readonly RepoPath[])[];
  readonly tasks: readonly TaskChange[];
  /** Where the documentation of a definition that was added or changed contradicts its code; only for the files as they are, not for a commit. */
  readonly drift: readonly DriftFinding[];
  /** Our estimates: what a reviewer's model needs for this change, and what the changed files as a whole would cost it. */
  readonly tokens: { readonly review: number; readonly files: number };
}

export interface ModuleChange {
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  readonly path: RepoPath;
  /** Its path in the base, where that is another. */
  readonly was?: RepoPath;
  /** How many definitions it has; those of the base for a removed one. */
  readonly symbols: number;
  /** Why a removed one is no module any more though there is such a file. */
  readonly reason?: string;
  /** Code outside all definitions differs, imports left out. */
  readonly topLevel?: true;
  /** Of a removed or renamed one: who uses something of it, and was not changed with it. */
  readonly left: readonly Usage[];
  /** How many users were changed with it. */
  readonly followed: number;
}

/** In which ways a definition differs; several may hold. `code`: behind the header. */
export type SymbolChangeKind = 'added' | 'removed' | 'renamed' | 'moved' | 'signature' | 'code';

export interface SymbolChange {
  readonly changes: readonly SymbolChangeKind[];
  /** In the head; in the base for a removed one. */
  readonly id: SymbolId;
  readonly was?: SymbolId;
  readonly kind: SymbolKind;
  readonly path: RepoPath;
  /** 1-based, of its name. */
  readonly line: number;
  readonly exported: boolean;
  readonly signature: string;
  /** The signature in the base, where it is another. */
  readonly before?: string;
  /** Whom the other signature concerns. */
  readonly effect?: SignatureEffect;
  /** How many definitions came or went with it. */
  readonly members?: number;
  /** Who uses it as it was in the base, and was not changed with it. */
  readonly left: readonly Usage[];
  /** How many users were changed with it. */
  readonly followed: number;
}

export interface Usage {
  /** A definition, or a module's path for its top level. In the head. */
  readonly id: SymbolId;
  readonly path: RepoPath;
  /** 1-based, of the user's name; 1 for a top level. */
  readonly line: number;
  readonly via: 'calls' | 'uses' | 'extends' | 'decorates' | 'overrides';
}

export interface ErrorChange {
  readonly path: RepoPath;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  /** The definition around it. */
  readonly symbol?: SymbolId;
}

export interface TaskChange {
  /** `symbol-changed`, `symbol-removed`: what happened to the code that the task is about. */
  readonly change: 'added' | 'removed' | 'changed' | 'symbol-changed' | 'symbol-removed';
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** The status in the base, where it is another. */
  readonly was?: string;
  readonly symbol?: SymbolId;
}

export interface ChangesRequest {
  /** A commit's id. */
  readonly base: string;
  /** A commit's id; absent: the files as they are now. */
  readonly head?: string;
}
