import assert from 'node:assert/strict';
import { findOverrides } from '../../../../../src/core/indexing/members/dispatch.ts';
import type { ModuleEntry } from '../../../../../src/core/indexing/moduleEntry.ts';
import type { Resolver } from '../../../../../src/core/indexing/resolver.ts';

describe('what overrides what', () => {
  it('is found by asking each type once what it extends, however many stand below it', () => {
    const count = 300;
    const ids = Array.from({ length: count }, (_, at) => `a#C${at}`);
    let read = 0;
    const module = {
      path: 'a',
      language: {},
      facts: { definitions: ids.map((_, at) => ({ kind: 'class', name: `C${at}`, parent: -1 })) },
      indexOf: (id: string) => ids.indexOf(id),
      members: new Map(),
      get ids() {
        read++;
        return ids;
      },
    } as unknown as ModuleEntry;
    const lineage = new Map(ids.slice(1).map((_, at) => [at + 1, [ids[at]!]]));
    const resolver = {
      partsOf: (_: ModuleEntry, index: number) => [{ module, index }],
    } as unknown as Resolver;
    assert.equal(findOverrides(new Map([['a', module]]), [[module, lineage]], resolver).size, 0);
    assert.ok(read < 4 * count, `${read}`);
  });
});
