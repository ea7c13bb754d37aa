import type { CallForm } from '../callForm.ts';

export const RUST_CALL_FORM = /(?:\w+::)*(\w+)!(?=\()/uy;

/** Macros of outside that give what they are given, or what it wraps. */
export const RUST_CALL_FORMS: ReadonlyMap<string, CallForm> = new Map([
  ['ready', { means: 'inner', count: 1 }],
  ['dbg', { means: 'same', count: 1 }],
  ['pin', { means: 'same', count: 1 }],
]);
