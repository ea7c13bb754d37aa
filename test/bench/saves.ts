/**
 * Saves of single files, with the index open as in the editor.
 *   node saves.ts FOLDER CACHE OUTPUT SAVES
 * Prints {answer, bodyWritten, headerWritten, cameWritten, peakBytes, blocked}, times as {median, most} in ms over saves that change a
 * body or add a function, in files spread over the workspace, and over files beside them that come and go: until a context of the saved
 * file can be had, and until `struct.json` is on disk. `blocked`: how long the thread that asked was blocked at most. Functions are added in Python, Ruby, Go and languages
 * with `function`; elsewhere a syntax error is.
 */
import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ModuleRecord } from '../../src/core/model/structDocument.ts';
import { type LongestBlock, longest, watchThread } from './longestBlock.ts';
import { openBenchIndex } from './openBenchIndex.ts';

const [folder = '.', cache = '', output = '', count = '20'] = process.argv.slice(2);
const index = openBenchIndex(folder, cache);
const write = { output: { kind: 'write', path: output } } as const;
await index.update({ output: { kind: 'none' } });
await index.update(write);

const targets = await targetsIn(path.join(folder, output), Number(count));
const times: Record<'answer' | 'bodyWritten' | 'headerWritten' | 'cameWritten', number[]> = {
  answer: [],
  bodyWritten: [],
  headerWritten: [],
  cameWritten: [],
};
let blocked: LongestBlock = { clock: 0, own: 0 };
for (const [save, { module, target }] of targets.entries()) {
  const file = path.join(folder, module.path);
  const text = readFileSync(file, 'utf8');
  try {
    for (const kind of ['bodyWritten', 'headerWritten'] as const) {
      writeFileSync(
        file,
        kind === 'bodyWritten' ? withComment(text, module.language, save) : withFunction(text, module.language, save),
      );
      let began = performance.now();
      await index.update({ paths: [module.path], output: { kind: 'none', lazy: true } });
      await index.context({ target, budget: 512, fill: 'none' });
      times.answer.push(performance.now() - began);
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
      began = performance.now();
      const longestBlock = watchThread();
      await index.update({ paths: [module.path], ...write });
      times[kind].push(performance.now() - began);
      blocked = longest(blocked, longestBlock());
    }
  } finally {
    writeFileSync(file, text);
  }
  // What the saved text as it was leaves to do is not counted.
  await index.update({ paths: [module.path], ...write });
  const beside = path.posix.join(path.posix.dirname(module.path), `came_${save}${path.extname(module.path)}`);
  for (const change of ['came', 'went'] as const) {
    if (change === 'came') writeFileSync(path.join(folder, beside), withFunction('', module.language, save));
    else rmSync(path.join(folder, beside));
    const began = performance.now();
    await index.update({ paths: [beside], ...write });
    times.cameWritten.push(performance.now() - began);
  }
}
await index.update(write);
await index.close();
const figures = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, percentiles(list)]));
console.log(JSON.stringify({ ...figures, peakBytes: process.resourceUsage().maxRSS * 1024, blocked }));

interface Target {
  readonly module: Pick<ModuleRecord, 'path' | 'language'>;
  readonly target: string;
}

/** Functions and classes of so many modules, spread over a `struct.json`; read twice in a stream, as it would count as memory of the index. */
async function targetsIn(file: string, most: number): Promise<readonly Target[]> {
  const candidates = async function* () {
    for await (const line of createInterface(createReadStream(file))) {
      if (line.startsWith('  {"path":') && /"kind":"(function|class)"/.test(line)) yield line;
    }
  };
  let all = 0;
  for await (const _ of candidates()) all++;
  const found: Target[] = [];
  let at = 0;
  for await (const line of candidates()) {
    while (found.length < most && Math.floor((found.length * all) / most) === at) found.push(targetOf(line));
    at++;
  }
  return found;
}

function targetOf(line: string): Target {
  const { path: file, language, symbols } = JSON.parse(line.replace(/,$/, '')) as ModuleRecord;
  const target = symbols.find(({ kind }) => kind === 'function' || kind === 'class')!.id;
  return { module: { path: file, language }, target };
}

function withComment(text: string, language: string, save: number): string {
  return `${text}\n${language === 'python' || language === 'ruby' ? '#' : '//'} save ${save}\n`;
}

function withFunction(text: string, language: string, save: number): string {
  const functions: Readonly<Record<string, string>> = {
    python: `def saved_${save}(a):\n    return a.first(saved_${save})\n`,
    ruby: `def saved_${save}(a)\n  a.first\nend\n`,
    go: `func saved${save}(a int) int { return a }\n`,
  };
  return `${text}\n${functions[language] ?? `function saved${save}(a) { return a.first(saved${save}); }\n`}`;
}

function percentiles(values: readonly number[]): { readonly median: number; readonly most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
}
