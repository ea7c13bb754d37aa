/**
 * Names that stand for types without a name of their own in the one notation that languages hand types over in
 * (read by indexing/types/typeText.ts): `T[]` is `[]<T>`.
 */

/** `T[]` and other built-in containers; the last argument is the element. */
export const ARRAY = '[]';

/** What holds a value for any key (`{ [key: string]: T }`); the argument is the value's type. */
export const KEYED = '[key]';

/** Several values of different types, as a function may give them. */
export const TUPLE = '()';

/** A type without a name; the arguments are names of fields and their types in turn. */
export const FIELDS = '$fields';

/** One of two types, by what only a compiler knows (`A extends B ? C : D`): the arguments are both. */
export const CONDITIONAL = '?:';

/** All of many types at once (`A & B & …`): each argument is one of them. */
export const JOINED = '&';
