import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { copyWorkspace } from './copyWorkspace.ts';
import { type Counts, describeCounts, isGreen, judgeCounts, readCounts, writeCounts } from './counts.ts';
import { pathWithThisNode } from './pathWithThisNode.ts';
import { projectRoot } from './projectRoot.ts';
import { vscodeExecutable } from './vscodeExecutable.ts';
import type { VersionChoice } from './vscodeVersions.ts';

export interface VscodeTestRun {
  readonly version: VersionChoice;
  /** Folder of the extension under test; the project's by default. */
  readonly extension?: string;
  /** CommonJS file that exports `run(): Promise<void>`; the project's bundle by default. */
  readonly suite?: string;
  /** Folder whose copy the window opens; the project's fixture by default. */
  readonly workspace?: string;
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export const suitePath: string = join(projectRoot, 'dist/test/vscode/index.cjs');

/**
 * Runs a suite inside a real VS Code and returns its counts. An extension host that died, a suite that left no counts or
 * no passed test, and a VS Code that could not run count as one failure more.
 */
export async function runVscodeTests(run: VscodeTestRun): Promise<Counts> {
  const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-test-'));
  const resultFile = join(scratch, 'counts.json');
  let problem: string | undefined;
  installStandIns(join(scratch, 'extensions'));
  try {
    await runTests({
      vscodeExecutablePath: await vscodeExecutable(run.version),
      extensionDevelopmentPath: run.extension ?? projectRoot,
      extensionTestsPath: run.suite ?? suitePath,
      extensionTestsEnv: {
        PATH: pathWithThisNode(),
        VSCODE_HOST_VERSION: run.version,
        ...run.env,
        // What the extension keeps for the user is a test's own.
        XDG_DATA_HOME: join(scratch, 'data'),
        LLMSTRUCT_TEST_RESULT: resultFile,
      },
      // Folders of its own: two runs at once would share the ones that runTests picks, and one run's state is the next one's.
      launchArgs: [
        copyWorkspace(join(scratch, 'workspace'), run.workspace),
        `--user-data-dir=${join(scratch, 'user-data')}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
      ],
    });
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const counts = readCounts(resultFile);
  if (problem !== undefined && !counts?.failed) keepLog(scratch);
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  return judgeCounts(counts, problem);
}

/** Folder of the fixture, and the name that VS Code looks for. */
const STAND_INS = [
  ['continue-stub', 'continue.continue-2.0.0'],
  ['api-sample', 'sample.api-sample-1.0.0'],
  ['language-models-stub', 'stub.language-models-1.0.0'],
] as const;

/**
 * Extensions that ours works with, as stand-ins with the same id and API. They lie in the extensions folder: the web
 * workbench takes one development extension only.
 */
function installStandIns(extensions: string): void {
  for (const [fixture, id] of STAND_INS) {
    cpSync(join(projectRoot, 'test/fixtures', fixture), join(extensions, id), { recursive: true });
  }
}

function keepLog(scratch: string): void {
  const kept = join(projectRoot, '.vscode-test/failed');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const name of ['vscode-host.log', 'vscode-host.png']) {
    const file = join(scratch, 'user-data', name);
    if (!existsSync(file)) continue;
    cpSync(file, join(kept, name));
    console.error(`Kept ${join(kept, name)}`);
  }
}

// node test/host/runVscodeTests.ts [newest|minimum] [--extension folder] [--suite file] [--workspace folder]
if (process.argv[1] === import.meta.filename) {
  const text = { type: 'string' } as const;
  const options = { extension: text, suite: text, workspace: text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const counts = await runVscodeTests({ ...values, version: positionals[0] === 'minimum' ? 'minimum' : 'newest' });
  writeCounts(counts);
  console.log(describeCounts(counts));
  process.exitCode = isGreen(counts) ? 0 : 1;
}
