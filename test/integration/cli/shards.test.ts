import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertValid } from '../../unit/cli/validate.ts';
import { useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';
import { runBuilt } from './builtCli.ts';

describe('parse --shard and merge', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const work = () => join(folder(), 'work');
  const run = (...args: string[]) => runBuilt(args, { cwd: work() });

  beforeEach(() => {
    mkdirSync(work());
    writeTree(work(), {
      'a.py': 'def a():\n    return 1\n',
      'b.py': 'from a import a\n\n\ndef b():\n    return a()\n',
      'c.py': 'from b import b\n\n\nclass C:\n    def c(self):\n        return b()\n',
      'llmstruct.toml': '[project]\nname = "x"\n',
    });
  });

  it('make the bytes of one run, parts inside and outside the workspace, whatever the current folder', async () => {
    const inside = await run('parse', '--shard', '1/2', '--json');
    assert.equal(inside.code, 0, inside.err);
    assertValid('shard', inside.json);
    const outside = await runBuilt(['parse', '--input', 'work', '--shard', '2/2', '--output', 'two'], {
      cwd: folder(),
    });
    assert.match(outside.out, /^two +shard 2 of 2\n/);
    const merged = await run('merge', '../two', 'struct.part-1-of-2.jsonl', '--output', '../merged.json', '--json');
    assert.equal(merged.code, 0, merged.err);
    assertValid('merge', merged.json);
    assert.equal(merged.err, '', 'there was no file in its place');
    assert.equal((await run('parse')).code, 0);
    assert.equal(
      readFileSync(join(folder(), 'merged.json'), 'utf8'),
      readFileSync(join(work(), 'struct.json'), 'utf8'),
    );
    assert.equal((await run('parse', '--check')).code, 0);

    writeFileSync(join(folder(), 'notes.json'), '{"mine": 1}\n');
    const over = await run('merge', '../two', 'struct.part-1-of-2.jsonl', '--output', '../notes.json');
    assert.match(over.err, /it was kept as notes\.json\.bak\./);
    assert.equal(readFileSync(join(folder(), 'notes.json.bak'), 'utf8'), '{"mine": 1}\n');
    assert.equal((await run('merge', '../two', 'struct.part-1-of-2.jsonl', '--output', '../notes.json')).err, '');

    writeFileSync(join(work(), 'c.py'), 'def c():\n    return 3\n');
    await run('parse', '--shard', '1/2');
    const stale = await run('merge', 'struct.part-1-of-2.jsonl', '../two', '--output', 'other.json', '--json');
    assert.equal(stale.code, 2);
    assertValid('error', stale.json);
    assert.match(stale.err, /\.\.\/two is of another tree/);
    assert.equal(existsSync(join(work(), 'other.json')), false);
  });
});
