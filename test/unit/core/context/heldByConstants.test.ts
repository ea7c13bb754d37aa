import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'internal.ts': [
    'export const some = <A>(a: A): A => a;',
    'export const gives = <A>(a: A): A => a;',
    'export const plain = <A>(a: A): A => a;',
    'export interface Maker { make(): void }',
    'export const maker: Maker = { make() {} };',
  ].join('\n'),
  'a.ts': [
    "import * as internal from './internal';",
    'function own(a: number): number { return a; }',
    'export const some: <A>(a: A) => A = internal.some;',
    'export const other: { <A>(a: A): A } = internal.gives;',
    'export const plain = internal.plain;',
    'export const mine: (a: number) => number = own;',
    'export const maker: internal.Maker = internal.maker;',
    'export function use(by: internal.Maker) { some(1); other(2); plain(3); mine(4); maker.make(); }',
  ].join('\n'),
};

describe('a constant with a type of its own', () => {
  it('stands for what it holds, and not for what its type says', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const { items } = await index.context({ target: 'a.ts#use', budget: 2048, fill: 'none' });
    assert.deepEqual(items.map(({ id }) => id).sort(), [
      'a.ts#maker',
      'a.ts#mine',
      'a.ts#other',
      'a.ts#plain',
      'a.ts#some',
      'internal.ts#Maker',
      'internal.ts#Maker.make',
      'internal.ts#plain',
    ]);
  });
});
