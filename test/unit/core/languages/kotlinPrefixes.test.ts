import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Kotlin, prefix operators', () => {
  it('follows what stands behind one, which belongs to the whole chain', async () => {
    const symbols = await symbolsOf({
      'a.kt': [
        'class B(val n: Int) {',
        '  val next: B? = null',
        '  fun ok() = true',
        '}',
        'fun free(b: B) = true',
        'fun method(b: B) = !b.ok()',
        'fun chain(b: B) = !b.next!!.ok()',
        'fun asserted(b: B?) = !b!!.ok()',
        'fun twice(b: B) = !!b.ok()',
        'fun field(b: B) = -b.n',
        'fun signed(b: B) = +b.n',
        'fun called(b: B) = !free(b)',
        'fun lambda(all: List<B>) = all.filter { !it.ok() }',
        'fun element(all: List<B>) = !all[0].ok()',
        'fun cast(b: Any) = !(b as B).ok()',
        'class V {',
        '  operator fun minus(other: V) = this',
        '  operator fun unaryMinus() = this',
        '}',
        'fun negated(v: V) = -v',
        'fun difference(v: V) = v - v',
      ].join('\n'),
    });
    const shown = (name: string) => calleesOf(symbols, `a.kt#${name}`).map((id) => id.replace('a.kt#', ''));
    assert.deepEqual(shown('method'), ['B.ok']);
    assert.deepEqual(shown('asserted'), ['B.ok']);
    assert.deepEqual(shown('chain'), ['B.ok']);
    assert.deepEqual(shown('twice'), ['B.ok']);
    assert.deepEqual(shown('called'), ['free']);
    assert.deepEqual(shown('lambda'), ['B.ok']);
    assert.deepEqual(shown('element'), ['B.ok']);
    assert.deepEqual(shown('cast'), ['B.ok']);
    assert.deepEqual(shown('negated'), ['V.unaryMinus']);
    assert.deepEqual(shown('difference'), ['V.minus']);
    const uses = (name: string) => symbols.get(`a.kt#${name}`)!.uses?.map(({ id }) => id);
    assert.deepEqual(uses('field'), ['a.kt#B', 'a.kt#B.n']);
    assert.deepEqual(uses('signed'), ['a.kt#B', 'a.kt#B.n']);
  });
});
