import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { useTemporaryFolder } from '../node/temporaryFolder.ts';
import { run } from './standInHost.ts';

describe('parts for another folder', () => {
  const folder = useTemporaryFolder();

  it('are each what they are called, also when several shards of a workspace are made at once', async () => {
    const root = join(folder(), 'work');
    mkdirSync(root);
    const { promise: allWritten, resolve: goOn } = Promise.withResolvers<void>();
    let written = 0;
    const shard: WorkspaceIndex['shard'] = async ({ shard: number, of, path }) => {
      writeFileSync(join(root, path), `shard ${number}`);
      written += 1;
      if (written === of) goOn();
      await allWritten;
      return { shard: number, of, tree: '0'.repeat(16), modules: 1, skipped: 0, sourceBytes: 10, share: 1 };
    };
    const numbers = [1, 2, 3];
    const parts = numbers.map((number) => join(folder(), `part-${number}`));
    const runs = await Promise.all(
      numbers.map((number, at) =>
        run(['parse', '--shard', `${number}/3`, '--output', parts[at]!], { folder: root, index: { shard } }),
      ),
    );
    assert.deepEqual(
      runs.map(({ code, err }) => [code, err]),
      numbers.map(() => [0, '']),
    );
    assert.deepEqual(
      parts.map((part) => readFileSync(part, 'utf8')),
      numbers.map((number) => `shard ${number}`),
    );
    assert.deepEqual(readdirSync(join(root, '.llmstruct')), ['.gitignore']);
  });

  it('say that the workspace cannot be written into, where that is so', async () => {
    const root = join(folder(), 'work');
    mkdirSync(root);
    writeFileSync(join(root, '.llmstruct'), 'in the way');
    const { code, err } = await run(['parse', '--shard', '1/1', '--output', join(folder(), 'part')], { folder: root });
    assert.equal(code, 2);
    assert.match(err, /work\/\.llmstruct cannot be written: it is there already \(EEXIST\)/);
  });
});
