import assert from 'node:assert/strict';
import { symbolsOf } from '../../../support/indexedSymbols.ts';

describe('documentation of PHP that is inherited', () => {
  it('says what a parameter is that an overriding method leaves open', async () => {
    const symbols = await symbolsOf({
      'base.php': [
        '<?php',
        'namespace P;',
        'class Token { public function text() {} }',
        'class Other { public function text() {} }',
        'interface Top { /** @param Token $one */ public function top($one); }',
        'abstract class Base implements Top {',
        '  /** @param Token[] $tokens */',
        '  abstract public function all(string $c, array $tokens);',
        '  /** @param Token $one */',
        '  public function typed($one) {}',
        '}',
      ].join('\n'),
      'own.php': [
        '<?php',
        'namespace P;',
        'class Own extends Base {',
        '  public function all(string $c, array $list) { foreach ($list as $t) { $t->text(); } }',
        '  public function top($x) { $x->text(); }',
        '  public function typed(Other $one) { $one->text(); }',
        '  public function free($one) { $one->text(); }',
        '}',
        'class Deep extends Own {',
        '  public function all(string $c, array $list) { foreach ($list as $t) { $t->text(); } }',
        '}',
      ].join('\n'),
    });
    const calls = (id: string) =>
      (symbols.get(`own.php#${id}`)!.calls ?? []).map((call) => `${call.confidence} ${call.id.split('#')[1]}`);
    assert.deepEqual(calls('Own.all'), ['exact Token.text']);
    assert.deepEqual(calls('Deep.all'), ['exact Token.text']);
    assert.deepEqual(calls('Own.top'), ['exact Token.text']);
    assert.deepEqual(calls('Own.typed'), ['exact Other.text']);
    assert.deepEqual(calls('Own.free'), []);
  });

  it('gives variables of an outer scope the type that a comment says', async () => {
    const symbols = await symbolsOf({
      'a.php': [
        '<?php',
        'class Db { function get() {} }',
        '/** @global Db $db What is asked. */',
        'function documented() { global $db; $db->get(); }',
        'function beside() { /** @var Db $db */ global $db; $db->get(); }',
        'function ordinary() { /* @var Db $db */ global $db; $db->get(); }',
        'function silent() { global $db; $db->get(); }',
      ].join('\n'),
    });
    const calls = (id: string) => (symbols.get(`a.php#${id}`)!.calls ?? []).map((call) => call.id);
    assert.deepEqual(calls('documented'), ['a.php#Db.get']);
    assert.deepEqual(calls('beside'), ['a.php#Db.get']);
    assert.deepEqual(calls('ordinary'), ['a.php#Db.get']);
    assert.deepEqual(calls('silent'), []);
  });
});
