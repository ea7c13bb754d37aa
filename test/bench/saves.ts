/**
 * Saves of single files, with the index open as in the editor.
 *   node saves.ts FOLDER CACHE OUTPUT SAVES
 * Prints {answer, bodyWritten, headerWritten, cameWritten, peakBytes, blockedMs}, times as {median, most} in ms over saves that change a
 * body or add a function, in files spread over the workspace, and over files beside them that come and go: until a context of the saved
 * file can be had, and until `struct.json` is on disk. `blockedMs`: how long the thread that asked was blocked at most. Functions are added in Python, Ruby, Go and languages
 * with `function`; elsewhere a syntax error is.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleRecord } from '../../src/core/model/structDocument.ts';
import { watchThread } from './longestBlock.ts';
import { openBenchIndex } from './openBenchIndex.ts';

const [folder = '.', cache = '', output = '', count = '20'] = process.argv.slice(2);
const index = openBenchIndex(folder, cache);
const write = { output: { kind: 'write', path: output } } as const;
await index.update({ output: { kind: 'none' } });
await index.update(write);

// Line by line: the whole document would count as memory of the index.
const candidates = readFileSync(path.join(folder, output), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('  {"path":') && /"kind":"(function|class)"/.test(line));
const times: Record<'answer' | 'bodyWritten' | 'headerWritten' | 'cameWritten', number[]> = {
  answer: [],
  bodyWritten: [],
  headerWritten: [],
  cameWritten: [],
};
let blockedMs = 0;
for (let save = 0; save < Number(count); save++) {
  const line = candidates[Math.floor((save * candidates.length) / Number(count))]!;
  const module = JSON.parse(line.replace(/,$/, '')) as ModuleRecord;
  const file = path.join(folder, module.path);
  const text = readFileSync(file, 'utf8');
  const target = module.symbols.find(({ kind }) => kind === 'function' || kind === 'class')!.id;
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
      blockedMs = Math.max(blockedMs, longestBlock());
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
console.log(JSON.stringify({ ...figures, peakBytes: process.resourceUsage().maxRSS * 1024, blockedMs }));

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
