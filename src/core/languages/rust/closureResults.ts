import type { ClosureResult } from '../closureResult.ts';

/** Methods of the standard library's iterators, options, results and slices that give something by what they are given. */
export const RUST_CLOSURE_RESULTS: ReadonlyMap<string, ClosureResult> = new Map<string, ClosureResult>([
  ['map', 'each'],
  ...of('and_then find_map', 'same'),
  ...of('filter_map map_while', 'some'),
  ['flat_map', 'flat'],
  ...of('map_or map_or_else', 'plain'),
  ...of('then then_some', 'held'),
  ['fold', 'first'],
  ['zip', 'pair'],
  ['enumerate', 'numbered'],
  ['flatten', 'flattened'],
  ['partition', 'halves'],
  ['unzip', 'unzipped'],
  ...of('chunks chunks_mut chunks_exact chunks_exact_mut rchunks windows chunk_by', 'parts'),
  ['collect', 'collected'],
  ['parse', 'parsed'],
]);

function of(names: string, result: ClosureResult): readonly (readonly [string, ClosureResult])[] {
  return names.split(' ').map((name) => [name, result] as const);
}
