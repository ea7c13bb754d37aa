import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../../support/indexedSymbols.ts';
import { createMemoryWorkspace } from '../../../../support/memoryWorkspace.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;

const java = (name: string, body = '') => `package shop;\n\npublic class ${name} {\n  ${body}\n}\n`;

/** Two modules of one program, of which both have a type of one name for their tests. */
const modules = {
  'core/src/shop/Cart.java': java('Cart', 'public int total() { return 1; }'),
  'core/src/shop/Price.java': java('Price'),
  'core/src/shop/Tax.java': java('Tax'),
  'core/test/shop/Sample.java': java('Sample'),
  'web/src/shop/Page.java': java('Page', 'int show(Cart cart) { return cart.total(); }'),
  'web/src/shop/Form.java': java('Form'),
  'web/src/shop/Link.java': java('Link'),
  'web/test/shop/Sample.java': java('Sample'),
};

describe('copies of a program', () => {
  it('are not modules of it that have a few names in common', async () => {
    const symbols = await symbolsOf(modules);
    assert.deepEqual(calleesOf(symbols, 'web/src/shop/Page.java#Page.show'), ['core/src/shop/Cart.java#Cart.total']);
  });

  it('are folders that have most of their names in common, also where one of them has more', async () => {
    const copy = Object.fromEntries(Object.entries(modules).map(([path, text]) => [`copy/${path}`, text]));
    const lacking = { ...copy };
    delete lacking['copy/core/src/shop/Cart.java'];
    const whole = await symbolsOf({ ...modules, ...copy });
    for (const folder of ['', 'copy/']) {
      assert.deepEqual(calleesOf(whole, `${folder}web/src/shop/Page.java#Page.show`), [
        `${folder}core/src/shop/Cart.java#Cart.total`,
      ]);
    }
    const partly = await symbolsOf({ ...modules, ...lacking });
    assert.deepEqual(calleesOf(partly, 'copy/web/src/shop/Page.java#Page.show'), []);
  });

  it('are told anew where a file comes to declare what the other folder does', async () => {
    const kotlin = (...names: string[]) => names.map((name) => `fun ${name}() = 1\n`).join('');
    const files = {
      'one/f.kt': kotlin('a', 'b', 'c'),
      'one/only.kt': kotlin('only'),
      'two/f.kt': kotlin('a', 'x', 'y', 'z'),
      'two/use.kt': 'fun go() = only()\n',
    };
    const workspace = createMemoryWorkspace(files);
    await workspace.index.update({ output: WRITE });
    const apart = workspace.files.get('struct.json')!;
    assert.match(apart, /"calls":\[\{"id":"one\/only\.kt#only"/);
    workspace.files.set('two/f.kt', kotlin('a', 'b', 'c'));
    await workspace.index.update({ paths: ['two/f.kt'], output: WRITE });
    const clean = createMemoryWorkspace({ ...files, 'two/f.kt': kotlin('a', 'b', 'c') });
    await clean.index.update({ output: WRITE });
    assert.equal(workspace.files.get('struct.json'), clean.files.get('struct.json'));
    assert.doesNotMatch(clean.files.get('struct.json')!, /"calls":\[\{"id":"one\/only\.kt#only"/);
  });
});
