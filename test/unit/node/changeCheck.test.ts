import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeCheck } from '../../../src/node/changeCheck.ts';
import { createNodeFileSystem } from '../../../src/node/nodeFileSystem.ts';

describe('the check for changed files', () => {
  let folder: string;
  let check: ChangeCheck;
  const look = async (accepting = true) => {
    const { paths, accept } = await check.look();
    if (accepting) accept();
    return [...paths].sort();
  };
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-changes-'));
    check = new ChangeCheck(folder, createNodeFileSystem(folder, { git: false }));
    write('a.py', 'a = 1\n');
    write('b.py', 'b = 1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names what was created, changed and deleted since the last look', async () => {
    assert.deepEqual(await look(), ['a.py', 'b.py']);
    assert.deepEqual(await look(), []);
    write('a.py', 'a = 2\n');
    rmSync(join(folder, 'b.py'));
    write('c.py', 'c = 1\n');
    assert.deepEqual(await look(), ['a.py', 'b.py', 'c.py']);
    assert.deepEqual(await look(), []);
  });

  it('names it again until the look is accepted', async () => {
    await look();
    write('a.py', 'a = 22\n');
    assert.deepEqual(await look(false), ['a.py']);
    assert.deepEqual(await look(), ['a.py']);
  });

  it('notices a change of the same size that hides its time', async () => {
    const time = new Date(1_000_000_000_000);
    utimesSync(join(folder, 'a.py'), time, time);
    await look();
    write('a.py', 'a = 3\n');
    utimesSync(join(folder, 'a.py'), time, time);
    assert.deepEqual(await look(), ['a.py']);
  });
});
