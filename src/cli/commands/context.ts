import { Command } from 'commander';
import type { ContextPack, QuestionPack } from '../../core/context/contextPack.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import type { PreparedPrompt, WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import type { ContextOptions } from '../contextOptions.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, countOption, fillOption } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { UsageError } from '../usageError.ts';
import { withWorkspace } from '../workspace.ts';
import { runBatch } from './contextBatch.ts';

export function contextCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('context')
    .description(t('Print the least context that a change of TARGET needs'))
    .argument('[target]', t('path#Qualified.Name or path:line'))
    .option('--budget <n>', t('most tokens of the context (default: [model] budget)'))
    .option('--fill <mode>', t('what fills the rest of the budget: none (default), callers or bodies'))
    .option('--receipt', t('keep a receipt of the request'))
    .option('--prompt', t('print the whole prompt as a model would get it'))
    .option('--query <text>', t('a question in words instead of a target'))
    .option('--batch <file>', t('JSON lines {id, target} or {id, query}; prints JSON lines (-: standard input)'))
    .option('--budgets <a,b,c>', t('budgets of --batch, one answer for each'));
  return addCommonOptions(command, t).action(async (target: string | undefined, options: ContextOptions) =>
    context.exit(await runContext(context, target, options)),
  );
}

/** What `context` is asked for: a definition, or a question in words. */
type Asked = { readonly target: string } | { readonly question: string };

async function runContext(context: CliContext, target: string | undefined, options: ContextOptions): Promise<number> {
  const fill = fillOption(options.fill ?? 'none');
  if (options.batch !== undefined) {
    if (target !== undefined) throw new UsageError('The options {0} and {1} exclude each other.', 'TARGET', '--batch');
    return runBatch(context, options.batch, options, fill);
  }
  const asked = askedOf(target, options.query);
  const given = options.budget === undefined ? undefined : countOption('--budget', options.budget);
  if (options.receipt === true) context.host.err.write(`${context.t('Receipts are not kept yet.')}\n`);

  return withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    await update({ kind: 'none', lazy: true });
    const budget = given ?? (await index.settings()).budget;
    if (options.prompt === true) return printPrompt(context, await promptFor(index, asked, budget), options);
    if ('target' in asked) return printPack(context, await index.context({ ...asked, budget, fill }), options);
    return printPack(context, await index.search({ ...asked, budget, fill }), options);
  });
}

function askedOf(target: string | undefined, query: string | undefined): Asked {
  if (target !== undefined && query !== undefined) {
    throw new UsageError('The options {0} and {1} exclude each other.', 'TARGET', '--query');
  }
  if (target !== undefined) return { target };
  if (query === undefined) throw new UsageError('The argument {0} is missing.', 'TARGET');
  if (query.trim() === '') throw new UsageError('The question of {0} is empty.', '--query');
  return { question: query };
}

function promptFor(index: WorkspaceIndex, asked: Asked, budget: number): Promise<PreparedPrompt> {
  const windowTokens = WINDOW_TOKENS;
  if ('question' in asked) return index.prepareQuestion({ ...asked, budget, fill: 'none', windowTokens });
  return index.prepare({ ...asked, action: 'better', instruction: '', budget, windowTokens });
}

function printPrompt(context: CliContext, request: PreparedPrompt, { json }: ContextOptions): number {
  if (json === true) printJson(context, { ...packDocument(request.pack), ...promptDocument(request) });
  else printText(context, promptText(request));
  return EXIT.fine;
}

/** A question whose words are nowhere in the workspace is a finding, as it is for `grep`. */
function printPack(context: CliContext, pack: ContextPack | QuestionPack, { json }: ContextOptions): number {
  if (json === true) printJson(context, packDocument(pack));
  else printText(context, pack.text);
  if ('target' in pack || pack.items.length > 0 || pack.dropped.length > 0) return EXIT.fine;
  context.host.err.write(`${context.t('Nothing in the workspace has words of the question.')}\n`);
  return EXIT.findings;
}

/** The form of `context --json`; a question has the target null. */
export function packDocument(pack: ContextPack | QuestionPack): object {
  const { budget, tokens, text, items, dropped, digest } = pack;
  const asked = 'target' in pack ? { target: pack.target } : { target: null, query: pack.question };
  return { ...asked, budget, tokens, text, items, dropped, digest };
}

function promptDocument({ messages, promptTokens, replyTokens, windowTokens }: PreparedPrompt): object {
  return { messages, promptTokens, replyTokens, windowTokens };
}

function promptText(request: PreparedPrompt): string {
  return request.messages.map(({ role, content }) => `[${role}]\n${content.replace(/\n?$/, '\n')}`).join('\n');
}
