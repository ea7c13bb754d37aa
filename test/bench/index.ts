/**
 * How fast and how small: npm run bench [-- FOLDER…] [--saves N]
 * Times are ratios to a pass of web-tree-sitter alone over the same files, taken in the same run, since machines differ. Works on
 * copies; prints what it measured and asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { corpora } from './corpora.ts';
import { type LongestBlock, longest } from './longestBlock.ts';

interface Pass {
  readonly files: number;
  readonly bytes: number;
  readonly lines: number;
  readonly ms: number;
}
interface ParseRun {
  readonly ms: number;
  readonly peakBytes: number;
  readonly blocked: LongestBlock;
  readonly written: number;
  readonly symbols: number;
  readonly calls: number;
}
interface Percentiles {
  readonly median: number;
  readonly most: number;
}
type Saves = Readonly<Record<'answer' | 'bodyWritten' | 'headerWritten' | 'cameWritten', Percentiles>> & {
  readonly peakBytes: number;
  readonly blocked: LongestBlock;
};

interface Quantiles {
  readonly first: number;
  readonly p95: number;
  readonly most: number;
}
type Contexts = Readonly<Record<'context' | 'question', Quantiles>>;

/** What is compared runs several times, in turn; medians count. */
const ROUNDS = 3;
const OUTPUT = 'struct.json';

const { values, positionals } = parseArgs({
  options: { saves: { type: 'string', default: '20' } },
  allowPositionals: true,
});
console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
for (const { name, folder } of corpora(positionals)) measure(name, folder, values.saves);

function measure(name: string, folder: string, saves: string): void {
  const work = mkdtempSync(path.join(tmpdir(), 'llmstruct-bench-'));
  try {
    const copy = path.join(work, 'copy');
    const cache = path.join(work, 'cache');
    cpSync(folder, copy, { recursive: true, filter: (file) => !/[\\/](\.llmstruct|\.git|struct\.json)$/.test(file) });
    const cold: ParseRun[] = [];
    const unchanged: ParseRun[] = [];
    const pass: Pass[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(cache, { recursive: true, force: true });
      rmSync(path.join(copy, OUTPUT), { force: true });
      cold.push(run<ParseRun>('parseRun.ts', copy, cache, OUTPUT));
      unchanged.push(run<ParseRun>('parseRun.ts', copy, cache, OUTPUT));
      pass.push(run<Pass>('parseOnly.ts', copy, path.join(copy, OUTPUT)));
    }
    const saved = run<Saves>('saves.ts', copy, cache, OUTPUT, saves);
    const asked = run<Contexts>('contexts.ts', copy, cache, OUTPUT);
    const yardstick = median(pass.map(({ ms }) => ms));
    const of = (ms: number) => `${(ms / yardstick).toFixed(2)} x (${Math.round(ms)} ms)`;
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    const [{ files, bytes, lines }, { symbols, calls, written }] = [pass[0]!, cold[0]!];
    print(name, [
      ['', `${files} files, ${lines} lines, ${megabytes(bytes)}; ${symbols} symbols, ${calls} calls`],
      ['parse only, one thread', `${Math.round(yardstick)} ms`],
      ['cold', `${of(median(cold.map(({ ms }) => ms)))}   goal 0.8, floor 1.2`],
      ['nothing changed', `${of(median(unchanged.map(({ ms }) => ms)))}   goal 0.05, floor 0.10`],
      ['saved, until it answers', `${times(saved.answer)}   goal 50 ms, floor 150 ms at 800k lines`],
      ['saved body, until written', `${times(saved.bodyWritten)}   goal 300 ms, floor 500 ms`],
      ['saved header, until written', `${times(saved.headerWritten)}   goal 300 ms, floor 500 ms`],
      ['file came or went, written', times(saved.cameWritten)],
      ['peak memory, cold', `${megabytes(Math.max(...cold.map(({ peakBytes }) => peakBytes)))}   goal 400, floor 600`],
      ['peak memory, saves', megabytes(saved.peakBytes)],
      ['asking thread, cold', `${blockOf(cold)}   floor 16 ms`],
      ['asking thread, saves', `${blockOf([saved])}   floor 16 ms`],
      ['a context with callers', `${quantiles(asked.context)}   goal 20 ms for p95 at 800k lines`],
      ['a question in words', quantiles(asked.question)],
      ['struct.json to sources', `${(written / bytes).toFixed(2)}   goal 0.6, floor 0.75`],
    ]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function blockOf(runs: readonly { readonly blocked: LongestBlock }[]): string {
  const { clock, own } = runs.map(({ blocked }) => blocked).reduce(longest);
  return `blocked ${own.toFixed(1)} ms at most by its own work, ${clock.toFixed(1)} ms by the clock`;
}

function times({ median: middle, most }: Percentiles): string {
  return `${Math.round(middle)} ms, at most ${Math.round(most)} ms`;
}

function quantiles({ first, p95, most }: Quantiles): string {
  return `p95 ${p95.toFixed(1)} ms, at most ${Math.round(most)} ms, the first ${Math.round(first)} ms`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function print(name: string, rows: readonly (readonly [string, string])[]): void {
  console.log(name);
  for (const [label, text] of rows) console.log(`  ${label.padEnd(28)} ${text}`);
  console.log();
}

function run<Result>(script: string, ...args: readonly string[]): Result {
  const assets = path.join(import.meta.dirname, '../host/registerAssets.mjs');
  const command = ['--import', `file://${assets}`, path.join(import.meta.dirname, script), ...args];
  const result = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.stderr !== '') process.stderr.write(result.stderr);
  if (result.status !== 0) throw new Error(`${script} ended with ${result.status ?? result.signal}`);
  return JSON.parse(result.stdout) as Result;
}
