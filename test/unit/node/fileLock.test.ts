import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { takeFileLock } from '../../../src/node/fileLock.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

describe('takeFileLock', () => {
  const folder = useTemporaryFolder();

  it('leaves nothing when it lets go', () => {
    const letGo = takeFileLock(join(folder(), 'lock'));
    assert.deepEqual(readdirSync(folder()), ['lock']);
    letGo();
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('leaves nothing where there is room for a name only', function () {
    if (process.platform === 'win32') return this.skip();
    const source = pathToFileURL(join(import.meta.dirname, '../../../src/node/fileLock.ts')).href;
    const script = `(await import(${JSON.stringify(source)})).takeFileLock(${JSON.stringify(join(folder(), 'lock'))})`;
    // Where no file may have a byte, writing fails as on a full disk.
    const run = 'trap "" XFSZ; ulimit -f 0; exec "$0" --input-type=module -e "$1"';
    assert.throws(() => execFileSync('sh', ['-c', run, process.execPath, script], { stdio: 'pipe' }), /EFBIG/);
    assert.deepEqual(readdirSync(folder()), []);
  });
});
