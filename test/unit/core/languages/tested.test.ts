import assert from 'node:assert/strict';
import { calleesOf, callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7];

describe('what a value is tested for', () => {
  it('is known of each type, however many there are, in PHP', async () => {
    const symbols = await symbolsOf({
      'a.php': [
        '<?php',
        'class N {}',
        ...NUMBERS.map((at) => `class C${at} extends N { public function run${at}() {} }`),
        'function f(N $n) {',
        ...NUMBERS.map((at) => `  if ($n instanceof C${at} && $n->run${at}()) { return 1; }`),
        '}',
      ].join('\n'),
    });
    assert.deepEqual(
      calleesOf(symbols, 'a.php#f'),
      NUMBERS.map((at) => `a.php#C${at}.run${at}`),
    );
  });

  it('counts where it holds, in Ruby', async () => {
    const symbols = await symbolsOf({
      'a.rb': [
        ...NUMBERS.map((at) => `class C${at}\n  def run; end\nend`),
        'def ask(n)',
        ...NUMBERS.map((at) => `  return n.run if n.is_a? C${at}`),
        'end',
        'def only(n)',
        '  if n.kind_of?(C1)',
        '    n.run',
        '  end',
        '  n.run',
        'end',
        'def both(n); n.is_a?(C2) && n.run; end',
        'def choose(n)',
        '  case n',
        '  when C3, C4 then n.run',
        '  end',
        'end',
        'def unknown(n); n.run; n.is_a?(C5); end',
      ].join('\n'),
    });
    const calls = (name: string) => calleesOf(symbols, `a.rb#${name}`).map((id) => id.slice(5));
    assert.deepEqual(
      calls('ask'),
      NUMBERS.map((at) => `C${at}.run`),
    );
    assert.deepEqual(calls('only'), ['C1.run']);
    assert.deepEqual(calls('both'), ['C2.run']);
    assert.deepEqual(calls('choose'), ['C3.run', 'C4.run']);
    assert.deepEqual(calls('unknown'), []);
  });
});

describe('documentation of PHP beside written types', () => {
  it('counts where it states a kind of what is written', async () => {
    const symbols = await symbolsOf({
      'a.php': [
        '<?php',
        'class Node { public function render() {} }',
        'class Ref extends Node { public function render() {} public function title() {} }',
        'class Other { public function render() {} public function name() {} }',
        'class R {',
        '  /** @param Ref $node */',
        '  public function narrow(Node $node) { $node->title(); $node->render(); }',
        '  /** @param Other $node */',
        '  public function wrong(Node $node) { $node->name(); $node->render(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.php#R.narrow'), ['a.php#Ref.render', 'a.php#Ref.title']);
    assert.deepEqual(callsOf(symbols, 'a.php#R.wrong'), ['exact a.php#Node.render', 'dispatch a.php#Ref.render']);
  });
});
