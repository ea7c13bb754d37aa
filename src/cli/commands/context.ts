import { Command } from 'commander';
import type { ContextPack, FillMode, QuestionPack } from '../../core/context/contextPack.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import type { PreparedPrompt } from '../../core/context/preparedPrompt.ts';
import type { ReceiptRecord } from '../../core/context/receipt.ts';
import { contextReceipt, promptReceipt } from '../../core/context/receiptRecords.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import type { ContextOptions } from '../contextOptions.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, countOption, fillOption } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { promptText } from '../promptText.ts';
import { UsageError } from '../usageError.ts';
import { withWorkspace } from '../workspace.ts';
import { writtenTarget } from '../writtenTarget.ts';
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
    refuseBesideBatch(target, options);
    return runBatch(context, options.batch, options, fill);
  }
  if (options.budgets !== undefined) throw new UsageError('The option {0} needs {1}.', '--budgets', '--batch');
  const wanted = askedOf(target, options.query);
  const given = options.budget === undefined ? undefined : countOption('--budget', options.budget);

  return withWorkspace(context, options.input, undefined, async ({ root, index, update }) => {
    const asked = 'target' in wanted ? { target: writtenTarget(root, wanted.target) } : wanted;
    await update({ kind: 'none', lazy: true });
    const budget = given ?? (await index.settings()).budget;
    const receipt = async (record: ReceiptRecord): Promise<string | undefined> => {
      if (options.receipt !== true) return undefined;
      const id = await index.keepReceipt(record);
      context.host.err.write(`${context.t('Receipt: {0}', id)}\n`);
      return id;
    };
    if (options.prompt === true) {
      const prompt = await promptFor(index, asked, budget, options.fill === undefined ? undefined : fill);
      return printPrompt(context, prompt, await receipt(promptReceipt(prompt)), options);
    }
    const wish = { budget, fill };
    const pack = await ('target' in asked ? index.context({ ...asked, ...wish }) : index.search({ ...asked, ...wish }));
    return printPack(context, pack, await receipt(contextReceipt(pack)), options);
  });
}

/** What a batch has no use for: its lines say what is asked, and each answer is a context. */
function refuseBesideBatch(target: string | undefined, options: ContextOptions): void {
  const given = [
    target === undefined ? '' : 'TARGET',
    options.query === undefined ? '' : '--query',
    options.prompt === true ? '--prompt' : '',
    options.receipt === true ? '--receipt' : '',
  ].find((name) => name !== '');
  if (given !== undefined) throw new UsageError('The options {0} and {1} exclude each other.', given, '--batch');
  if (options.budget !== undefined && options.budgets !== undefined)
    throw new UsageError('The options {0} and {1} exclude each other.', '--budget', '--budgets');
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

/** The prompt as a model would get it; filled otherwise where that is told. */
function promptFor(
  index: WorkspaceIndex,
  asked: Asked,
  budget: number,
  fill: FillMode | undefined,
): Promise<PreparedPrompt> {
  const windowTokens = WINDOW_TOKENS;
  if ('question' in asked) return index.prepareQuestion({ ...asked, budget, fill: fill ?? 'none', windowTokens });
  const filled = fill === undefined ? {} : { fill };
  return index.prepare({ ...asked, action: 'better', instruction: '', budget, windowTokens, ...filled });
}

function printPrompt(
  context: CliContext,
  request: PreparedPrompt,
  receipt: string | undefined,
  { json }: ContextOptions,
): number {
  if (json === true) printJson(context, { ...packDocument(request.pack, receipt), ...promptDocument(request) });
  else printText(context, promptText(request.messages));
  return EXIT.fine;
}

/**
 * A question whose words are nowhere in the workspace is a finding, as it is for `grep`. Where there is nothing to print, it is
 * said why, so that this is not taken for a failure.
 */
function printPack(
  context: CliContext,
  pack: ContextPack | QuestionPack,
  receipt: string | undefined,
  { json }: ContextOptions,
): number {
  if (json === true) printJson(context, packDocument(pack, receipt));
  else printText(context, pack.text);
  const { t, number } = context;
  const say = (line: string): void => {
    if (json !== true) context.host.err.write(`${line}\n`);
  };
  if (pack.text === '' && pack.dropped.length > 0)
    say(t('Nothing fits into a budget of {0} tokens; left out: {1}.', number(pack.budget), pack.dropped.length));
  if (pack.items.length > 0 || pack.dropped.length > 0) return EXIT.fine;
  if ('target' in pack) {
    if (pack.text === '') say(t('It refers to no other definition of the workspace.'));
    return EXIT.fine;
  }
  const hint = t('Ask with names of the code, or with an error message as it stands.');
  context.host.err.write(`${t('Nothing in the workspace has words of the question.')}\n  ${hint}\n`);
  return EXIT.findings;
}

/** The form of `context --json`; a question has the target null. */
function packDocument(pack: ContextPack | QuestionPack, receipt?: string): object {
  const { budget, tokens, text, items, dropped, digest } = pack;
  const asked = 'target' in pack ? { target: pack.target } : { target: null, query: pack.question };
  const kept = receipt === undefined ? {} : { receipt };
  return { ...asked, budget, tokens, text, items, dropped, digest, ...kept };
}

function promptDocument({ messages, promptTokens, replyTokens, windowTokens }: PreparedPrompt): object {
  return { messages, promptTokens, replyTokens, windowTokens };
}
