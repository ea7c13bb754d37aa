import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from '../../../src/node/gitChanges.ts';
import { git as runGit, useTemporaryFolder, writeTree } from './temporaryFolder.ts';

describe('changedFiles', () => {
  const folder = useTemporaryFolder();
  const git = (...args: string[]): string => runGit(folder(), ...args);
  const write = (path: string, text: string): void => writeTree(folder(), { [path]: text });

  it('is what differs from the last commit, staged or not, and what git does not have', async () => {
    git('init', '-q');
    write('.gitignore', '*.log\n');
    write('a.py', 'a = 1\n');
    write('sub/ю b.py', 'b = 1\n');
    write('gone.py', 'gone = 1\n');
    assert.deepEqual(await changedFiles(folder()), {
      kind: 'changes',
      files: ['.gitignore', 'a.py', 'gone.py', 'sub/ю b.py'].map((path) => ({ path })),
    });
    git('add', '-A');
    git('commit', '-qm', 'first');
    assert.deepEqual(await changedFiles(folder()), { kind: 'changes', files: [] });

    write('a.py', 'a = 2\n');
    write('sub/ю b.py', 'b = 2\n');
    git('add', 'a.py');
    git('rm', '-q', 'gone.py');
    write('new.py', 'n = 1\n');
    write('x.log', '');
    const changes = await changedFiles(folder());
    assert.equal(changes.kind, 'changes');
    const files = changes.kind === 'changes' ? changes.files : [];
    assert.deepEqual(
      files.map(({ path, diff }) => [path, /^[-+][a-z].*$/m.exec(diff ?? '')?.[0]]),
      [
        ['a.py', '-a = 1'],
        ['gone.py', '-gone = 1'],
        ['sub/ю b.py', '-b = 1'],
        ['new.py', undefined],
      ],
    );
    const inside = await changedFiles(join(folder(), 'sub'));
    assert.deepEqual(inside.kind === 'changes' && inside.files.map(({ path }) => path), ['ю b.py']);
  });

  it('runs no program that the repository names', async () => {
    git('init', '-q');
    write('.gitattributes', '*.py diff=evil\n');
    write('a.py', 'a = 1\n');
    git('add', '-A');
    git('commit', '-qm', 'first');
    git('config', 'diff.external', `touch ${join(folder(), 'ran')}`);
    git('config', 'diff.evil.textconv', `touch ${join(folder(), 'ran')}`);
    git('config', 'core.fsmonitor', `touch ${join(folder(), 'ran')}`);
    write('a.py', 'a = 2\n');
    const changes = await changedFiles(folder());
    assert.deepEqual(changes.kind === 'changes' && changes.files.map(({ path }) => path), ['a.py']);
    assert.equal(existsSync(join(folder(), 'ran')), false);
  });

  it('is unavailable where there is no repository', async () => {
    assert.equal((await changedFiles(folder())).kind, 'unavailable');
  });
});
