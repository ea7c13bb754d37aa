import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assertValid } from '../../unit/cli/validate.ts';
import { git, useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';
import { runBuilt } from './builtCli.ts';

const CART = 'def total(items, tax):\n    return sum(items) * tax\n';
const ORDER =
  'from shop.cart import total\n\n\ndef pay(order):\n    return total(order.items, 2)\n\n\ndef show(order):\n    return total(order.items, 1)\n';

describe('llmstruct ci, as built', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const repository = () => join(folder(), 'work');
  const ci = (args: readonly string[], cwd = repository()) => runBuilt(['ci', ...args], { cwd });

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

  it('says that a folder without git cannot be compared', async () => {
    start();
    const { code, err } = await runBuilt(['ci', '--base', 'main'], {
      cwd: repository(),
      environment: { PATH: folder() },
    });
    assert.equal(code, 2);
    assert.match(err, /git cannot be run.*\n.*Install git/);
  });

  it('gives the same with a cache, without, and after it was used for another commit', async () => {
    start();
    const first = await ci(['--base', 'main', '--json']);
    assertValid('ci', first.json);
    const cold = first.out;
    assert.equal((await ci(['--base', 'main', '--json'])).out, cold);
    await ci(['--base', 'main', '--head', 'main']);
    assert.ok(existsSync(join(repository(), '.llmstruct/cache.db')));
    assert.equal((await runBuilt(['verify'], { cwd: repository() })).code, 0);
    rmSync(join(repository(), '.llmstruct'), { recursive: true });
    assert.equal((await ci(['--base', 'main', '--json'])).out, cold);
  });
});
