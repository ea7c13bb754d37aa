import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const FAST = 'def load(): ...\nclass User:\n    def greet(self): ...\n';
const SLOW = 'def load(): ...\n';

describe('Python: what imports bring', () => {
  it('is what any branch imports under the name, what type checkers pass over last', async () => {
    const symbols = await symbolsOf({
      'fast.py': FAST,
      'slow.py': SLOW,
      'either.py': 'if FLAG:\n    from fast import load\nelse:\n    from slow import load\n',
      'fallback.py': 'try:\n    from outside import load\nexcept ImportError:\n    from slow import load\n',
      'typed.py':
        'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from fast import load\nelse:\n    from slow import load\n',
      'main.py': [
        'import either, fallback, typed',
        'def one(): either.load()',
        'def two(): fallback.load()',
        'def three(): typed.load()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#one'), ['fast.py#load', 'slow.py#load']);
    assert.deepEqual(calleesOf(symbols, 'main.py#two'), ['slow.py#load']);
    assert.deepEqual(calleesOf(symbols, 'main.py#three'), ['fast.py#load']);
  });

  it("is known in the function that imports it, and hides a name of the language's own nowhere else", async () => {
    const symbols = await symbolsOf({
      'counts.py': 'def any(all): ...\n',
      'main.py': 'def one(all):\n    from counts import any\n    any(all)\ndef two(all): any(all)\n',
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#one'), ['counts.py#any']);
    assert.deepEqual(calleesOf(symbols, 'main.py#two'), []);
  });

  it('is what the file beside a module states that says its types, where code makes it', async () => {
    const symbols = await symbolsOf({
      'made.py': 'build(globals())\n',
      'made.pyi': 'class Value:\n    def read(self) -> None: ...\n',
      'main.py': 'from made import Value\ndef go(): Value().read()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#go'), ['made.pyi#Value', 'made.pyi#Value.read']);
  });

  it('may be named in a class as what it is given', async () => {
    const symbols = await symbolsOf({
      'fast.py': FAST,
      'main.py': [
        'import builtins',
        'from fast import User',
        'class Page:',
        '    User = User',
        '    def go(self): self.User().greet()',
        '    @builtins.classmethod',
        '    def make(cls): return cls().go()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#Page.go'), [
      'fast.py#User',
      'fast.py#User.greet',
      'main.py#Page.User',
    ]);
    assert.deepEqual(calleesOf(symbols, 'main.py#Page.make'), ['main.py#Page', 'main.py#Page.go']);
  });

  it('are all names that one statement gives something', async () => {
    const symbols = await symbolsOf({
      'fast.py': `${FAST}first = second = third = load\nclass Page:\n    one = two = User()\n`,
      'main.py': 'from fast import Page, second\ndef go():\n    second()\n    Page.two.greet()\n',
    });
    assert.deepEqual(
      [...symbols.keys()].filter((id) => /^fast\.py#(first|second|third|Page\.)/.test(id)),
      ['fast.py#first', 'fast.py#second', 'fast.py#third', 'fast.py#Page.one', 'fast.py#Page.two'],
    );
    assert.deepEqual(calleesOf(symbols, 'main.py#go'), ['fast.py#User.greet', 'fast.py#load', 'fast.py#second']);
  });

  it('is a submodule where its alias is the name of the package', async () => {
    const symbols = await symbolsOf({
      'store/__init__.py': 'from store.fast import User\n',
      'store/fast.py': FAST,
      'store/slow/__init__.py': FAST,
      'main.py': 'import store.slow as store\ndef go(user: store.User): user.greet()\n',
      'both.py': [
        'def one():',
        '    import store.slow',
        '    store.User()',
        'def two():',
        '    import store.slow as store',
        '    store.User()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#go'), ['store/slow/__init__.py#User.greet']);
    assert.deepEqual(calleesOf(symbols, 'both.py#one'), ['store/fast.py#User']);
    assert.deepEqual(calleesOf(symbols, 'both.py#two'), ['store/slow/__init__.py#User']);
  });
});
