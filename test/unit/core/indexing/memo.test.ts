import assert from 'node:assert/strict';
import { Memo, NO_FILE } from '../../../../src/core/indexing/memo.ts';
import type { Value } from '../../../../src/core/indexing/types/values.ts';

const value = (name: string): Value => ({ kind: 'external', package: 'p', name });
const namesOf = (values: readonly Value[]) => values.map((each) => (each.kind === 'external' ? each.name : '?')).sort();

/** Results by name: values of their own, and others that they take over. */
type Rules = Readonly<Record<string, { readonly own: string; readonly needs: readonly string[] }>>;

function createSolver(rules: Rules) {
  const memo = new Memo();
  let computed = 0;
  const solve = (key: string): readonly Value[] =>
    memo.values(NO_FILE, key, () => {
      computed++;
      const { own, needs } = rules[key]!;
      return [...(own === '' ? [] : [value(own)]), ...needs.flatMap(solve)];
    });
  return { solve, computed: () => computed };
}

describe('memo', () => {
  it('computes what needs nothing else once', () => {
    const { solve, computed } = createSolver({ a: { own: 'x', needs: ['b'] }, b: { own: 'y', needs: [] } });
    assert.deepEqual(namesOf(solve('a')), ['x', 'y']);
    solve('b');
    solve('a');
    assert.equal(computed(), 2);
  });

  it('gives the same for results that need each other, whichever is asked first', () => {
    const rules: Rules = {
      a: { own: 'x', needs: ['b'] },
      b: { own: 'y', needs: ['c', 'a'] },
      c: { own: '', needs: ['a', 'd'] },
      d: { own: 'z', needs: [] },
    };
    const expected = ['x', 'y', 'z'];
    for (const order of ['abcd', 'bacd', 'cabd', 'dcba', 'cbda']) {
      const { solve } = createSolver(rules);
      for (const key of order) solve(key);
      for (const key of 'abc') assert.deepEqual(namesOf(solve(key)), expected, `${key} after ${order}`);
    }
  });

  it('keeps circles inside circles apart from what is around them', () => {
    const rules: Rules = {
      outer: { own: 'o', needs: ['inner', 'other'] },
      inner: { own: 'i', needs: ['twin'] },
      twin: { own: 't', needs: ['inner'] },
      other: { own: '', needs: ['outer'] },
    };
    for (const order of [['outer'], ['inner', 'outer'], ['other', 'twin', 'outer']]) {
      const { solve } = createSolver(rules);
      for (const key of order) solve(key);
      assert.deepEqual(namesOf(solve('inner')), ['i', 't']);
      assert.deepEqual(namesOf(solve('other')), ['i', 'o', 't']);
    }
  });

  it('leaves what is too far from any value unknown, the same from either end', () => {
    const chain: Record<string, { own: string; needs: string[] }> = {};
    for (let at = 0; at < 1000; at++) chain[`n${at}`] = { own: '', needs: at === 0 ? [] : [`n${at - 1}`] };
    chain['n0'] = { own: 'x', needs: [] };
    const ask = (keys: readonly string[]) => {
      const { solve } = createSolver(chain);
      for (const key of keys) solve(key);
      return ['n10', 'n150', 'n170', 'n400', 'n999'].map((key) => solve(key).length);
    };
    const up = Object.keys(chain);
    assert.deepEqual(ask(up), [1, 1, 0, 0, 0]);
    assert.deepEqual(ask([...up].reverse()), [1, 1, 0, 0, 0]);
    assert.deepEqual(ask(['n170', 'n150']), [1, 1, 0, 0, 0]);
  });

  it('says of what is found inside a circle that it may turn out otherwise', () => {
    const memo = new Memo();
    const settled: Record<string, boolean> = {};
    const solve = (key: string, needs: readonly string[]): readonly Value[] =>
      memo.values(NO_FILE, key, () => {
        const found = needs.flatMap((need) => solve(need, need === 'inside' ? ['leader'] : []));
        settled[key] ??= memo.isSettled;
        return [value(key), ...found];
      });
    solve('leader', ['alone', 'inside']);
    assert.deepEqual(settled, { alone: true, inside: false, leader: false });
    assert.ok(memo.isSettled, 'nothing is being looked for any more');
  });

  it('computes what was forgotten again', () => {
    const { solve, computed } = createSolver({ a: { own: 'x', needs: [] } });
    solve('a');
    solve('a');
    assert.equal(computed(), 1);
    const memo = new Memo();
    let count = 0;
    const once = () => memo.values(NO_FILE, 'k', () => [value(String(++count))]);
    once();
    memo.forget(NO_FILE, ['k']);
    assert.deepEqual(namesOf(once()), ['2']);
  });

  it('gives nothing for what overflows the stack, and everything else as before', () => {
    const memo = new Memo();
    const endless = (): readonly Value[] => endless().concat(endless());
    const ask = () => memo.orUnknown(() => memo.values(NO_FILE, 'a', () => memo.values(NO_FILE, 'b', endless)));
    assert.deepEqual(ask(), []);
    assert.deepEqual(
      memo.orUnknown(() => memo.values(NO_FILE, 'b', () => [value('x')])),
      [value('x')],
    );
    assert.deepEqual(ask(), [value('x')]);
    const broken = () => memo.orUnknown(() => assert.fail('another error'));
    assert.throws(broken, /another error/);
  });
});
