import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { type IndexThreadOptions, openIndexThread } from '../../../src/node/indexThread.ts';
import { useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';

const workerPath = join(import.meta.dirname, '../../../dist/indexWorker.cjs');
const SHOP = {
  'src/cart.py': 'class Cart:\n    def total(self) -> int:\n        return 1\n',
  'src/main.py': 'from .cart import Cart\n\n\ndef run(cart: Cart) -> int:\n    return cart.total()\n',
  'broken.py': 'def f(:\n    pass\n\n\ndef good():\n    return 1\n',
  'logo.py': Buffer.from([0, 1, 2]),
};

describe('indexThread, on the built bundles', function () {
  this.timeout(30_000);
  const folder = useTemporaryFolder();
  const opened: WorkspaceIndex[] = [];
  const lines: string[] = [];
  const open = (options: Partial<IndexThreadOptions> = {}): WorkspaceIndex => {
    const log = { write: (level: string, line: string) => void lines.push(`${level} ${line}`) };
    const index = openIndexThread({ root: folder(), workerPath, git: false, writesAllowed: true, log, ...options });
    opened.push(index);
    return index;
  };
  const write = { output: { kind: 'write', path: 'struct.json' } } as const;

  before(function () {
    if (existsSync(workerPath)) return;
    console.log('      dist/ is missing, run npm run build');
    this.skip();
  });
  beforeEach(() => {
    lines.splice(0);
    writeTree(folder(), SHOP);
  });
  afterEach(() => Promise.all(opened.splice(0).map((index) => index.close())));

  it('indexes a folder, writes struct.json, and reuses the facts in the next thread', async () => {
    const first = await open().update(write);
    assert.equal(first.modules, 3);
    assert.equal(first.reused, 0);
    const bytes = readFileSync(join(folder(), 'struct.json'), 'utf8');
    const progress: number[] = [];
    const second = await open().update(write, ({ done }) => progress.push(done));
    assert.equal(second.reused, 3);
    assert.equal(second.upToDate, true);
    assert.equal(second.digest, first.digest);
    assert.ok(progress.length > 0);
    assert.equal(readFileSync(join(folder(), 'struct.json'), 'utf8'), bytes);
    assert.deepEqual(readdirSync(join(folder(), '.llmstruct')).includes('.gitignore'), true);
    assert.deepEqual(lines, []);
  });

  it('answers, and rejects with the codes of core', async () => {
    const index = open();
    await index.update(write);
    assert.deepEqual(await index.callers('src/cart.py#Cart.total'), ['src/main.py#run']);
    const outline = await index.outline({ path: 'new.py', text: 'def a():\n    pass\n' });
    assert.deepEqual(
      outline.map(({ id }) => id),
      ['new.py#a'],
    ); // prettier-ignore
    await assert.rejects(index.context({ target: 'no.py#x', budget: 100, fill: 'none' }), { code: 'target-unknown' });
  });

  it('gives up when cancelled and works on', async () => {
    const index = open();
    const source = createCancellation();
    const update = index.update(write, () => source.cancel(), source.token);
    await assert.rejects(update, { name: 'Cancelled' });
    assert.equal((await index.update(write)).modules, 3);
  });

  it('writes nothing into a folder that was opened for reading', async () => {
    const index = open({ writesAllowed: false });
    const before = readdirSync(folder());
    assert.equal((await index.update({ output: { kind: 'none' } })).modules, 3);
    await assert.rejects(index.update(write), { code: 'struct-unwritable' });
    await index.close();
    assert.deepEqual(readdirSync(folder()), before);
  });

  it('keeps its cache in the host’s storage when told so', async () => {
    const storage = join(folder(), 'elsewhere/storage');
    await open({ storage }).update({ output: { kind: 'none' } });
    assert.ok(existsSync(join(storage, 'cache.db')));
    assert.ok(!existsSync(join(folder(), '.llmstruct')));
  });

  it('finishes the write of an update that runs while it is closed, or leaves none half done', async () => {
    const many = Array.from({ length: 300 }, (_, i) => [`m${i}.py`, `def f${i}():\n    return ${i}\n`] as const);
    writeTree(folder(), Object.fromEntries(many));
    for (const wait of [0, 30, 80, 150, 300]) {
      const index = open();
      const update = index.update(write).catch((error: Error) => error.name);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await index.close();
      await update;
      assert.ok(!readdirSync(folder()).some((name) => name.endsWith('.tmp')));
      if (existsSync(join(folder(), 'struct.json'))) JSON.parse(readFileSync(join(folder(), 'struct.json'), 'utf8'));
    }
  });
});
