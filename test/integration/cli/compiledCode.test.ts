import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';

describe('compiled code of the command line', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'llmstruct-compiled-'));
    mkdirSync(path.join(folder, 'dist'));
    for (const file of ['dist/cli.cjs', 'dist/commandLine.cjs', 'package.json'])
      cpSync(path.join(projectRoot, file), path.join(folder, file));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept beside the bundles, and taken from there', () => {
    const kept = () => readdirSync(path.join(folder, 'dist/compiled'), { recursive: true }).length;
    assert.match(version(), /^\d+\.\d+\.\d+$/);
    const files = kept();
    assert.ok(files >= 2, 'a folder for this Node with one bundle');
    assert.match(version(), /^\d+\.\d+\.\d+$/);
    assert.equal(kept(), files);
  });

  it('is not kept where it cannot be, and nothing else changes', () => {
    rmSync(path.join(folder, 'dist/compiled'), { recursive: true, force: true });
    writeFileSync(path.join(folder, 'dist/compiled'), 'a file in the way');
    assert.match(version(), /^\d+\.\d+\.\d+$/);
    assert.ok(existsSync(path.join(folder, 'dist/compiled')));
  });

  it('is not kept by a Node that cannot, which runs the command all the same', () => {
    rmSync(path.join(folder, 'dist/compiled'), { recursive: true, force: true });
    const older = path.join(folder, 'older.cjs');
    writeFileSync(older, "delete require('node:module').enableCompileCache;\n");
    assert.match(version('--require', older), /^\d+\.\d+\.\d+$/);
    assert.ok(!existsSync(path.join(folder, 'dist/compiled')));
  });

  function version(...options: readonly string[]): string {
    const command = [...options, path.join(folder, 'dist/cli.cjs'), '--version'];
    const run = spawnSync(process.execPath, command, { encoding: 'utf8' });
    assert.deepEqual([run.status, run.stderr], [0, '']);
    return run.stdout.trim();
  }
});
