import { Command } from 'commander';
import type { ContextPack } from '../../core/context/contextPack.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import type { PreparedRequest } from '../../core/workspaceIndex.ts';
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
    .option('--batch <file>', t('JSON lines {id, target}; prints JSON lines (-: standard input)'))
    .option('--budgets <a,b,c>', t('budgets of --batch, one answer for each'));
  return addCommonOptions(command, t).action(async (target: string | undefined, options: ContextOptions) =>
    context.exit(await runContext(context, target, options)),
  );
}

async function runContext(context: CliContext, target: string | undefined, options: ContextOptions): Promise<number> {
  const fill = fillOption(options.fill ?? 'none');
  if (options.batch !== undefined) {
    if (target !== undefined) throw new UsageError('The options {0} and {1} exclude each other.', 'TARGET', '--batch');
    return runBatch(context, options.batch, options, fill);
  }
  if (options.query !== undefined)
    throw new UsageError('Questions in words (--query) are not there yet; name a target.');
  if (target === undefined) throw new UsageError('The argument {0} is missing.', 'TARGET');
  const given = options.budget === undefined ? undefined : countOption('--budget', options.budget);
  if (options.receipt === true) context.host.err.write(`${context.t('Receipts are not kept yet.')}\n`);

  return withWorkspace(context, options.input, undefined, async ({ index, update }) => {
    await update({ kind: 'none', lazy: true });
    const budget = given ?? (await index.settings()).budget;
    if (options.prompt !== true) {
      const pack = await index.context({ target, budget, fill });
      if (options.json === true) printJson(context, packDocument(pack));
      else printText(context, pack.text);
      return EXIT.fine;
    }
    const request = await index.prepare({
      target,
      action: 'better',
      instruction: '',
      budget,
      windowTokens: WINDOW_TOKENS,
    });
    if (options.json === true) printJson(context, { ...packDocument(request.pack), ...promptDocument(request) });
    else printText(context, promptText(request));
    return EXIT.fine;
  });
}

/** The form of `context --json`. */
export function packDocument(pack: ContextPack): object {
  const { target, budget, tokens, text, items, dropped, digest } = pack;
  return { target, budget, tokens, text, items, dropped, digest };
}

function promptDocument({ messages, promptTokens, replyTokens, windowTokens }: PreparedRequest): object {
  return { messages, promptTokens, replyTokens, windowTokens };
}

function promptText(request: PreparedRequest): string {
  return request.messages.map(({ role, content }) => `[${role}]\n${content.replace(/\n?$/, '\n')}`).join('\n');
}
