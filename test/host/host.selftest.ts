import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Counts, readCounts } from './counts.ts';

/** The runner must not call a run green that was not: each suite here ends in a way that once did, or could. */
describe('runVscodeTests', function () {
  this.timeout(60_000);
  let scratch: string;

  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'host-selftest-'));
    const manifest = { name: 'probe', publisher: 'selftest', version: '0.0.1', engines: { vscode: '*' } };
    writeFileSync(join(scratch, 'package.json'), JSON.stringify(manifest));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  it('is green for a suite whose tests pass', () => {
    const { counts, exitCode } = runSuite(
      'exports.run = async () => writeCounts({ passed: 2, failed: 0, skipped: 1 });',
    );
    assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 1, again: 0 });
    assert.equal(exitCode, 0);
  });

  it('is red for a failed test', () => {
    const { counts, exitCode } = runSuite(
      "exports.run = async () => { writeCounts({ passed: 2, failed: 1, skipped: 0 }); throw new Error('1 failed'); };",
    );
    assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 0, again: 0 });
    assert.equal(exitCode, 1);
  });

  it('is red for a suite without a test', () => {
    assertRed(runSuite('exports.run = async () => writeCounts({ passed: 0, failed: 0, skipped: 3 });'));
  });

  it('is red for a suite that throws when it is loaded', () => {
    assertRed(runSuite("throw new Error('cannot load');"));
  });

  it('is red when the extension host dies, even after good counts', () => {
    const good = 'writeCounts({ passed: 2, failed: 0, skipped: 0 });';
    assertRed(runSuite(`exports.run = () => { ${good} process.exit(0); return new Promise(() => {}); };`));
  });

  it('is red for a suite that never ends', () => {
    const { output, ...run } = runSuite('exports.run = () => new Promise(() => {});', {
      VSCODE_HOST_TIMEOUT_MS: '9000',
    });
    assertRed({ output, ...run });
    assert.match(output, /did not end in 9000 ms/);
  });

  function runSuite(code: string, env: Record<string, string> = {}): Run {
    const suite = join(scratch, 'suite.cjs');
    const resultFile = join(scratch, 'counts.json');
    rmSync(resultFile, { force: true });
    writeFileSync(suite, `${writeCountsSource}\n${code}\n`);
    const runner = join(import.meta.dirname, 'runVscodeTests.ts');
    const done = spawnSync(process.execPath, [runner, 'newest', '--extension', scratch, '--suite', suite], {
      env: { ...process.env, VSCODE_TEST_HOST: 'server', LLMSTRUCT_TEST_RESULT: resultFile, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = done.stdout + done.stderr;
    return { exitCode: done.status, counts: readCounts(resultFile), output };
  }
});

describe('mochaSuite with a second try', () => {
  it('counts a test that failed once as passed and tried again, with its first error', () => {
    const { counts, output } = runMocha(
      "let calls = 0; it('flutters', () => { if (calls++ === 0) throw new Error('first'); });",
    );
    assert.deepEqual(counts, { passed: 1, failed: 0, skipped: 0, again: 1 });
    assert.match(output, /tried once more: flutters\nError: first/);
  });

  it('is red for a test that fails both times', () => {
    const { counts } = runMocha("it('is wrong', () => { throw new Error('always'); });");
    assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0, again: 1 });
  });

  function runMocha(code: string): { counts: Counts | undefined; output: string } {
    const scratch = mkdtempSync(join(tmpdir(), 'host-selftest-'));
    const suite = join(scratch, 'suite.mjs');
    const mochaSuite = pathToFileURL(join(import.meta.dirname, 'mochaSuite.ts')).href;
    writeFileSync(
      suite,
      `import { mochaSuite } from '${mochaSuite}';
      await mochaSuite([{ name: 'made up', load: () => { ${code} } }], { retries: 1 }).catch(() => {});`,
    );
    const resultFile = join(scratch, 'counts.json');
    try {
      const { stderr } = spawnSync(process.execPath, [suite], {
        env: { ...process.env, LLMSTRUCT_TEST_RESULT: resultFile, LLMSTRUCT_TEST_GREP: '' },
        encoding: 'utf8',
      });
      return { counts: readCounts(resultFile), output: stderr };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
});

interface Run {
  readonly exitCode: number | null;
  readonly counts: Counts | undefined;
  readonly output: string;
}

const writeCountsSource =
  "const writeCounts = (counts) => require('node:fs').writeFileSync(process.env.LLMSTRUCT_TEST_RESULT, JSON.stringify(counts));";

function assertRed({ exitCode, counts, output }: Run): void {
  assert.equal(counts?.failed, 1, output);
  assert.equal(exitCode, 1, output);
}
