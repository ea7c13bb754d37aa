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

describe('what instanceof says in TypeScript and JavaScript', () => {
  const classes = [
    'class Pen { draw() {} }',
    'class Brush extends Pen { draw() {} wet() {} }',
    'class Sponge { draw() {} }',
  ];
  const calls = async (text: string) => {
    const symbols = await symbolsOf({ 'a.ts': [...classes, text].join('\n') });
    return callsOf(symbols, 'a.ts#f').flatMap((call) => /^exact a\.ts#(.*)/.exec(call)?.[1] ?? []);
  };

  it('holds where the condition does, and of a member too', async () => {
    assert.deepEqual(await calls('function f(x: any) { if (x instanceof Pen) x.draw(); }'), ['Pen.draw']);
    assert.deepEqual(await calls('function f(x: any) { if (!(x instanceof Pen)) return; x.draw(); }'), ['Pen.draw']);
    assert.deepEqual(await calls('function f(x: any) { if (!(x instanceof Pen)) { x = 1; } else { x.draw(); } }'), [
      'Pen.draw',
    ]);
    assert.deepEqual(await calls('function f(x: any, y: any) { return x instanceof Pen && y ? x.draw() : 0; }'), [
      'Pen.draw',
    ]);
    assert.deepEqual(
      await calls('function f(x: Pen | Sponge) { if (x instanceof Pen) {\n x = other();\n x.draw(); } }'),
      ['Pen.draw', 'Sponge.draw'],
    );
    const box = 'interface Box { held: Pen | Sponge; error?: Error }';
    assert.deepEqual(await calls(`${box} function f(b: Box) { if (b.held instanceof Sponge) b.held.draw(); }`), [
      'Sponge.draw',
    ]);
    assert.deepEqual(await calls(`${box} function f(b: Box) { if (b.held instanceof Array) b.held.draw(); }`), [
      'Pen.draw',
      'Sponge.draw',
    ]);
  });

  it('tells the types of a union apart, and keeps what is written', async () => {
    const body = 'if (x instanceof Sponge) { x.draw(); return; } x.draw();';
    assert.deepEqual(await calls(`function f(x: Pen | Sponge) { ${body} }`), ['Pen.draw', 'Sponge.draw']);
    assert.deepEqual(await calls('function f(x: Pen | Sponge) { if (x instanceof Brush) x.draw(); }'), ['Brush.draw']);
    assert.deepEqual(await calls('function f(x: Pen) { if (x instanceof Brush) x.wet(); }'), ['Brush.wet']);
  });
});

describe('what calling gives that is one of several things', () => {
  it('is what its function type says', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class Pen { draw() {} }',
        'type Maker = string | ((n: number) => Pen);',
        'interface Box { make: string | ((n: number) => Pen); other?: Maker; plain: () => Pen | undefined }',
        'function f(b: Box) { if (typeof b.make === "function") b.make(1).draw(); }',
        'function g(b: Box) { b.other!(1).draw(); }',
        'function h(b: Box) { b.plain()!.draw(); }',
      ].join('\n'),
    });
    for (const name of ['f', 'g', 'h']) {
      assert.ok(calleesOf(symbols, `a.ts#${name}`).includes('a.ts#Pen.draw'), name);
    }
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
