import assert from 'node:assert/strict';
import { linearised } from '../../../../../src/core/indexing/members/linearisation.ts';
import type { Definition } from '../../../../../src/core/indexing/types/values.ts';
import { calleesOf, symbolsOf } from '../../../../support/indexedSymbols.ts';

/** Classes of one file by their indexes; `asked`: how often somebody wanted to tell one from another. */
function classes(count: number) {
  const work = { asked: 0 };
  const module = {
    get path() {
      work.asked++;
      return 'a.py';
    },
  };
  const all = Array.from(
    { length: count },
    (_, index) => ({ kind: 'definition', module, index }) as unknown as Definition,
  );
  return { all, work };
}

describe('the order of bases', () => {
  it('is found along a chain by asking each class a few times', () => {
    const { all, work } = classes(150);
    const order = linearised(all[0]!, ({ index }) => all.slice(index + 1, index + 2));
    assert.deepEqual(order, all);
    // Comparing each with each on every level asked millions of times.
    assert.ok(work.asked < 150 * 4, `${work.asked}`);
  });

  it('is the one of Python where classes are extended twice, and where bases contradict each other', () => {
    const { all } = classes(5);
    const bases = [[1, 2], [3], [3], [4], []];
    const order = (of: readonly (readonly number[])[]) =>
      linearised(all[0]!, ({ index }) => of[index]!.map((at) => all[at]!)).map((each) => 'index' in each && each.index);
    assert.deepEqual(order(bases), [0, 1, 2, 3, 4]);
    assert.deepEqual(order([[1, 2], [2, 3], [3], [], []]), [0, 1, 2, 3]);
    assert.deepEqual(order([[1, 2], [3, 4], [4, 3], [], []]), [0, 1, 2, 3, 4]);
    assert.deepEqual(order([[1, 2], [2], [1], [], []]), [0, 1, 2]);
  });

  it('is found through diamonds on diamonds, which have more ways through them than classes', async () => {
    const code = [
      'class A0:',
      '    def far(self): pass',
      ...Array.from({ length: 20 }, (_, at) => [
        `class L${at}(A${at}): pass`,
        `class R${at}(A${at}): pass`,
        `class A${at + 1}(L${at}, R${at}): pass`,
      ]).flat(),
      'def f(a: A20): a.far()',
      '',
    ].join('\n');
    assert.deepEqual(calleesOf(await symbolsOf({ 'a.py': code }), 'a.py#f'), ['a.py#A0.far']);
  });
});
