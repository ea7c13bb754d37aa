import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { createRandom } from '../../support/random.ts';
import { randomChange } from '../../support/randomScript.ts';
import { createSharedFacts } from '../../support/sharedFacts.ts';
import { PROJECTS } from './projects.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;
/**
 * `LLMSTRUCT_SCRIPTS=20000 npm run test:unit -- --grep=scripts` for a longer run; with the `LLMSTRUCT_SEED=n` that a failure names,
 * `LLMSTRUCT_SCRIPTS=1` and the project's name in `--grep`, that one runs again.
 */
const SCRIPTS = Number(process.env['LLMSTRUCT_SCRIPTS'] ?? 1000);
const FIRST = Number(process.env['LLMSTRUCT_SEED'] ?? 1);
const STEPS = 4;
/** No made-up project is as large, in characters. */
const REAL_SIZE = 20_000;

describe(`${SCRIPTS} random scripts`, function () {
  this.timeout(3_600_000);
  const facts = createSharedFacts();
  const names = Object.keys(PROJECTS);

  names.forEach((name, at) => {
    // A clean rebuild of real packages takes a hundred times as long.
    const isReal = Object.values(PROJECTS[name]!).join('').length > REAL_SIZE;
    const weight = isReal ? 0.2 : 1.4;
    const share = Math.ceil((weight * SCRIPTS) / names.length);
    it(`lead to the bytes of a clean rebuild: ${name}, ${share} scripts of ${STEPS} changes`, async () => {
      for (let seed = FIRST; seed < FIRST + share; seed++) await runScript(name, at, seed);
    });
  });

  async function runScript(name: string, project: number, seed: number): Promise<void> {
    const start = PROJECTS[name]!;
    const random = createRandom(seed * names.length + project);
    const workspace = createMemoryWorkspace(start, { facts: facts.view() });
    await workspace.index.update({ output: WRITE });
    const done: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      // Several changes may come before an update, and some updates are not told what changed.
      const touched = new Set<string>();
      for (let more = random(3); more >= 0; more--) {
        const change = randomChange(workspace.files, random, start);
        done.push(`${change.kind} ${change.touched.length > 2 ? '…' : change.touched.join(' ')}`);
        for (const path of change.touched) touched.add(path);
      }
      await workspace.index.update(random(6) === 0 ? { output: WRITE } : { paths: [...touched], output: WRITE });
      const clean = createMemoryWorkspace(
        Object.fromEntries([...workspace.files].filter(([path]) => path !== 'struct.json')),
        { facts: facts.view() },
      );
      await clean.index.update({ output: WRITE });
      const expected = clean.files.get('struct.json')!;
      const actual = workspace.files.get('struct.json')!;
      if (actual !== expected) {
        assert.fail(
          `${name}, LLMSTRUCT_SEED=${seed}, step ${step}, after ${done.join('; ')}:\n${firstDifference(actual, expected)}`,
        );
      }
    }
  }
});

function firstDifference(actual: string, expected: string): string {
  const [left, right] = [actual.split('\n'), expected.split('\n')];
  const line = left.findIndex((text, index) => text !== right[index]);
  const [a, b] = [left[line] ?? '', right[line] ?? ''];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 300), at + 200);
  return `line ${line + 1}\n- ${around(a)}\n+ ${around(b)}`;
}
