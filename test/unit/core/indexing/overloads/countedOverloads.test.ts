import assert from 'node:assert/strict';
import { allNamesakes } from '../../../../../src/core/indexing/overloads/countedOverloads.ts';
import type { Definition } from '../../../../../src/core/indexing/types/values.ts';

/** Functions of one name in one file. */
function functions(path: string, count: number): Definition[] {
  const definitions = Array.from({ length: count }, () => ({ name: 'put', parent: -1 }));
  const all = definitions.map((_, at) => at);
  const module = { path, facts: { definitions }, namesakes: new Map([[-1, new Map([['put', all]])]]) };
  return all.map((index) => ({ kind: 'definition', module, index }) as unknown as Definition);
}

describe('all functions of a name', () => {
  it('are listed once for a file, not once for each of its functions', () => {
    const all = functions('a.cpp', 2000);
    assert.deepEqual(allNamesakes([all[5]!, ...all]), all);
  });

  it('are listed where the first and where the last of a file stands', () => {
    const [a, b] = [functions('a.cpp', 2), functions('b.cpp', 1)];
    const order = allNamesakes([a[0]!, b[0]!, a[1]!]).map(({ module, index }) => `${module.path} ${index}`);
    assert.deepEqual(order, ['a.cpp 0', 'a.cpp 1', 'b.cpp 0', 'b.cpp 0', 'a.cpp 0', 'a.cpp 1']);
  });
});
