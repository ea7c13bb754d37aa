import assert from 'node:assert/strict';
import type { ModuleEntry } from '../../../../../src/core/indexing/moduleEntry.ts';
import { importsInside } from '../../../../../src/core/indexing/names/importsInside.ts';

describe('imports inside namespaces', () => {
  it('are found for thousands of namespaces by reading each import a few times', () => {
    let read = 0;
    const count = 2000;
    const definitions = [
      { name: 'root', parent: -1 },
      ...Array.from({ length: count }, (_, at) => ({ name: `n${at}`, parent: 0 })),
    ];
    const imports = Array.from({ length: count }, (_, at) => ({
      from: `a${at}`,
      name: '*',
      as: '',
      get inside() {
        read++;
        return at % 2 === 0 ? `root::n${at}` : undefined;
      },
    }));
    const module = { facts: { definitions, imports } } as unknown as ModuleEntry;
    for (let at = 0; at < count; at++) {
      const found = importsInside(module, at + 1).map(({ from }) => from);
      assert.deepEqual(found, at % 2 === 0 ? [`a${at}`] : []);
    }
    assert.deepEqual(importsInside(module, 0), []);
    assert.ok(read <= 2 * count, `${read}`);
  });
});
