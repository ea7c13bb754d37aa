import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { firstSentence, shownSignature } from '../text/shortForm.ts';

/** A definition as lists show it. */
export interface SymbolSummary {
  readonly id: SymbolId;
  readonly kind: SymbolKind;
  readonly path: RepoPath;
  /** 1-based, inclusive, decorators and documentation included. */
  readonly startLine: number;
  readonly endLine: number;
  /** The header, cut between parameters where it is long; secrets masked. */
  readonly signature: string;
  /** The first sentence of its documentation, secrets masked. */
  readonly doc?: string;
}

export function summarise({ id, module, fact }: IndexedDefinition): SymbolSummary {
  return {
    id,
    kind: fact.kind,
    path: module.path,
    startLine: fact.startLine,
    endLine: fact.endLine,
    signature: hideSecrets(shownSignature({ module, fact })),
    ...(fact.doc === undefined ? {} : { doc: hideSecrets(firstSentence(fact.doc)) }),
  };
}
