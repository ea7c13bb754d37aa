/**
 * Many files and many saves: npm run soak [-- --files 10000 --saves 1000 --names 1000]
 * Makes a workspace, keeps the index open as the editor does, saves files, and prints time and memory after every tenth of the way.
 * Every save changes a constructor and renames a method, whose name `files / names` classes share: what mentions the old or the
 * new one is resolved again (with `--names 3` two thirds of the program at every save). The index must still equal a clean rebuild at the end. Exits with 1 when it does not, or when memory keeps growing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchIndex } from './openBenchIndex.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    saves: { type: 'string', default: '1000' },
    names: { type: 'string', default: '1000' },
  },
});
const files = Number(values.files);
const saves = Number(values.saves);
const names = Number(values.names);
const root = mkdtempSync(path.join(tmpdir(), 'llmstruct-soak-'));
const write = { output: { kind: 'write', path: 'struct.json' } } as const;
try {
  for (let at = 0; at < files; at++) save(at, 0);
  const index = openBenchIndex(root, path.join(root, '.llmstruct'));
  const started = performance.now();
  await index.update(write);
  report('the first update', started);
  const memory: number[] = [];
  let since = performance.now();
  for (let at = 1; at <= saves; at++) {
    const file = (at * 7919) % files;
    await index.update({ paths: [save(file, at)], ...write });
    if (at % Math.ceil(saves / 10) !== 0) continue;
    memory.push(process.memoryUsage().rss);
    report(`${at} saves`, since);
    since = performance.now();
  }
  const text = await index.structText();
  await index.close();
  const clean = openBenchIndex(root, path.join(root, '.llmstruct/clean'));
  await clean.update({ output: { kind: 'none' } });
  const equal = (await clean.structText()) === text;
  await clean.close();
  const [early, late] = [Math.max(...memory.slice(0, 5)), Math.max(...memory.slice(5))];
  console.log(
    `${files} files, ${saves} saves: equal to a clean rebuild: ${equal}; second half ${(late / early).toFixed(2)} of the first`,
  );
  if (!equal || late > early * 1.15) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** Prints how long a part of the way took, and the memory that the process holds after it. */
function report(what: string, from: number): void {
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

/** File `at` in version `version`; gives its path. */
function save(at: number, version: number): string {
  const name = `pkg${at % 100}/m${at}.py`;
  // A tree, as classes and imports of a program are: the first file stands on its own.
  const other = (at - 1) >> 1;
  mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
  const step = `step_${(at + version) % names}`;
  const base = at === 0 ? 'object' : `Thing${other}`;
  const lines = [
    ...(at === 0 ? [] : [`from pkg${other % 100}.m${other} import Thing${other}, run_${other}`]),
    `class Thing${at}(${base}):`,
    `    def __init__(self, n: int = ${version}):`,
    '        self.n = n',
    `    def ${step}(self):`,
    ...(at === 0 ? [] : [`        run_${other}(self.n)`]),
    '        return self.n',
    `def run_${at}(n):`,
    `    thing = Thing${at}(n)`,
    `    return thing.${step}()`,
  ];
  writeFileSync(path.join(root, name), `${lines.join('\n')}\n`);
  return name;
}
