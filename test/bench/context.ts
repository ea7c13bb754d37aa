/**
 * Maps a context benchmark onto the command line and writes packs that its scorer reads.
 *   npm run bench:context -- --inputs resolve.jsonl --sources DIR [--budgets 256,512] [--fill none] --out packs.jsonl
 * An input line is {case_id, repo, target: {path, sig_line}}, DIR/REPO its checkout; or {case_id, repo, query}, where each case
 * has a checkout of its own, DIR/CASE_ID. The index of a checkout is built once, by `llmstruct context --batch`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

interface Case {
  readonly case_id: string;
  readonly repo: string;
  readonly target?: { readonly path: string; readonly sig_line: number };
  readonly query?: string;
}

interface BatchLine {
  readonly id: string;
  readonly budget: number;
  readonly text?: string;
  readonly items?: readonly { readonly path: string; readonly startLine: number; readonly endLine: number }[];
  readonly ms?: number;
  readonly error?: { readonly message: string };
}

const { values } = parseArgs({
  options: {
    inputs: { type: 'string' },
    sources: { type: 'string' },
    budgets: { type: 'string', default: '256,512' },
    fill: { type: 'string', default: 'none' },
    out: { type: 'string' },
  },
});
if (values.inputs === undefined || values.sources === undefined || values.out === undefined) {
  console.error(
    'usage: npm run bench:context -- --inputs FILE --sources DIR --out FILE [--budgets 256,512] [--fill none]',
  );
  process.exit(2);
}

const cases = jsonLines<Case>(readFileSync(values.inputs, 'utf8'));
const cli = path.join(import.meta.dirname, '../../dist/cli.cjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'llmstruct-bench-'));
const packs: string[] = [];
try {
  for (const checkout of new Set(cases.map(checkoutOf))) {
    const batch = path.join(scratch, 'batch.jsonl');
    const lines = cases.filter((each) => checkoutOf(each) === checkout).map((each) => JSON.stringify(askedOf(each)));
    writeFileSync(batch, `${lines.join('\n')}\n`);
    const input = path.join(values.sources, checkout);
    const options = ['--input', input, '--batch', batch, '--budgets', values.budgets, '--fill', values.fill];
    const run = spawnSync(process.execPath, [cli, 'context', ...options], { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.status !== 0) console.error(`${checkout}: exit ${run.status}\n${run.stderr}`);
    for (const line of jsonLines<BatchLine>(run.stdout)) {
      if (line.error !== undefined) console.error(`${line.id}: ${line.error.message}`);
      else packs.push(JSON.stringify(packOf(line)));
    }
    console.error(`${checkout}: ${lines.length} cases`);
  }
  writeFileSync(values.out, `${packs.join('\n')}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function checkoutOf({ case_id, repo, target }: Case): string {
  return target === undefined ? case_id : repo;
}

function askedOf({ case_id, target, query }: Case): object {
  if (target === undefined) return { id: case_id, query };
  return { id: case_id, target: `${target.path}:${target.sig_line}` };
}

function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function packOf({ id, budget, text, items, ms }: BatchLine) {
  const shown = (items ?? []).map((item) => ({ path: item.path, start_line: item.startLine, end_line: item.endLine }));
  return { tool: 'llmstruct', case_id: id, budget, text: text ?? '', items: shown, ms };
}
