import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

/** A repository of packages, each with its manifest, that one more manifest loads together. */
const packages = {
  'composer.json': JSON.stringify({
    autoload: {
      'psr-4': { 'Shop\\': 'src/', 'Shop\\Support\\': ['src/Lists/', 'src/Texts'] },
      files: ['src/Support/helpers.php'],
    },
  }),
  'src/Cart.php':
    '<?php\nnamespace Shop;\nuse Shop\\Support\\Arr;\nclass Cart { function go() { Arr::first(); tap(1); app(); other(); } }\n',
  'src/Lists/composer.json': '{"autoload": {"psr-4": {"Shop\\\\Support\\\\": ""}}}',
  'src/Lists/Arr.php': '<?php\nnamespace Shop\\Support;\nclass Arr { static function first() { return tap(1); } }\n',
  'src/Support/composer.json': '{"autoload": {"files": ["helpers.php"]}}',
  'src/Support/helpers.php': "<?php\nif (! function_exists('tap')) {\n  function tap($v) { return $v; }\n}\n",
  'src/Other/composer.json': '{"autoload": {"files": ["own.php"]}}',
  'src/Other/own.php': '<?php\nfunction other() {}\n',
};

describe('programs in PHP', () => {
  it('are put together of packages by a manifest around them', async () => {
    const symbols = await symbolsOf(packages);
    assert.deepEqual(calleesOf(symbols, 'src/Cart.php#Cart.go'), [
      'src/Lists/Arr.php#Arr.first',
      'src/Support/helpers.php#tap',
    ]);
    assert.deepEqual(calleesOf(symbols, 'src/Lists/Arr.php#Arr.first'), ['src/Support/helpers.php#tap']);
    // What no manifest around loads is of another package.
    assert.deepEqual(symbols.get('src/Cart.php#Cart.go')!.unresolved, ['app', 'other']);
  });

  it('share what has no namespace: without a manifest what is declared once, copies of a program nothing', async () => {
    const files = {
      'lib/helpers.php': '<?php\nfunction help() {}\n',
      'page.php': '<?php\nnamespace A;\nfunction show() { help(); \\help(); }\n',
    };
    assert.deepEqual(calleesOf(await symbolsOf(files), 'page.php#show'), ['lib/helpers.php#help']);
    const copies = Object.fromEntries(Object.entries(files).map(([path, text]) => [`copy/${path}`, text]));
    const both = await symbolsOf({ ...files, ...copies });
    for (const id of ['page.php#show', 'copy/page.php#show']) assert.deepEqual(calleesOf(both, id), []);
  });

  it('know the attributes of the language, and the name of a class', async () => {
    const symbols = await symbolsOf({
      'a.php': '<?php\nnamespace A;\nclass C {\n  #[\\Override]\n  function go($x) { return $x::class; }\n}\n',
    });
    assert.equal(symbols.get('a.php#C.go')!.unresolved, undefined);
  });
});
