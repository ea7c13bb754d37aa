/** Methods of containers that give one of the elements. */
export const ELEMENT_METHODS = new Set([
  'get',
  'pop',
  'shift',
  'at',
  'find',
  'next',
  'setdefault',
  'popleft',
  'findLast',
]);
/** Those that give such a container again. */
export const SAME_METHODS = new Set([
  ...['values', 'filter', 'slice', 'copy', 'concat', 'reverse', 'sort', 'items', 'toSorted', 'toReversed', 'splice'],
]);
/** Those of mappings that give their keys, values or both. */
export const MAPPING_VIEWS = new Set(['keys', 'values', 'items']);
/** Those that hand each element to a function. */
export const VISITING_METHODS = new Set(['forEach', 'map', 'flatMap', 'some', 'every', 'findIndex', 'findLastIndex']);
/** Those that hand elements to a function otherwise: two of them, or one after what was made of those before it. */
export const PASSING_METHODS: ReadonlyMap<string, 'sorted' | 'reduced'> = new Map([
  ['sort', 'sorted'],
  ['toSorted', 'sorted'],
  ['reduce', 'reduced'],
  ['reduceRight', 'reduced'],
]);
