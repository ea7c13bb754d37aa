/**
 * What a method of outside gives by the closure or the value that it is given: of an iterator or of what may hold something, where
 * the same name is of both.
 *
 * `each`: as many, or the same holder, of what the closure gives; `same`: what it gives, which is a holder; `some`: as many of what is in
 * the holders that it gives; `flat`: what those have that it gives; `plain`: what it gives; `held`: the same, or what is passed, in a
 * holder; `first`: the first argument; `pair`: pairs with what is passed; `numbered`: pairs of a number and an element; `flattened`: what
 * the elements have; `halves`: two of what it is asked of; `unzipped`: a pair of the first and the second parts; `parts`: as many of what it
 * is asked of; `collected`: what is written as a type argument, the same elements where that leaves them out; `parsed`: the written type in
 * a holder.
 */
export type ClosureResult =
  | 'each'
  | 'same'
  | 'some'
  | 'flat'
  | 'plain'
  | 'held'
  | 'first'
  | 'pair'
  | 'numbered'
  | 'flattened'
  | 'halves'
  | 'unzipped'
  | 'parts'
  | 'collected'
  | 'parsed';
