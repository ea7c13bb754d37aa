import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIgnoreState } from '../../../src/vscode/ports/gitIgnoreState.ts';

describe('gitIgnoreState', () => {
  let root: string;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'llmstruct-git-'));
    writeFileSync(join(root, 'struct.json'), '{}\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is none outside of git', async () => {
    assert.equal(await gitIgnoreState(root, 'struct.json'), 'none');
    assert.equal(await gitIgnoreState(join(root, 'missing'), 'struct.json'), 'none');
  });

  it('tells untracked from ignored from tracked', async () => {
    git('init');
    assert.equal(await gitIgnoreState(root, 'struct.json'), 'untracked');
    writeFileSync(join(root, '.gitignore'), '/struct.json\n');
    assert.equal(await gitIgnoreState(root, 'struct.json'), 'ignored');
    git('add', '--force', 'struct.json');
    assert.equal(await gitIgnoreState(root, 'struct.json'), 'tracked');
  });

  it('works in a folder below the root of the work tree', async () => {
    git('init');
    mkdirSync(join(root, 'app'));
    writeFileSync(join(root, 'app/struct.json'), '{}\n');
    assert.equal(await gitIgnoreState(join(root, 'app'), 'struct.json'), 'untracked');
  });
});
