/** What a function of outside does with its receiver (or, without one, its first argument). */
export interface ScopeFunction {
  /** What the lambda gets: the receiver as `this` or as its parameter, an element of it, or nothing known. */
  readonly passes: 'this' | 'parameter' | 'element';
  /** Which parameter of the lambda, the first unless said. */
  readonly at?: number;
  /** What the call gives: the receiver itself, what the lambda gives, many of it, or an element. */
  readonly gives: 'receiver' | 'result' | 'results' | 'element' | 'nothing';
}
