import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { withServerSecrets } from '../../continue/envFile.ts';
import { type ContinueExport, exportFiles } from '../../continue/exportFiles.ts';
import { mergeBlock } from '../../continue/mergeBlock.ts';
import { mergeOlderConfig } from '../../continue/olderConfig.ts';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { unifiedDiff } from '../../core/edits/text/unifiedDiff.ts';
import { readSettings } from '../../core/settings/readSettings.ts';
import { writeAtomically } from '../../node/atomicWrite.ts';
import { continueHome, readIfThere, writePrivately } from '../../node/continueHome.ts';
import { refuseLinksOutside } from '../../node/pathGuard.ts';
import { loadState, stateFolder } from '../../server/serverState.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { UsageError } from '../usageError.ts';
import { sayProblems, withWorkspace } from '../workspace.ts';

interface ExportOptions extends CommonOptions {
  /** False with `--no-http`. */
  readonly http: boolean;
  readonly mcp?: boolean;
  readonly replace?: boolean;
  readonly older?: boolean;
  readonly secrets?: boolean;
}

/** A file that exists with another text: what would change in it. */
interface Difference {
  readonly path: string;
  readonly diff: string;
}

/** The form of `continue export --json`. */
interface ExportDocument {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Not touched without `--replace`. */
  readonly differing: readonly Difference[];
  /** The file that address and token were written into. */
  readonly secrets: string | null;
}

export function continueCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('export')
    .description(t('Write the files that make Continue know llmstruct into .continue'))
    .option('--no-http', t('no context block: in an editor with the extension it would hide the better provider'))
    .option('--mcp', t('Continue starts llmstruct mcp as soon as the folder is opened'))
    .option('--replace', t('merge into files that exist with another text, too'))
    .option('--older', t('into config.json of a Continue without config.yaml, in place of the folder'))
    .option('--secrets', t('write address and token of llmstruct serve into ~/.continue/.env'));
  addCommonOptions(command, t).action(async (options: ExportOptions) =>
    context.exit(await runExport(context, options)),
  );
  return new Command('continue')
    .description(t('Work with the Continue extension'))
    .helpCommand(false)
    .addCommand(command);
}

async function runExport(context: CliContext, options: ExportOptions): Promise<number> {
  const { host } = context;
  const document = await withWorkspace(context, options.input, undefined, async ({ root }) => {
    const wanted = await exportOptions(context, root, options);
    const home = continueHome(host.environment);
    const result = { written: [] as string[], unchanged: [] as string[], differing: [] as Difference[] };
    const targets = options.older === true ? [olderFile(home, wanted)] : blockFiles(root, wanted);
    // All are looked at before the first is written: "nothing was changed" is about every file.
    const files = await mergeAll(targets);
    const changed = files.filter(({ old, text }) => old !== text).map(({ path }) => path);
    if (options.older !== true) refuseLinksOutside(root, changed);
    for (const { path, file, old, text } of files) {
      if (text === old) result.unchanged.push(path);
      else if (old !== undefined && options.replace !== true) {
        result.differing.push({ path, diff: unifiedDiff(path, old, text) });
      } else {
        await mkdir(dirname(file), { recursive: true });
        await writeAtomically(file, text, path);
        result.written.push(path);
      }
    }
    const secrets = options.secrets === true ? await writeSecrets(context, home) : null;
    return { ...result, secrets } satisfies ExportDocument;
  });
  if (options.json === true) printJson(context, document);
  else describe(context, document);
  return document.differing.length === 0 ? EXIT.fine : EXIT.findings;
}

async function exportOptions(context: CliContext, root: string, options: ExportOptions): Promise<ContinueExport> {
  const { settings, problems } = readSettings(await readIfThere(join(root, 'llmstruct.toml')));
  sayProblems(context, problems);
  return {
    order: settings.model.order,
    user: settings.instructions.user,
    contextLength: WINDOW_TOKENS,
    http: options.http,
    mcp: options.mcp === true,
  };
}

interface TargetFile {
  /** As people see it. */
  readonly path: string;
  readonly file: string;
  /** The new text out of the old one, `''` where there is none; undefined where that cannot be read. */
  merge(old: string): string | undefined;
  /** What to say where it cannot. */
  refusal(): UsageError;
}

interface MergedFile extends Pick<TargetFile, 'path' | 'file'> {
  /** Undefined where there is no file. */
  readonly old: string | undefined;
  readonly text: string;
}

/** Old and new text of every file. Throws the first refusal. */
async function mergeAll(targets: readonly TargetFile[]): Promise<MergedFile[]> {
  const merged: MergedFile[] = [];
  for (const { path, file, merge, refusal } of targets) {
    const old = await readIfThere(file);
    const text = merge(old ?? '');
    if (text === undefined) throw refusal();
    merged.push({ path, file, old, text });
  }
  return merged;
}

function blockFiles(root: string, options: ContinueExport): TargetFile[] {
  return exportFiles(options).map(({ path, text }) => ({
    path,
    file: join(root, path),
    merge: (old) => mergeBlock(old, text),
    refusal: () =>
      new UsageError(
        '{0} is not one YAML map without errors, or has no list or map where Continue reads one; nothing was changed. Correct it, or remove it to have it written anew.',
        path,
      ),
  }));
}

function olderFile(home: string, options: ContinueExport): TargetFile {
  const file = join(home, 'config.json');
  return {
    path: file,
    file,
    merge: (old) => mergeOlderConfig(old, options),
    refusal: () =>
      new UsageError(
        '{0} is no JSON object, or has no list or object where Continue reads one; nothing was changed.',
        file,
      ),
  };
}

/** The kept address and token are good for the next `llmstruct serve`, whether one runs now or not. */
async function writeSecrets({ host }: CliContext, home: string): Promise<string> {
  const { port, token } = await loadState(stateFolder(host.environment));
  const file = join(home, '.env');
  const address = { url: `http://127.0.0.1:${port}`, token };
  await writePrivately(file, withServerSecrets((await readIfThere(file)) ?? '', address));
  return file;
}

function describe(context: CliContext, { written, unchanged, differing, secrets }: ExportDocument): void {
  const { t, host } = context;
  const say = (line: string): void => host.err.write(`${line}\n`);
  for (const path of written) say(t('Written: {0}', path));
  for (const path of unchanged) say(t('Up to date: {0}', path));
  if (secrets !== null) say(t('Written: {0}', secrets));
  for (const { path, diff } of differing) {
    say(t('{0} exists with another text; --replace merges this into it:', path));
    printText(context, diff);
  }
}
