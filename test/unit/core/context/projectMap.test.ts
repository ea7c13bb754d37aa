import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/core/text/tokenEstimate.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const MANY: Record<string, string> = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [`lib/deep${at % 4}/part${at}.py`, `def part_${at}():\n    pass\n`] as const),
);
const FILES = {
  'README.md': '# Shop\n\nAn online shop.\n',
  'shop/cart.py':
    'LIMIT = 3\n\n\nclass Cart:\n    def total(self):\n        def inner(): pass\n        return inner()\n\n    def _hidden(self):\n        pass\n\n\ndef sell(cart):\n    pass\n',
  'shop/empty.py': '# nothing\n',
  'tests/test_cart.py': 'def test_total():\n    pass\n',
};

const map = (files: Record<string, string>, budget: number, folder?: string) =>
  createMemoryWorkspace(files).index.map({ budget, ...(folder === undefined ? {} : { folder }) });

describe('the map of a project', () => {
  it('says what the project is, and what its files define; tests are folders', async () => {
    assert.deepEqual(await map(FILES, 500), {
      name: 'workspace',
      summary: 'An online shop.',
      files: 3,
      definitions: 7,
      languages: ['python'],
      detail: 'members',
      lines: ['shop/cart.py: Cart(total), sell', 'shop/empty.py', 'tests/ 1 file'],
    });
  });

  it('says less where less fits, and never more than the budget while folders do', async () => {
    const files: Record<string, string> = { ...FILES, ...MANY };
    const details: string[] = [];
    for (const budget of [2000, 420, 360, 60]) {
      const { detail, lines } = await map(files, budget);
      details.push(detail);
      assert.ok(estimateTokens(`${lines.join('\n')}\n`) <= budget, `${budget}: ${lines.join('\n')}`);
    }
    assert.deepEqual([details[0], details.at(-1)], ['members', 'folders']);
    const { lines } = await map(files, 60);
    assert.deepEqual(lines.slice(0, 2), ['lib/deep0/ 10 files', 'lib/deep1/ 10 files']);
    assert.deepEqual((await map(files, 30)).lines, ['lib/ 40 files', 'shop/ 2 files', 'tests/ 1 file']);
  });

  it('shows a folder or a file alone, tests too when they are asked for', async () => {
    assert.deepEqual((await map(FILES, 500, 'tests')).lines, ['tests/test_cart.py: test_total']);
    assert.deepEqual((await map(FILES, 500, 'shop/empty.py')).lines, ['shop/empty.py']);
    assert.deepEqual((await map(FILES, 500, 'sho')).lines, []);
  });
});

describe('the files of a workspace', () => {
  const { index } = createMemoryWorkspace({
    ...FILES,
    'shop/keys.py': 'KEY = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"\n',
  });

  it('are offered by the beginning of their path', async () => {
    assert.deepEqual(await index.paths({ start: 'shop/', most: 2 }), ['shop/cart.py', 'shop/empty.py']);
    assert.deepEqual(await index.paths({ start: 'x', most: 2 }), []);
  });

  it('are handed out with their secrets masked, and only those that are listed', async () => {
    assert.equal(await index.fileText('./README.md'), FILES['README.md']);
    assert.equal(await index.fileText('shop/keys.py'), 'KEY = "__SECRET__"\n');
    await assert.rejects(index.fileText('shop/none.py'), { code: 'target-unknown' });
    await assert.rejects(index.fileText('../shop/cart.py'), { code: 'file-outside-workspace' });
    await assert.rejects(index.fileText('/etc/passwd'), { code: 'file-outside-workspace' });
  });
});
