import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { createSharedFacts } from '../../support/sharedFacts.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;
/** Another history: `LLMSTRUCT_HISTORY=DIR LLMSTRUCT_COMMITS=300 LLMSTRUCT_PATHS=src npm run test:unit -- --grep="real history"`. */
const REPOSITORY = process.env['LLMSTRUCT_HISTORY'] ?? '.';
const COMMITS = Number(process.env['LLMSTRUCT_COMMITS'] ?? 12);
const PATHS = process.env['LLMSTRUCT_PATHS'] ?? 'src/core/indexing';

describe('a real history', function () {
  this.timeout(3_600_000);

  it(`leads to the bytes of a clean rebuild at each of ${COMMITS} commits`, async function () {
    const commits = (history() ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .reverse();
    if (commits.length < 2) {
      console.log(`    skipped: ${REPOSITORY} has no history of ${PATHS} here (a shallow clone, or no git)`);
      this.skip();
    }
    assert.notEqual(filesOf(commits.at(-1)!).size, 0);
    const facts = createSharedFacts();
    const workspace = createMemoryWorkspace(Object.fromEntries(filesOf(commits[0]!)), { facts: facts.view() });
    await workspace.index.update({ output: WRITE });
    for (const [at, commit] of commits.slice(1).entries()) {
      const before = new Map([...workspace.files].filter(([path]) => path !== 'struct.json'));
      const files = filesOf(commit);
      const touched = [...new Set([...before.keys(), ...files.keys()])].filter(
        (path) => before.get(path) !== files.get(path),
      );
      for (const path of touched) workspace.files.delete(path);
      for (const [path, text] of files) workspace.files.set(path, text);
      // As a branch switch is noticed, and as a sweep of the whole folder.
      await workspace.index.update(at % 3 === 2 ? { output: WRITE } : { paths: touched, output: WRITE });
      const clean = createMemoryWorkspace(Object.fromEntries(files), { facts: facts.view() });
      await clean.index.update({ output: WRITE });
      assert.equal(workspace.files.get('struct.json'), clean.files.get('struct.json'), commit);
    }
  });
});

/** The texts of a commit below `PATHS`. */
function filesOf(commit: string): Map<string, string> {
  const paths = git('ls-tree', '-r', '--name-only', '-z', commit, '--', PATHS)
    .split('\0')
    .filter((path) => path !== '');
  return new Map(paths.map((path) => [path, git('show', `${commit}:${path}`)]));
}

/** The newest commits of `PATHS`; nothing where there is no git, or no repository. */
function history(): string | undefined {
  try {
    return git('rev-list', '--first-parent', `--max-count=${COMMITS}`, 'HEAD', '--', PATHS);
  } catch {
    return undefined;
  }
}

function git(...args: readonly string[]): string {
  const result = spawnSync('git', ['-C', REPOSITORY, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
