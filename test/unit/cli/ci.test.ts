import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeReport } from '../../../src/core/changes/changeReport.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { git, useTemporaryFolder, writeTree } from '../node/temporaryFolder.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const CART = 'def total(items, tax):\n    return sum(items) * tax\n';
const ORDER =
  'from shop.cart import total\n\n\ndef pay(order):\n    return total(order.items, 2)\n\n\ndef show(order):\n    return total(order.items, 1)\n';

describe('llmstruct ci, with real git', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  const repository = () => join(folder(), 'work');
  const ci = (args: readonly string[], cwd = repository(), environment: Record<string, string> = {}) =>
    run(['ci', ...args], { folder: cwd, environment, index: createMemoryWorkspace({}, { folder: cwd }).index });

  /** A repository whose `main` has two commits and whose `topic` leaves the first one with a change of its own. */
  function start(): void {
    mkdirSync(repository());
    git(repository(), 'init', '-q', '-b', 'main');
    commit('start', { 'shop/cart.py': CART, 'shop/order.py': ORDER, '.gitignore': '.llmstruct/\n' });
    git(repository(), 'checkout', '-q', '-b', 'topic');
    commit('tax by country', {
      'shop/cart.py': CART.replace('items, tax', 'items, country, tax'),
      'shop/order.py': ORDER.replace('total(order.items, 2)', 'total(order.items, "de", 2)'),
    });
    git(repository(), 'checkout', '-q', 'main');
    commit('something else', { 'shop/other.py': 'def other():\n    return 1\n' });
    git(repository(), 'checkout', '-q', 'topic');
  }

  function commit(message: string, files: Readonly<Record<string, string>>): void {
    writeTree(repository(), files);
    git(repository(), 'add', '.');
    git(repository(), 'commit', '-qm', message);
  }

  const TOPIC = /^left behind: 1 · signatures: 1 · changed inside: 1\n/;

  it('reports what the branch itself changed, whatever came to its base meanwhile', async () => {
    start();
    const { code, out, err } = await ci(['--base', 'main']);
    assert.equal(code, 0, err);
    assert.match(out, TOPIC);
    assert.match(
      out,
      /def total\(items, tax\) → def total\(items, country, tax\) \(shop\/cart\.py:1\); changed with it: 1\n {4}show/,
    );
    assert.equal(err, '');
    assert.match((await ci(['--base', 'main', '--exact-base'])).out, /removed: 1/);
  });

  it('prints every format, writes several at once, and JSON as its schema says', async () => {
    start();
    const json = await ci(['--base', 'main', '--json', '--write', 'comment=out.md', '--write', 'sarif=out.sarif']);
    assertValid('ci', json.json);
    assert.equal(
      (json.json as ChangeReport & { base: string }).base,
      git(repository(), 'merge-base', 'main', 'topic').trim(),
    );
    assert.match(readFileSync(join(repository(), 'out.md'), 'utf8'), /^<!-- llmstruct ci -->\n/);
    assert.match(readFileSync(join(repository(), 'out.sarif'), 'utf8'), /"version": "2\.1\.0"/);
    for (const [format, start] of [
      ['codequality', '['],
      ['annotations', '::error file=shop/order.py,line=8,'],
      ['summary', 'left'],
    ]) {
      assert.ok((await ci(['--base', 'main', '--format', format!])).out.startsWith(start!), format);
    }
  });

  it('fails for what it is told to fail for', async () => {
    start();
    const code = async (...args: string[]) => (await ci(['--base', 'main', ...args])).code;
    assert.deepEqual([await code(), await code('--fail-on', 'errors'), await code('--fail-on', 'breaking')], [0, 0, 1]);
    writeFileSync(join(repository(), 'shop/order.py'), `${ORDER}\ndef broken(:\n`);
    assert.equal(await code('--fail-on', 'errors'), 1);
  });

  it('compares two commits without touching the work tree, and one merge commit', async () => {
    start();
    git(repository(), 'checkout', '-q', 'main');
    const before = git(repository(), 'status', '--porcelain');
    const { out, err } = await ci(['--base', 'main', '--head', 'topic']);
    assert.match(out, TOPIC);
    assert.equal(err, '');
    assert.equal(git(repository(), 'status', '--porcelain'), before);
    // What actions/checkout checks out for a pull request.
    git(repository(), 'merge', '-q', '--no-edit', 'topic');
    assert.match((await ci(['--base', 'HEAD^1'])).out, TOPIC);
  });

  it('includes what is not committed, and says so; its own files are no change', async () => {
    start();
    writeFileSync(join(repository(), 'struct.json'), '{}\n');
    assert.equal((await ci(['--base', 'main'])).err, '');
    writeFileSync(
      join(repository(), 'shop/order.py'),
      ORDER.replaceAll('total(order.items,', 'total(order.items, "de",'),
    );
    const { out, err } = await ci(['--base', 'main']);
    assert.match(out, /all its users were changed with it: 2/);
    assert.match(err, /not committed/);
  });

  it('works in a folder of the repository, with links, other encodings and names', async () => {
    start();
    symlinkSync('cart.py', join(repository(), 'shop/link.py'));
    commit('odd', { 'shop/имя %#.py': 'def имя():\n    return 1\n' });
    writeFileSync(join(repository(), 'shop/latin.py'), Buffer.from('# \xe9\ndef f():\n    return 1\n', 'latin1'));
    git(repository(), 'add', '.');
    git(repository(), 'commit', '-qm', 'latin');
    const { json, code } = await ci(['--base', 'main', '--json'], join(repository(), 'shop'));
    assert.equal(code, 0);
    const paths = (json as ChangeReport).modules.map(({ change, path }) => `${change} ${path}`);
    assert.deepEqual(paths, ['changed cart.py', 'changed order.py', 'added имя %#.py']);
  });

  it('says what to do where the base or the history is missing', async () => {
    start();
    const failing = async (args: readonly string[], expected: RegExp, cwd = repository()) => {
      const { code, err, json } = await ci([...args, '--json'], cwd);
      assert.equal(code, 2, err);
      assert.match(err, expected);
      assertValid('error', json);
    };
    await failing(['--base', 'nowhere'], /no commit nowhere.*\n.*git fetch/);
    await failing(['--base', '0000000000000000000000000000000000000000'], /no commit 0000/);
    await failing(['--base', '--output=/x'], /needs a value|no commit --output/);
    await failing(['--base', 'main', '--head', 'nowhere'], /no commit nowhere/);

    // The base was pushed anew, its old commit collected.
    const gone = git(repository(), 'rev-parse', 'main').trim();
    git(repository(), 'branch', '-qD', 'main');
    git(repository(), 'reflog', 'expire', '--expire=now', '--all');
    git(repository(), 'gc', '-q', '--prune=now');
    await failing(['--base', gone], /After a force push the old base is gone/);

    const shallow = join(folder(), 'shallow');
    git(folder(), 'clone', '-q', '--depth', '1', `file://${repository()}`, shallow);
    await failing(['--base', 'HEAD~1'], /shallow.*\n.*fetch-depth: 0/, shallow);

    git(repository(), 'checkout', '-q', '--orphan', 'lonely');
    commit('no history', { 'b.py': 'B = 1\n' });
    await failing(['--base', 'topic'], /no commit in common.*\n.*--exact-base/);
    assert.match((await ci(['--base', 'topic', '--exact-base'])).out, /added: 1/);

    const empty = join(folder(), 'empty');
    mkdirSync(empty);
    await failing(['--base', 'main'], /no repository/, empty);
    git(empty, 'init', '-q');
    await failing(['--base', 'main'], /no commits yet/, empty);
  });

  it('refuses formats, limits and reasons that it does not know', async () => {
    start();
    const message = async (...args: string[]) => (await ci(['--base', 'main', ...args])).err;
    assert.match(await message('--format', 'xml'), /--format is one of summary, comment/);
    assert.match(await message('--fail-on', 'drift', '--head', 'HEAD'), /needs the files themselves/);
    assert.match(await message('--fail-on', 'all'), /--fail-on is one of none, errors, breaking/);
    assert.match(await message('--write', 'sarif'), /FORMAT=FILE/);
    assert.match((await ci([])).err, /The option --base <ref> is missing/);
  });
});
