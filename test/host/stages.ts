import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, type Counts, isGreen, noCounts } from './counts.ts';
import { packageExtension } from './packageExtension.ts';
import { projectRoot } from './projectRoot.ts';
import { runProgram } from './runProgram.ts';
import { runTestProcess } from './runTestProcess.ts';
import { suitePath } from './runVscodeTests.ts';
import { testFiles } from './testFiles.ts';
import type { VersionChoice } from './vscodeVersions.ts';

export interface Stage {
  /** For `--only=`. */
  readonly name: string;
  readonly title: string;
  run(): Promise<Counts>;
}

/** All stages in the order they run: what fails fast comes first. */
export const stages: readonly Stage[] = [
  { name: 'types', title: 'Types (tsc)', run: () => oneCheck(['tsc', '--build', 'src', 'test']) },
  { name: 'lint', title: 'Lint (biome, eslint)', run: () => oneCheck(['biome', 'check'], ['eslint', '.']) },
  { name: 'unit', title: 'Tests in plain Node', run: plainTests },
  { name: 'ollama', title: 'Tests against a real Ollama', run: ollamaTests },
  { name: 'host', title: 'The VS Code test host itself', run: hostTests },
  { name: 'vscode', title: 'Tests in the newest VS Code', run: () => vscodeTests('newest') },
  { name: 'vscode-min', title: 'Tests in the oldest supported VS Code', run: () => vscodeTests('minimum') },
  { name: 'e2e', title: 'The packaged extension in a window', run: endToEndTests },
];

const programLimit = 20 * 60_000; // ms

/** Some of npm's programs that together count as one test. All run, so that one round shows everything. */
async function oneCheck(...commands: readonly [string, ...string[]][]): Promise<Counts> {
  let failed = false;
  for (const [program, ...args] of commands) {
    const path = join(projectRoot, 'node_modules/.bin', program);
    const problem = await runProgram(path, args, { timeout: programLimit });
    if (problem === undefined) continue;
    console.error(problem);
    failed = true;
  }
  return { ...noCounts, passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
}

async function plainTests(): Promise<Counts> {
  const folders = [
    { folder: 'test/unit', recursive: true },
    { folder: 'test/architecture', recursive: true },
    { folder: 'test/integration', recursive: true },
  ];
  const files = folders.map(({ folder, recursive }) => testFiles(folder, '.test.ts', { recursive }));
  const missing = folders.filter((_, index) => files[index]?.length === 0).map(({ folder }) => noTests(folder));
  const found = files.flat();
  const ran = found.length === 0 ? [] : [await runTestProcess([...mochaArgs, ...found])];
  return [...ran, ...missing].reduce(addCounts);
}

function ollamaTests(): Promise<Counts> {
  return runTestProcess([...mochaArgs, ...testFiles('test/ollama', '.test.ts')]);
}

function hostTests(): Promise<Counts> {
  return runTestProcess([...mochaArgs, 'test/host/host.selftest.ts']);
}

async function vscodeTests(version: VersionChoice): Promise<Counts> {
  if (!existsSync(suitePath)) return noTests(`${suitePath}, which \`npm run build\` makes`);
  return runTestProcess(['test/host/runVscodeTests.ts', version]);
}

async function endToEndTests(): Promise<Counts> {
  const files = testFiles('test/e2e', '.e2e.ts');
  if (files.length === 0) return noTests('test/e2e');
  const env = { LLMSTRUCT_TEST_VSIX: packageExtension() };
  let counts = noCounts;
  for (const file of files) {
    console.log(`\n${file}`);
    const run = () => runTestProcess(['--import', './test/host/registerAssets.mjs', file], env);
    const first = await run();
    counts = addCounts(counts, isGreen(first) ? first : await onceMore(file, run));
  }
  return counts;
}

/** A file's tests are the steps of one window, where focus and timing are the workbench's: all of them, or none, are tried again. */
async function onceMore(file: string, run: () => Promise<Counts>): Promise<Counts> {
  console.error(`\n${file} failed and is tried once more.`);
  const second = await run();
  return { ...second, again: second.again + 1 };
}

const mochaArgs = ['--import', './test/host/registerAssets.mjs', 'test/host/runMocha.ts'];

/** A stage without tests must not look like one that passed. */
function noTests(where: string): Counts {
  console.error(`No tests: nothing in ${where}.`);
  return { ...noCounts, failed: 1 };
}
