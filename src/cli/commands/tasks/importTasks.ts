import { Command } from 'commander';
import type { AnswerPick } from '../../../core/answers/answerReading.ts';
import { joinEdits } from '../../../core/answers/joinEdits.ts';
import { unifiedDiff } from '../../../core/edits/text/unifiedDiff.ts';
import { applyTogether } from '../../applyChange.ts';
import type { CliContext } from '../../cliContext.ts';
import { EXIT } from '../../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../../options.ts';
import { printJson, printText } from '../../output.ts';
import { readTextFile } from '../../readTextFile.ts';
import { UsageError } from '../../usageError.ts';
import { withWorkspace } from '../../workspace.ts';
import { codeDocuments, type ImportDocument } from './importedCode.ts';
import { sayImport } from './importWording.ts';

interface ImportOptions extends CommonOptions {
  readonly apply?: boolean;
  readonly dryRun?: boolean;
  readonly pick?: readonly string[];
}

export function importTasksCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('import')
    .description(t('Read an assistant’s answer: its code becomes a difference, its advice becomes tasks'))
    .argument('<file>', t('the answer, as Markdown (-: standard input)'))
    .option('--apply', t('write the code into the files'))
    .option('--dry-run', t('say what would be done, and do nothing'))
    .option(
      '--pick <block=id>',
      t('where the code of a block goes that fits several places; may be repeated'),
      collect,
    );
  return addCommonOptions(command, t).action(async (file: string, options: ImportOptions) =>
    context.exit(await runImport(context, file, options)),
  );
}

/** Exits with 1 where somebody must look: code or advice that fits several places, code that the gate refused. */
async function runImport(context: CliContext, file: string, options: ImportOptions): Promise<number> {
  if (options.apply === true && options.dryRun === true) {
    throw new UsageError('The options {0} and {1} exclude each other.', '--apply', '--dry-run');
  }
  const picks = (options.pick ?? []).map(readPick);
  const text = await readTextFile(context, file);
  const document: ImportDocument = await withWorkspace(
    context,
    options.input,
    undefined,
    async ({ root, index, update }) => {
      await update({ kind: 'none', lazy: true });
      const { code, advice } = await index.readAnswer({ text, picks });
      const { files, leftOut } = await joinEdits(code, index);
      const undo = options.apply === true ? await applyTogether(root, files) : undefined;
      const tasks =
        options.dryRun === true
          ? { added: [], known: [] }
          : await index.importAdvice(advice).catch(async (error: unknown) => {
              await undo?.();
              throw error;
            });
      const diff = files.map(({ path, base, newText }) => unifiedDiff(path, base, newText)).join('');
      return { tasks, advice, code: codeDocuments(code, leftOut, options.apply === true), diff };
    },
  );
  if (options.json === true) printJson(context, document);
  else printText(context, document.diff);
  sayImport(context, document, options.dryRun === true);
  return needsLook(document) ? EXIT.findings : EXIT.fine;
}

/** Advice counts once only: a task that was there before was looked at. */
function needsLook({ tasks, advice, code }: ImportDocument): boolean {
  const added = new Set(tasks.added.map(({ imported }) => imported));
  const open = advice.some(({ digest, candidates }) => candidates !== undefined && added.has(digest));
  return open || code.some(({ state }) => state === 'ambiguous' || state === 'refused');
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function readPick(text: string): AnswerPick {
  const match = /^(\d+)=(.+#.+)$/.exec(text);
  if (match === null) throw new UsageError('{0} needs BLOCK=path#Name, not {1}.', '--pick', text);
  return { block: Number(match[1]), target: match[2]! };
}
