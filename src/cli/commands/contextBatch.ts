import type { FillMode, PackContent } from '../../core/context/contextPack.ts';
import { Cancelled, isCancelled } from '../../core/errors.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import type { ContextOptions } from '../contextOptions.ts';
import { EXIT } from '../exitCodes.ts';
import { errorDocument, failureOf } from '../failure.ts';
import { countOption } from '../options.ts';
import { printJsonLine } from '../output.ts';
import { readTextFile } from '../readTextFile.ts';
import { UsageError } from '../usageError.ts';
import { withWorkspace } from '../workspace.ts';

/** One line of the file. */
interface BatchCase {
  readonly id: unknown;
  readonly target?: string;
  readonly query?: string;
  readonly error?: UsageError;
}

/**
 * Answers every line of a file with one index: a line `{id, budget, tokens, text, items, ms}` for each budget, or a line
 * `{id, error}`. A line that cannot be answered does not stop the others; the exit code is then 1.
 */
export async function runBatch(
  context: CliContext,
  file: string,
  options: ContextOptions,
  fill: FillMode,
): Promise<number> {
  const budgets = budgetsOf(options);
  const cases = (await readTextFile(context, file)).split('\n').flatMap(parseLine);
  return withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    await update({ kind: 'none', lazy: true });
    const asked = budgets ?? [(await index.settings()).budget];
    let failed = false;
    for (const item of cases) {
      if (context.host.cancellation.cancelled) throw new Cancelled();
      if (!(await answer(context, index, item, asked, fill))) failed = true;
    }
    return failed ? EXIT.findings : EXIT.fine;
  });
}

function budgetsOf({ budget, budgets }: ContextOptions): readonly number[] | undefined {
  if (budgets !== undefined) return budgets.split(',').map((text) => countOption('--budgets', text.trim()));
  return budget === undefined ? undefined : [countOption('--budget', budget)];
}

function parseLine(line: string, index: number): BatchCase[] {
  const text = line.replace(/^\uFEFF/, '').trim();
  if (text === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ id: null, error: new UsageError('Line {0} is no JSON.', index + 1) }];
  }
  const { id = null, target, query } = (value ?? {}) as { id?: unknown; target?: unknown; query?: unknown };
  if (typeof target === 'string' && typeof query === 'string')
    return [{ id, error: new UsageError('Line {0} has both target and query.', index + 1) }];
  if (typeof target === 'string') return [{ id, target }];
  if (typeof query === 'string') return [{ id, query }];
  return [{ id, error: new UsageError('Line {0} has neither target nor query.', index + 1) }];
}

async function answer(
  context: CliContext,
  index: WorkspaceIndex,
  item: BatchCase,
  budgets: readonly number[],
  fill: FillMode,
): Promise<boolean> {
  const { host, t } = context;
  const { id, target, query } = item;
  const select = (budget: number): Promise<PackContent> => {
    if (target !== undefined) return index.context({ target, budget, fill });
    if (query !== undefined) return index.search({ question: query, budget, fill });
    throw item.error ?? new Error('no target');
  };
  try {
    for (const budget of budgets) {
      const started = host.clock();
      const { tokens, text, items } = await select(budget);
      const ms = Math.round((host.clock() - started) * 100) / 100;
      printJsonLine(context, { id, budget, tokens, text, items, ms });
    }
    return true;
  } catch (error) {
    if (isCancelled(error)) throw error;
    printJsonLine(context, { id, ...errorDocument(failureOf(error, t, 'context')) });
    return false;
  }
}
