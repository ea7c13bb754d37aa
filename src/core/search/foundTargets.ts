import type { OpenFile } from '../model/openFile.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';

export interface TargetsRequest {
  /** A request for a change or an explanation in words, English or Russian. */
  readonly text: string;
  /** Where the person who asks is: `this` means the definition there. */
  readonly near?: { readonly path: RepoPath; readonly line: number };
  readonly open?: readonly OpenFile[];
}

/** A definition that a request may be about, and why. */
export interface FoundTarget {
  readonly id: SymbolId;
  readonly path: RepoPath;
  readonly name: string;
  readonly kind: SymbolKind;
  /** 1-based line of its name. */
  readonly line: number;
  /** `large`: nothing speaks for it but its size, in a request that names no code. */
  readonly why: 'named' | 'line-named' | 'at-cursor' | 'in-file' | 'words' | 'only-one' | 'large';
  /** Among those found by words: what each is worth. */
  readonly worth: number;
}

export interface FoundTargets {
  /** `unclear`: several fit alike, or none; the person chooses. */
  readonly kind: 'chosen' | 'unclear';
  /** Those meant, or candidates, best first. */
  readonly targets: readonly FoundTarget[];
}
