import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';
import { runBuilt } from './builtCli.ts';

/** A package whose modules call the one before them, so that a change of one may concern its neighbour. */
function chain(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name, at) => {
      const before = names[at - 1];
      const head = before === undefined ? '' : `from ${before} import ${before}\n\n`;
      return [`${name}.py`, `${head}def ${name}():\n    return ${before === undefined ? 1 : `${before}()`}\n`];
    }),
  );
}

describe('a git repository with its struct.json', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const struct = (root = folder()) => readFileSync(join(root, 'struct.json'), 'utf8');
  const code = async (args: readonly string[], cwd = folder()) => (await runBuilt(args, { cwd })).code;

  async function start(): Promise<void> {
    writeTree(folder(), { ...chain('aa', 'bb', 'cc', 'dd', 'ee', 'ff'), '.gitignore': '.llmstruct/\n' });
    git(folder(), 'init', '-q', '-b', 'main');
    assert.equal(await code(['parse']), 0);
    git(folder(), 'add', '.');
    git(folder(), 'commit', '-qm', 'start');
  }

  async function commit(branch: string, file: string, text: string): Promise<void> {
    git(folder(), 'checkout', '-q', '-b', branch, 'main');
    writeFileSync(join(folder(), file), text);
    assert.equal(await code(['parse']), 0);
    git(folder(), 'commit', '-qam', branch);
  }

  it('merges with plain git where branches touch modules that are not neighbours', async () => {
    await start();
    await commit(
      'left',
      'bb.py',
      'from aa import aa\n\ndef bb():\n    return aa() + 1\n\ndef more():\n    return bb()\n',
    );
    await commit('right', 'ee.py', 'from dd import dd\n\ndef ee(n=1):\n    return dd() * n\n');
    git(folder(), 'merge', '-q', '--no-edit', 'left');
    const merged = struct();
    assert.match(merged, /"bb\.py#more"/);
    assert.equal(await code(['parse', '--check']), 0, 'the merged file describes the merged tree');
    assert.equal(await code(['parse']), 0);
    assert.equal(struct(), merged);
  });

  it('is mended by parse where a merge of struct.json conflicts', async () => {
    await start();
    await commit('left', 'cc.py', 'def cc():\n    return 1\n');
    await commit('right', 'dd.py', 'def dd(n):\n    return n\n');
    assert.throws(() => git(folder(), 'merge', '-q', '--no-edit', 'left'));
    assert.match(struct(), /^<{7} /m);
    assert.equal(await code(['parse', '--check']), 1);
    assert.equal(await code(['parse']), 0);
    const mended = struct();
    rmSync(join(folder(), 'struct.json'));
    rmSync(join(folder(), '.llmstruct'), { recursive: true, force: true });
    assert.equal(await code(['parse']), 0);
    assert.equal(mended, struct());
    assert.ok(!existsSync(join(folder(), 'struct.json.bak')), 'it was ours, there is nothing to keep');
  });

  it('equals a clean rebuild after branch switches, moves, and edits of .gitignore', async () => {
    await start();
    await commit('other', 'aa.py', 'def aa(n: int = 2):\n    return n\n');
    const steps: Readonly<Record<string, () => void>> = {
      'another branch': () => git(folder(), 'checkout', '-qf', 'main'),
      'a module ignored': () => {
        git(folder(), 'rm', '-q', '--cached', 'bb.py');
        writeFileSync(join(folder(), '.gitignore'), '.llmstruct/\nbb.py\n');
      },
      'a module moved': () => renameSync(join(folder(), 'aa.py'), join(folder(), 'zz.py')),
      'nothing ignored': () => writeFileSync(join(folder(), '.gitignore'), '.llmstruct/\n'),
      'everything put back': () => {
        git(folder(), 'reset', '-q', '--hard', 'other');
        git(folder(), 'clean', '-qfd');
      },
    };
    const seen = new Set([struct()]);
    for (const [name, step] of Object.entries(steps)) {
      step();
      assert.equal(await code(['parse']), 0, name);
      assert.equal(await code(['verify']), 0, name);
      seen.add(struct());
    }
    // The first and the last are the same branch.
    assert.equal(seen.size, Object.keys(steps).length);
  });

  it('is one of several work trees, none of which answers for another', async () => {
    await start();
    const second = `${folder()}-second`;
    git(folder(), 'worktree', 'add', '-q', '-b', 'second', second);
    try {
      writeFileSync(join(second, 'aa.py'), 'def aa():\n    return 2\n\ndef only_there():\n    return aa()\n');
      const before = struct();
      assert.equal(await code(['parse'], second), 0);
      assert.match(struct(second), /"aa\.py#only_there"/);
      assert.equal(struct(), before);
      assert.equal(await code(['parse', '--check']), 0);
      assert.equal(await code(['verify'], second), 0);
      // A file carried over from the other tree is stale here, and says so.
      writeFileSync(join(folder(), 'struct.json'), struct(second));
      assert.equal(await code(['parse', '--check']), 1);
    } finally {
      rmSync(second, { recursive: true, force: true });
    }
  });
});
