/** How often a part of a pattern may match: once, perhaps, any number of times, at least once. */
export type Quantifier = '' | '?' | '*' | '+';

/** What a pattern says of one node. */
export interface NodePattern {
  /** The node's type, undefined where any will do. */
  readonly type: string | undefined;
  /** It is a rule of the grammar, not a token written in quotes; for a wildcard: only such nodes will do. */
  readonly isNamed: boolean;
  /** The supertype that it has to stand for (`(_expression/self)`). */
  readonly supertype: string | undefined;
  /** The field that it has to have in its parent. */
  field: string | undefined;
  /** Fields that it must not have. */
  readonly without: readonly string[];
  readonly children: readonly PatternPart[];
  readonly captures: string[];
}

/** One place in a sequence of siblings: a node, or one of several. */
export interface PatternPart {
  readonly alternatives: readonly NodePattern[];
  quantifier: Quantifier;
  /** How many parts are left out together where this one may be missing: those of a group. */
  span: number;
  /** No named node may stand between what matched before, or the parent's start, and this. */
  isAnchored: boolean;
  /** No named sibling may follow. */
  isLast: boolean;
}

/** A condition on the text of what is captured (`#eq?` and the like). */
export interface TextCondition {
  readonly operator: string;
  readonly capture: string;
  readonly values: readonly string[];
}

/** A pattern of a query: siblings, mostly one. */
export interface QueryPattern {
  readonly parts: readonly PatternPart[];
  readonly conditions: readonly TextCondition[];
}
