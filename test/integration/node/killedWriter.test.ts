import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';

describe('nodeFileSystem.writeAtomic in a process that is killed', () => {
  const folder = useTemporaryFolder();

  it('never shows a half-written file when the writer is killed', async function () {
    this.timeout(30_000);
    for (let round = 0; round < 8; round++) {
      const writer = fork(join(import.meta.dirname, 'endlessWriter.ts'), [folder()], { stdio: 'ignore' });
      await once(writer, 'message');
      await new Promise((resolve) => setTimeout(resolve, 7 * round));
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const text = readFileSync(join(folder(), 'struct.json'), 'utf8');
      // Compared as a whole: a pattern over megabytes may run out of stack.
      const isWhole = text === `${'a'.repeat(4_000_000)}\n` || text === `${'b'.repeat(6_000_000)}\n`;
      assert.ok(isWhole, `half a file: ${text.length} characters`);
    }
    const listed = await createNodeFileSystem(folder(), { git: false }).list();
    assert.deepEqual(listed, []);
  });
});
