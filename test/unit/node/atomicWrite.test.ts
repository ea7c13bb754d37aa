import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';
import { useTemporaryFolder, writeTree } from './temporaryFolder.ts';

describe('nodeFileSystem.writeAtomic', () => {
  const folder = useTemporaryFolder();
  const write = (path: string, text: string) => createNodeFileSystem(folder(), { git: false }).writeAtomic(path, text);
  const contentOf = (path: string) => readFileSync(join(folder(), path), 'utf8');

  it('writes a new file and replaces an old one, keeping its mode', async () => {
    await write('struct.json', 'ё\n');
    assert.equal(contentOf('struct.json'), 'ё\n');
    chmodSync(join(folder(), 'struct.json'), 0o640);
    await write('struct.json', 'two\n');
    assert.equal(contentOf('struct.json'), 'two\n');
    if (process.platform !== 'win32') assert.equal(statSync(join(folder(), 'struct.json')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder()), ['struct.json']);
  });

  it('refuses a read-only file, a folder, a link, a missing folder and a place outside, leaving nothing behind', async () => {
    writeTree(folder(), { 'locked.json': 'old', 'real.json': 'old', 'ro/a.json': 'old' });
    chmodSync(join(folder(), 'locked.json'), 0o444);
    mkdirSync(join(folder(), 'sub'));
    symlinkSync('real.json', join(folder(), 'link.json'));
    symlinkSync('..', join(folder(), 'up'));
    const before = readdirSync(folder());
    const refused: [string, string][] = [
      ['locked.json', 'it is read-only'],
      ['sub', 'it is not a regular file'],
      ['link.json', 'it is a symbolic link'],
      ['no/x.json', 'ENOENT'],
    ];
    for (const [path, reason] of refused) {
      await assert.rejects(write(path, 'new'), { code: 'struct-unwritable', details: { path, reason } });
    }
    for (const path of ['../x.json', 'up/x.json']) {
      await assert.rejects(write(path, 'new'), { code: 'file-outside-workspace', details: { path } });
    }
    assert.equal(contentOf('locked.json'), 'old');
    assert.equal(contentOf('real.json'), 'old');
    assert.deepEqual(readdirSync(folder()), before);
  });

  it('refuses a read-only folder, for root as well', async function () {
    if (process.platform === 'win32') return this.skip();
    writeTree(folder(), { 'ro/a.json': 'old' });
    chmodSync(join(folder(), 'ro'), 0o555);
    await assert.rejects(write('ro/a.json', 'new'), { code: 'struct-unwritable' });
    assert.deepEqual(readdirSync(join(folder(), 'ro')), ['a.json']);
    chmodSync(join(folder(), 'ro'), 0o755);
  });

  it('refuses all where the folder was opened for reading only', async () => {
    const files = createNodeFileSystem(folder(), { git: false, writable: false });
    await assert.rejects(files.writeAtomic('struct.json', 'x'), { code: 'struct-unwritable' });
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('removes what a killed writer left long ago, not what one writes now', async () => {
    writeTree(folder(), { '.llmstruct-0000000000000000.tmp': 'old', '.llmstruct-1111111111111111.tmp': 'now' });
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(folder(), '.llmstruct-0000000000000000.tmp'), longAgo, longAgo);
    await write('struct.json', 'x');
    assert.deepEqual(readdirSync(folder()), ['.llmstruct-1111111111111111.tmp', 'struct.json']);
  });
});
