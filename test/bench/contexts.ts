/**
 * Contexts with the index open as in the editor.
 *   node contexts.ts FOLDER CACHE OUTPUT
 * Prints {context, question} as {p95, most, first} in ms: of contexts with callers for definitions spread over the workspace, and of
 * questions made of the names and documentation of others; the first of each, which makes what the others use, apart.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleRecord } from '../../src/core/model/structDocument.ts';
import { openBenchIndex } from './openBenchIndex.ts';

const SAMPLES = 300;
const BUDGET = 1024;

const [folder = '.', cache = '', output = ''] = process.argv.slice(2);
const symbols = readFileSync(path.join(folder, output), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('  {"path":'))
  .flatMap((line) => (JSON.parse(line.replace(/,$/, '')) as ModuleRecord).symbols)
  .filter(({ kind }) => kind === 'function' || kind === 'class');
const sample = (offset: number) =>
  Array.from({ length: Math.min(SAMPLES, symbols.length) }, (_, at) => {
    return symbols[Math.floor((at * symbols.length) / SAMPLES + offset) % symbols.length]!;
  });

const index = openBenchIndex(folder, cache);
await index.update({ output: { kind: 'write', path: output } });
// What the file already says right is not resolved at the start; as in an editor, the first save does.
await index.callers(symbols[0]!.id);
const context = await timed(sample(0), ({ id }) => index.context({ target: id, budget: BUDGET, fill: 'callers' }));
const question = await timed(sample(1), ({ name, doc = '' }) =>
  index.search({ question: `${name} ${doc}`.slice(0, 200), budget: BUDGET, fill: 'none' }),
);
await index.close();
console.log(JSON.stringify({ context, question }));

async function timed<Item>(items: readonly Item[], ask: (item: Item) => Promise<unknown>) {
  const times: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await ask(item);
    times.push(performance.now() - began);
  }
  const [first = 0, ...others] = times;
  const sorted = others.sort((a, b) => a - b);
  return { first, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, most: sorted.at(-1) ?? 0 };
}
