import assert from 'node:assert/strict';
import { api, editAndSave, listing, settled } from './workspace.ts';

/** Must run before any test that asks for a parse: the window's folder has neither llmstruct.toml nor struct.json. */
describe('First contact with a folder', () => {
  const before = [
    'README.md',
    'shop/__init__.py',
    'shop/broken.py',
    'shop/cart.py',
    'shop/prices.py',
    'web/format.ts',
    'web/receipt.ts',
  ];

  it('indexes it and writes nothing into it', async () => {
    await settled();
    const status = (await api()).status();
    assert.equal(status.kind, 'ready');
    assert.equal(status.kind === 'ready' && status.counts.modules, 6);
    assert.equal(status.kind === 'ready' && status.counts.errors, 1);
    assert.deepEqual(listing(), before);
  });

  it('writes nothing when a file is saved, either', async () => {
    await editAndSave('shop/prices.py', '"coffee": 420', '"coffee": 430');
    await settled();
    assert.deepEqual(listing(), before);
  });
});
