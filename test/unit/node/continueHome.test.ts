import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from '../../../src/node/continueHome.ts';
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
