import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const php = (...lines: string[]) => ({ 'a.php': ['<?php', ...lines].join('\n') });

describe('PHP receivers', () => {
  it('keeps a property and a method of one name apart, whichever is declared first', async () => {
    const symbols = await symbolsOf(
      php(
        'interface Rule { function apply(); }',
        'class First {',
        '  private Rule $rule;',
        '  private ?First $next = null;',
        '  function rule(): string { return $this->rule->apply(); }',
        '  function next(): ?First { return $this->next; }',
        '  function go() { $this->next()->rule(); $this->next->rule(); }',
        '}',
        'class Late { function rule() {} function __construct(private Rule $rule) { $this->rule->apply(); $this->rule(); } }',
        'class Sub extends Late { private $rule = 1; function go() { $this->rule(); } }',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#First.rule~2'), ['a.php#Rule.apply']);
    assert.deepEqual(calleesOf(symbols, 'a.php#First.go'), ['a.php#First.next~2', 'a.php#First.rule~2']);
    assert.deepEqual(calleesOf(symbols, 'a.php#Late.__construct'), ['a.php#Late.rule', 'a.php#Rule.apply']);
    assert.deepEqual(calleesOf(symbols, 'a.php#Sub.go'), ['a.php#Late.rule']);
  });

  it('gives the class that a method is called on where it returns `static` or documents `$this`', async () => {
    const symbols = await symbolsOf(
      php(
        'abstract class Fail {',
        '  static function at(): static { return new static(); }',
        '  function maybe(): ?static { return $this; }',
        '  /** @return $this */',
        '  abstract function with($x);',
        '  function text() {}',
        '}',
        'class Lost extends Fail { function with($x) { return $this; } function text() {} }',
        'function go(Lost $lost) { Lost::at()->text(); $lost->maybe()->text(); }',
        'class Other extends Fail { function with($x) { return $this; } }',
        'function both(Lost $lost) { $lost->with(1)->text(); (new Other())->at()->text(); }',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#go'), ['a.php#Fail.at', 'a.php#Fail.maybe', 'a.php#Lost.text']);
    assert.deepEqual(calleesOf(symbols, 'a.php#both'), [
      'a.php#Fail.at',
      'a.php#Fail.text',
      'a.php#Lost.text',
      'a.php#Lost.with',
      'a.php#Other',
    ]);
  });

  it('holds what `instanceof` says only where the condition does', async () => {
    const symbols = await symbolsOf(
      php(
        'class A { function run() {} }',
        'class B { function run() {} }',
        'interface Named { function name(); }',
        'function branch($x) { if ($x instanceof A) { $x->run(); } elseif ($x instanceof B) { f(); } }',
        'function behind($x) { if (!$x instanceof B) { throw new E(); } $x->run(); }',
        'function bare($x) { if (!($x instanceof B)) return; $x->run(); if ($x instanceof A) {} }',
        'function choice($x) { return $x instanceof A ? $x->run() : ($x instanceof B ? 1 : 2); }',
        'function asked($x) { assert($x instanceof A); $x->run(); }',
        'class T { function t($x) { $this->assertInstanceOf(B::class, $x); $x->run(); } }',
        'function both(A $x) { if ($x instanceof Named) { $x->name(); $x->run(); } }',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#branch'), ['a.php#A.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#behind'), ['a.php#B.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#bare'), ['a.php#B.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#choice'), ['a.php#A.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#asked'), ['a.php#A.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#T.t'), ['a.php#B.run']);
    assert.deepEqual(calleesOf(symbols, 'a.php#both'), ['a.php#A.run', 'a.php#Named.name']);
  });

  it('narrows members of what is named', async () => {
    const symbols = await symbolsOf(
      php(
        'class A { function run() {} }',
        'class B extends A { function more() {} }',
        'class C {',
        '  private A $a;',
        '  function branch() { if ($this->a instanceof B) { $this->a->more(); } else { $this->a->run(); } }',
        '  function behind() { if (!$this->a instanceof B) { return; } $this->a->more(); }',
        '  function choice() { return $this->a instanceof B ? $this->a->more() : null; }',
        '  function asked($x) { assert($this->a instanceof B); $this->a->more(); }',
        '  function outside() { if ($this->a instanceof B) { strlen(""); } $this->a->more(); }',
        '}',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#C.branch'), ['a.php#A.run', 'a.php#B.more']);
    assert.deepEqual(calleesOf(symbols, 'a.php#C.behind'), ['a.php#B.more']);
    assert.deepEqual(calleesOf(symbols, 'a.php#C.choice'), ['a.php#B.more']);
    assert.deepEqual(calleesOf(symbols, 'a.php#C.asked'), ['a.php#B.more']);
    assert.deepEqual(calleesOf(symbols, 'a.php#C.outside'), []);
  });

  it('knows keys and references of loops, and what the language has under a leading backslash', async () => {
    const symbols = await symbolsOf(
      php(
        'class A { function run() {} }',
        '/** @param A[] $all */',
        'function go(array $all) { foreach ($all as $key => &$each) { \\strlen($key); $each->run(); } throw new \\LogicException(\\PHP_EOL); }',
        'function many(A ...$all) { foreach ($all as [$x, $y]) { \\strlen($x . $y); } $all[0]->run(); }',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#go'), ['a.php#A.run']);
    assert.equal(symbols.get('a.php#go')?.unresolved, undefined);
    assert.deepEqual(calleesOf(symbols, 'a.php#many'), ['a.php#A.run']);
    assert.equal(symbols.get('a.php#many')?.unresolved, undefined);
  });

  it('takes of a required file no more than a name alone may mean', async () => {
    const symbols = await symbolsOf({
      'composer.json': '{}',
      'global.php': '<?php\nuse Elsewhere\\Tool;\nfunction help() {}\nclass Box {}\n',
      'other.php': '<?php\nnamespace Other;\nclass Tool {}\nfunction lend() {}\n',
      'node.php': '<?php\nnamespace App\\Node;\nclass Tag {}\n',
      'app.php': [
        '<?php',
        'namespace App;',
        "require 'global.php';",
        "require 'other.php';",
        'function go() { help(); new Box(); new Tool(); lend(); new Node\\Tag(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'app.php#go'), ['global.php#help', 'node.php#Tag']);
  });

  it('takes what a trait only requires from the class that is extended', async () => {
    const symbols = await symbolsOf(
      php(
        'trait Helps { abstract public function need(): int; public function help() { $this->need(); } public function both() {} }',
        'abstract class Base { public function need(): int { return 1; } public function both() {} }',
        'class Below extends Base { use Helps; function run() { $this->need(); $this->both(); } }',
        'abstract class Alone { use Helps; function run() { $this->need(); } }',
        'class Other { public function need(): int { return 1; } }',
        'class Own extends Other { use Helps; public function need(): int { return 2; } function run() { $this->need(); } }',
      ),
    );
    assert.deepEqual(calleesOf(symbols, 'a.php#Below.run'), ['a.php#Base.need', 'a.php#Helps.both']);
    assert.deepEqual(calleesOf(symbols, 'a.php#Alone.run'), ['a.php#Helps.need', 'a.php#Own.need']);
    assert.deepEqual(calleesOf(symbols, 'a.php#Own.run'), ['a.php#Own.need']);
  });
});
