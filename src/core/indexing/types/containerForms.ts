import { ARRAY, FIELDS, JOINED, KEYED, TUPLE } from '../../model/typeNotation.ts';
import type { Container } from './values.ts';

/** What the names of types without one say of what holds their arguments. */
export const CONTAINER_FORMS: ReadonlyMap<string, Pick<Container, 'fields' | 'joined' | 'keyed' | 'tuple'>> = new Map([
  [ARRAY, {}],
  [FIELDS, { fields: true }],
  [JOINED, { joined: true }],
  [KEYED, { keyed: true }],
  [TUPLE, { tuple: true }],
]);
