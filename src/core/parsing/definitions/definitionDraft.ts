import type { SymbolKind } from '../../model/structDocument.ts';
import type { GivenValue } from '../scopes/givenValues.ts';
import type { TextRange } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** A definition while a file is read: its nodes and places; offsets are UTF-16 code units. */
export interface DefinitionDraft {
  kind: SymbolKind;
  readonly name: string;
  readonly nameStart: number;
  readonly node: Node;
  /** The defining node. */
  readonly start: number;
  readonly end: number;
  /** With decorators, `export` and documentation. */
  outerStart: number;
  outerEnd: number;
  /** Where the header begins (first decorator or keyword, without documentation). */
  headerStart: number;
  /** Where the signature begins, decorators left out. */
  signatureStart: number;
  readonly bodyStart: number | undefined;
  readonly body: Node | undefined;
  returns: Node | undefined;
  type: Node | undefined;
  value: Node | undefined;
  /** The type that an extension is written for. */
  receives: Node | undefined;
  /** From the value to what the name gets: a part, an element. */
  readonly valueSteps: readonly string[];
  /** What it is given elsewhere. */
  readonly furtherValues: GivenValue[];
  /** Further headers by which it may be called: those of overloads, the call signatures of a type. */
  readonly signatures: string[];
  /** The name its owner is written with (`self` in `self.x = …`). */
  readonly receiver: string | undefined;
  readonly decorators: Node[];
  exported: boolean;
  /** Importers do not see it, whatever its name. */
  hidden: boolean;
  /** A member of the type itself. */
  static: boolean;
  enclosed: boolean;
  /** A name bound by assignment, not by a declaration. */
  readonly plain: boolean;
  /** Its name, where it is one of several that a value is taken apart into. */
  readonly taken: Node | undefined;
  /** The type it is stored in from outside. */
  readonly owner: string | undefined;
  /** That type as written, with its arguments. */
  readonly ownerText: string | undefined;
  /** The trait that it is written for, as written. */
  readonly traitText: string | undefined;
  /** Its owner is not in this file. */
  foreign: boolean;
  /** A header without body that an implementation may follow. */
  readonly headerOnly: boolean;
  /** It sits in a function but belongs to the class around (`self.x = …`). */
  readonly ofClass: boolean;
  /** A property whose value is an object inside another: what stands in it belongs to what holds them all. */
  readonly part: boolean;
  docComment: TextRange | undefined;
  parent: number;
}

/** Kinds whose own text is a scope for names. */
export function opensScope(draft: DefinitionDraft): boolean {
  return draft.bodyStart !== undefined || draft.kind === 'class' || draft.kind === 'interface';
}

export function newDraft(parts: {
  kind: SymbolKind;
  name: string;
  node: Node;
  nameStart: number;
  body?: Node | undefined;
  returns?: Node | undefined;
  type?: Node | undefined;
  value?: Node | undefined;
  valueSteps?: readonly string[];
  receiver?: string | undefined;
  owner?: string | undefined;
  ownerText?: string | undefined;
  traitText?: string | undefined;
  exported?: boolean;
  headerOnly?: boolean;
  ofClass?: boolean;
  plain?: boolean;
  taken?: Node;
  part?: boolean;
}): DefinitionDraft {
  const start = parts.node.startIndex;
  const end = parts.node.endIndex;
  return {
    kind: parts.kind,
    name: parts.name,
    nameStart: parts.nameStart,
    node: parts.node,
    start,
    end,
    outerStart: start,
    outerEnd: end,
    headerStart: start,
    signatureStart: start,
    bodyStart: parts.body?.startIndex,
    body: parts.body,
    returns: parts.returns,
    type: parts.type,
    value: parts.value,
    receives: undefined,
    valueSteps: parts.valueSteps ?? [],
    furtherValues: [],
    signatures: [],
    receiver: parts.receiver,
    decorators: [],
    exported: parts.exported ?? false,
    hidden: false,
    static: false,
    enclosed: false,
    foreign: false,
    plain: parts.plain ?? false,
    taken: parts.taken,
    owner: parts.owner,
    ownerText: parts.ownerText,
    traitText: parts.traitText,
    headerOnly: parts.headerOnly ?? false,
    ofClass: parts.ofClass ?? false,
    part: parts.part ?? false,
    docComment: undefined,
    parent: -1,
  };
}

/** Whether a definition is a function or a method, constructors and accessors left out. */
export function isFunction({ kind }: DefinitionDraft): boolean {
  return kind === 'function' || kind === 'method';
}
