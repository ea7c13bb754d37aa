import { ARRAY } from '../../model/typeNotation.ts';

/** Numbers and what they widen to, in order. */
export const NUMBERS = [
  'byte',
  'sbyte',
  'short',
  'ushort',
  'char',
  'int',
  'uint',
  'long',
  'ulong',
  'nint',
  'float',
  'double',
  'decimal',
];

/** Of these names those of objects that hold a value, where the value itself has another name (Java). */
export const OBJECTS = new Set(['Byte', 'Short', 'Character', 'Integer', 'Long', 'Float', 'Double', 'Boolean']);

/** Other names of a type: boxes, keywords, those of the libraries. */
export const BOXES: ReadonlyMap<string, string> = new Map([
  ['Byte', 'byte'],
  ['Short', 'short'],
  ['Character', 'char'],
  ['Char', 'char'],
  ['Integer', 'int'],
  ['Int', 'int'],
  ['Int32', 'int'],
  ['Int64', 'long'],
  ['Long', 'long'],
  ['Float', 'float'],
  ['Single', 'float'],
  ['Double', 'double'],
  ['Boolean', 'boolean'],
  ['bool', 'boolean'],
  ['string', 'String'],
  ['object', 'Object'],
  ['Any', 'Object'],
]);
/** Types of outside that nothing else is. */
export const FINAL = new Set([
  ...NUMBERS,
  'boolean',
  'String',
  'Class',
  'StringBuilder',
  'StringBuffer',
  'lambda',
  ARRAY,
]);

/** Types that everything is. */
export const TOP = new Set(['Object', 'dynamic', 'var', '_']);

/** Types that a string is, too. */
export const STRING_LIKE = new Set([
  'CharSequence',
  'Comparable',
  'Serializable',
  'Object',
  'IEnumerable',
  'IComparable',
]);
