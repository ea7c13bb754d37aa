/** How conditions are written, by the types of nodes; what a test says holds in the region that they guard. */
export interface ConditionShapes {
  readonly group: string;
  readonly negation: string;
  /** Two conditions with an `operator`, `left` and `right`. */
  readonly both: string;
  readonly and: ReadonlySet<string>;
  readonly or: ReadonlySet<string>;
  /** Statements with a `condition`, and the field that is reached when it is true. */
  readonly branches: Readonly<Record<string, string>>;
  /** A statement that ends what is around it: behind an `if` that only leaves, its condition is false. */
  readonly leaving: ReadonlySet<string>;
  /** An expression with the value, the condition and the other value, in this order or as `body` or `consequence`, `condition` and `alternative`. */
  readonly choice: string;
  /** The condition of a comprehension, whose `body` is the region. */
  readonly filter?: string;
  /** A statement behind which its first condition is true. */
  readonly assertion?: string;
}
