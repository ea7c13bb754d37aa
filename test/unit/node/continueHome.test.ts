import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writePrivately } from '../../../src/node/continueHome.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

describe('readIfThere', () => {
  const folder = useTemporaryFolder();

  it('gives a file’s text, and nothing where there is none', async () => {
    const file = join(folder(), '.env');
    assert.equal(await readIfThere(file), undefined);
    writeFileSync(file, 'KEY=ключ\n');
    assert.equal(await readIfThere(file), 'KEY=ключ\n');
  });

  it('refuses what would be lost when it is written again', async () => {
    const latin = join(folder(), 'latin.env');
    writeFileSync(latin, Buffer.from('NAME=caf\xe9\n', 'latin1'));
    await assert.rejects(readIfThere(latin), { code: 'file-unreadable' });
    mkdirSync(join(folder(), 'config.json'));
    await assert.rejects(readIfThere(join(folder(), 'config.json')), { code: 'file-unreadable' });
  });
});

describe('writePrivately', () => {
  const folder = useTemporaryFolder();
  const modeOf = (file: string): number => statSync(file).mode & 0o777;

  it('writes a file, and what a link leads to, for its owner alone', async function () {
    if (process.platform === 'win32') return this.skip();
    const file = join(folder(), 'new/.env');
    await writePrivately(file, 'A=1\n');
    assert.deepEqual([readFileSync(file, 'utf8'), modeOf(file)], ['A=1\n', 0o600]);
    chmodSync(file, 0o644);
    const link = join(folder(), 'link');
    symlinkSync('new/.env', link);
    await writePrivately(link, 'A=2\n');
    assert.deepEqual([readFileSync(file, 'utf8'), modeOf(file), readlinkSync(link)], ['A=2\n', 0o600, 'new/.env']);
  });

  it('refuses a link that leads nowhere, a read-only file and a folder, leaving nothing behind', async function () {
    if (process.platform === 'win32') return this.skip();
    symlinkSync('gone', join(folder(), 'link'));
    writeFileSync(join(folder(), 'locked'), 'A=1\n', { mode: 0o444 });
    symlinkSync('locked', join(folder(), 'linked'));
    mkdirSync(join(folder(), 'sub'));
    const before = readdirSync(folder());
    for (const [name, reason] of [
      ['link', 'it is a symbolic link that leads nowhere'],
      ['locked', 'it is read-only'],
      ['linked', 'it is read-only'],
      ['sub', 'it is not a regular file'],
    ] as const) {
      const path = join(folder(), name);
      await assert.rejects(writePrivately(path, 'B=2\n'), { code: 'struct-unwritable', details: { path, reason } });
    }
    assert.deepEqual(readdirSync(folder()), before);
    assert.equal(readFileSync(join(folder(), 'locked'), 'utf8'), 'A=1\n');
  });
});
