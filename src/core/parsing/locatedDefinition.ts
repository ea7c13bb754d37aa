import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** A definition in a given text. Offsets are UTF-16 code units into that text. */
export interface LocatedDefinition {
  readonly id: SymbolId;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The whole definition: decorators and documentation included. This is what an edit replaces. */
  readonly start: number;
  readonly end: number;
  /** From the first decorator to the end of the header (before the body). */
  readonly headerStart: number;
  readonly headerEnd: number;
  readonly partial: boolean;
  /** Index of the enclosing definition in the same outline, -1 at the top. */
  readonly parent: number;
}
