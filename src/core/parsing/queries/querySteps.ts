/** Symbols of steps that any node takes, or any that is a rule of the grammar. */
export const ANY = -1;
export const ANY_NAMED = -2;

/** A pattern of one node, with names as numbers and what comes next linked, so that matching needs no stack of its own. */
export interface QueryStep {
  /** Its number in the query. */
  readonly id: number;
  readonly symbol: number;
  /** Zero for none, as the field. */
  readonly supertype: number;
  readonly field: number;
  readonly without: readonly number[];
  readonly captures: readonly string[];
  /** Each has to hold for the node's text. */
  readonly tests: readonly TextTest[];
  readonly place: QueryPlace;
  /** The first of its children's places. */
  children: QueryPlace | undefined;
}

/** A place among siblings, linked to what follows. */
export interface QueryPlace {
  steps: readonly QueryStep[];
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
  readonly isAnchored: boolean;
  readonly isLast: boolean;
  readonly owner: QueryStep | undefined;
  next: QueryPlace | undefined;
  /** What follows where this is left out. */
  skip: QueryPlace | undefined;
}

export type TextTest = (text: string) => boolean;

/** A condition that holds for a match as a whole, since what it is said of may be missing or be several. */
export interface MatchTest {
  readonly capture: string;
  readonly test: TextTest;
  /** It does not hold where nothing is captured. */
  readonly needsOne: boolean;
}

/** A pattern that is ready to match. */
export interface CompiledPattern {
  readonly index: number;
  readonly start: QueryPlace;
  readonly tests: readonly MatchTest[];
  /** Each match counts as it is found: none can be a part of another or be found twice, and no test is left. */
  readonly isCertain: boolean;
  /** It begins with one of several siblings. */
  readonly isGroup: boolean;
}
