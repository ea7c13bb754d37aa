/** What a function of outside does with its receiver (or, without one, its first argument). */
export interface ScopeFunction {
  /** What the lambda gets: the receiver as `this` or as its parameter, an element of it, or nothing known. */
  readonly passes: 'this' | 'parameter' | 'element' | 'nothing';
  /** Which parameter of the lambda, the first unless said. */
  readonly at?: number;
  /**
   * What the call gives: the receiver itself, what the lambda gives, a list of it or of what that holds, an element, or a map: of lists of
   * elements or of elements by what the lambda gives, or of what it gives by element.
   */
  readonly gives:
    | 'receiver'
    | 'result'
    | 'results'
    | 'flat'
    | 'element'
    | 'groups'
    | 'byResult'
    | 'withResult'
    | 'arguments'
    | 'made'
    | 'pair'
    | 'halves'
    | 'nothing';
  /** The type of outside that is given: it holds what is passed (`arguments`) or what the lambda gives (`made`). */
  readonly of?: string;
}
