import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { duration, printJson, printText } from '../output.ts';
import { firstDifference, type StructDifference } from '../structDifference.ts';
import { STRUCT_FILE } from '../structOutput.ts';
import { warningsTo, withWorkspace } from '../workspace.ts';

export function verifyCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('verify').description(t('Prove that the incremental index equals a clean rebuild'));
  return addCommonOptions(command, t).action(async (options: CommonOptions) =>
    context.exit(await runVerify(context, options)),
  );
}

/** Writes nothing but the cache. What the stored facts lead to is compared, byte for byte, with what the files alone do. */
async function runVerify(context: CliContext, options: CommonOptions): Promise<number> {
  const { t, number, host } = context;
  const started = host.clock();
  return withWorkspace(context, options.input, undefined, async ({ root, index, update }) => {
    const { upToDate, modules } = await update({ kind: 'check', path: STRUCT_FILE });
    // Where the file on disk counts as up to date, it is what everybody reads: then it is what must be right.
    const incremental = upToDate ? await readFile(join(root, STRUCT_FILE), 'utf8') : await index.structText();
    const clean = await cleanText(context, root);
    const difference = firstDifference(withoutMetrics(incremental), withoutMetrics(clean));
    const ms = Math.round(host.clock() - started);
    if (options.json === true) {
      printJson(context, { equal: difference === undefined, modules, ms, ...(difference && { difference }) });
    } else if (difference === undefined) {
      printText(
        context,
        t('The index equals a clean rebuild ({1}); modules: {0}.', number(modules), duration(context, ms)),
      );
    } else printText(context, describe(context, difference));
    return difference === undefined ? EXIT.fine : EXIT.findings;
  });
}

async function cleanText(context: CliContext, root: string): Promise<string> {
  const clean: WorkspaceIndex = context.host.openCleanIndex(root, warningsTo(context));
  try {
    await clean.update({ output: { kind: 'none' } }, undefined, context.host.cancellation);
    return await clean.structText();
  } finally {
    await clean.close();
  }
}

/** `metrics`, the last value, is no function of the tree. */
function withoutMetrics(text: string): string {
  return text.slice(0, text.lastIndexOf('\n "metrics": '));
}

function describe({ t }: CliContext, { line, module, symbol, left, right }: StructDifference): string {
  return [
    t('The index differs from a clean rebuild at {0}, line {1} of struct.json:', symbol ?? module ?? '', line),
    `- ${left}`,
    `+ ${right}`,
    t('Please report it; deleting .llmstruct/cache.db makes the index right again.'),
  ].join('\n');
}
