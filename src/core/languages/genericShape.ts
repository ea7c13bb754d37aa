/** What an outside generic gives, as positions of its type arguments; what is left out is the last argument. */
export interface GenericShape {
  /** What iterating gives. */
  readonly each?: number;
  /** What a subscript and the methods that look one up give. */
  readonly element?: number;
  /** Keys and values: `items()` gives pairs of them. */
  readonly keyed?: true;
  /** Values of different types, each with its own place. */
  readonly tuple?: true;
  /** Members that give one of its arguments. */
  readonly members?: ReadonlyMap<string, number>;
  /** Calling it gives the last argument. */
  readonly callable?: true;
}
