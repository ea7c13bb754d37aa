/**
 * What a call of a function says that is known by its name: it gives its argument (`same`), what that wraps (`inner`), one of its elements
 * (`element`), what holds it (`holder`, as `Some(x)` and `Arc::new(x)` of Rust), all its arguments in one (`either`), what the argument holds by its keys (`values`, `entries` with them), another
 * container of the same (`copy`), its class (`class`), what comes after a class among the bases (`above`), a value of the type that an argument names (`cast`,
 * `bound`), or says of what type its argument is where it is true (`test`). A loop over it gets the elements of its argument with their
 * numbers (`numbered`) or of all its arguments (`side by side`); a function that it is given first gets those of the second (`visited`).
 */
export interface CallForm {
  readonly means:
    | 'same'
    | 'inner'
    | 'element'
    | 'holder'
    | 'either'
    | 'values'
    | 'entries'
    | 'copy'
    | 'numbered'
    | 'side by side'
    | 'visited'
    | 'class'
    | 'above'
    | 'cast'
    | 'bound'
    | 'test';
  /** How many arguments without a name it has then; absent: one or more. */
  readonly count?: number;
}
