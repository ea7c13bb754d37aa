import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createGitHistory } from '../../../src/node/gitHistory.ts';
import { git, useTemporaryFolder, writeTree } from './temporaryFolder.ts';

describe('gitHistory', () => {
  const folder = useTemporaryFolder();
  const commitAt = (seconds: number, files: Readonly<Record<string, string>>) => {
    writeTree(folder(), files);
    git(folder(), 'add', '-A');
    // The time that counts is the committer's.
    process.env['GIT_COMMITTER_DATE'] = `@${seconds} +0000`;
    git(folder(), 'commit', '-qm', 'm');
    delete process.env['GIT_COMMITTER_DATE'];
  };

  beforeEach(() => git(folder(), 'init', '-q'));

  it('finds the first commit of a file after a time, with its text then', async () => {
    commitAt(1_700_000_000, { 'src/a.py': 'one\n', 'b.py': 'b\n' });
    commitAt(1_700_001_000, { 'b.py': 'bb\n' });
    commitAt(1_700_002_000, { 'src/a.py': 'two\n' });
    commitAt(1_700_003_000, { 'src/a.py': 'three\n' });
    const { nextCommit } = createGitHistory(join(folder()), true);
    assert.deepEqual(await nextCommit('src/a.py', 1_700_000_000_000), { made: 1_700_002_000_000, text: 'two\n' });
    assert.equal(await nextCommit('src/a.py', 1_700_003_000_000), undefined);
    const inside = createGitHistory(join(folder(), 'src'), true);
    assert.equal((await inside.nextCommit('a.py', 1_700_000_000_000))?.text, 'two\n');
  });

  it('says that the commit removed the file', async () => {
    commitAt(1_700_000_000, { 'a.py': 'one\n', 'b.py': '' });
    rmSync(join(folder(), 'a.py'));
    commitAt(1_700_001_000, { 'b.py': 'b\n' });
    const { nextCommit } = createGitHistory(folder(), true);
    assert.deepEqual(await nextCommit('a.py', 1_700_000_000_000), { made: 1_700_001_000_000, text: undefined });
  });

  it('knows nothing where git must not run, or there is no repository', async () => {
    commitAt(1_700_000_000, { 'a.py': 'one\n' });
    assert.equal(await createGitHistory(folder(), false).nextCommit('a.py', 0), undefined);
    rmSync(join(folder(), '.git'), { recursive: true });
    assert.equal(await createGitHistory(folder(), true).nextCommit('a.py', 0), undefined);
  });
});
