import { appendFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { questionItems } from '../../continue/questionItems.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { ChatModel } from '../../core/ports.ts';
import { estimateTokens } from '../../core/text/tokenEstimate.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import { reasonOf } from '../../node/systemErrors.ts';
import { keptFresh } from '../../server/keptFresh.ts';
import type { ServedFolder } from '../../server/servedFolders.ts';
import type { AccessEntry } from '../../server/serverOptions.ts';
import { stateFolder } from '../../server/serverState.ts';
import { announcedFolders } from '../../server/windowFolders.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, addressOption, type CommonOptions, hostOption, portOption } from '../options.ts';
import { printJsonLine, printText, table } from '../output.ts';
import { usableModels } from '../usableModels.ts';
import { UsageError } from '../usageError.ts';
import { type Workspace, warningsTo, withWorkspace } from '../workspace.ts';

interface ServeOptions extends CommonOptions {
  readonly port?: string;
  readonly listen?: string;
  readonly host?: readonly string[];
  readonly accessLog?: string;
  readonly allowCloud?: boolean;
}

export function serveCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('serve')
    .description(t('Answer programs of this machine over HTTP, such as Continue, until it is stopped'))
    .option('--port <n>', t('listen at this port; 0: any that is free (default: that of the last time)'))
    .option('--listen <address>', t('for a team: listen at this address, too; make tokens with llmstruct token add'))
    .option('--host <name...>', t('a name by which the team reaches it, for the Host header'))
    .option('--access-log <file>', t('append who asked what and how it ended, one JSON line each (-: standard error)'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'));
  return addCommonOptions(command, t).action(async (options: ServeOptions) =>
    context.exit(await runServe(context, options)),
  );
}

async function runServe(context: CliContext, options: ServeOptions): Promise<number> {
  const port = options.port === undefined ? {} : { port: portOption('--port', options.port) };
  const listen = options.listen === undefined ? {} : { listen: addressOption('--listen', options.listen) };
  const publicHosts = (options.host ?? []).map((name) => hostOption('--host', name));
  return withWorkspace(context, options.input, undefined, async (workspace) => {
    const { host, t } = context;
    // Only now: its libraries load what every other command does without.
    const { startKeptServer } = await import('../../server/startKeptServer.ts');
    const folders = new CliFolders(context, workspace);
    try {
      const kept = await startKeptServer({
        ...port,
        ...listen,
        publicHosts,
        stateFolder: stateFolder(host.environment),
        teamTokens: stateFolder(host.environment),
        modelsFor: (_, order) => modelsOf(context, order, options.allowCloud === true),
        onAccess: accessLogTo(context, options.accessLog),
        whenRunning: 'beside',
        folders,
        itemsFor: (folder, message, budget) => questionItems(askedFolder(folder), message, budget, estimateTokens),
        boardFolder: join(host.bundleFolder, 'board'),
        t,
        log: warningsTo(context),
      });
      if (kept.kind !== 'started') return EXIT.fine;
      const { server, token } = kept;
      sayListening(context, { url: server.url, token, board: server.boardLink() }, options);
      folders.warm();
      await new Promise<void>((resolve) => host.cancellation.onCancel(resolve));
      await server.close();
      return EXIT.fine;
    } finally {
      await folders.close();
    }
  });
}

/** As `usableModels`, with what is wrong as an error of ours: a client of the server gets a code. */
async function modelsOf(
  context: CliContext,
  order: readonly string[],
  allowCloud: boolean,
): Promise<readonly ChatModel[]> {
  try {
    return await usableModels(context, order, allowCloud);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new LlmstructError('consent-missing', { model: order.join(', ') }, error);
  }
}

/** Appends line by line; a log that cannot be written is said once and stops nothing. */
function accessLogTo({ host, t }: CliContext, file: string | undefined): (entry: AccessEntry) => void {
  if (file === undefined) return () => {};
  const path = resolve(host.folder, file);
  let failed = false;
  return (entry) => {
    const line = `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`;
    if (file === '-') host.err.write(line);
    else if (!failed) {
      try {
        appendFileSync(path, line, { mode: 0o600 });
      } catch (error) {
        failed = true;
        host.err.write(`llmstruct: ${t('The file {0} cannot be written: {1}.', path, reasonOf(error))}\n`);
      }
    }
  };
}

function sayListening(
  context: CliContext,
  listening: { url: string; token: string; board: string },
  { json, listen }: ServeOptions,
): void {
  const { t } = context;
  if (json === true) {
    printJsonLine(context, listening);
    return;
  }
  printText(
    context,
    table([
      [t('address'), listening.url],
      [t('token'), listening.token],
      [t('board, once'), listening.board],
    ]),
  );
  const where =
    listen === undefined
      ? t('Listening on this machine only; Ctrl-C stops.')
      : t('Listening at {0}; Ctrl-C stops.', listen);
  context.host.err.write(`${where}\n`);
}

/** The folder of the command, and those of the editor's windows: one server may serve all. */
class CliFolders {
  readonly #context: CliContext;
  readonly #own: ServedFolder;
  readonly #others = new Map<string, ServedFolder>();

  constructor(context: CliContext, { root, index }: Workspace) {
    this.#context = context;
    this.#own = this.#served(basename(root), root, index);
  }

  folders(): readonly ServedFolder[] {
    const others = announcedFolders(stateFolder(this.#context.host.environment))
      .filter(({ root }) => root !== this.#own.root)
      .map(({ name, root }) => this.#other(name, root));
    return [this.#own, ...others];
  }

  /** Reads the folder before the first question comes. What goes wrong is said with the first answer. */
  warm(): void {
    this.#own.refresh().catch(() => {});
  }

  /** Closes the indexes of other folders; the command's own is closed by who opened it. */
  async close(): Promise<void> {
    await Promise.all([...this.#others.values()].map(({ index }) => index.close()));
  }

  #other(name: string, root: string): ServedFolder {
    const known = this.#others.get(root);
    if (known !== undefined) return known;
    const index = this.#context.host.openIndex(root, warningsTo(this.#context), undefined);
    const folder = this.#served(name, root, index);
    this.#others.set(root, folder);
    return folder;
  }

  #served(name: string, root: string, index: WorkspaceIndex): ServedFolder {
    return { name, root, index, ...keptFresh(index, this.#context.host.clock) };
  }
}

function askedFolder({ name, root, index }: ServedFolder) {
  return {
    name,
    index,
    unsaved: () => [],
    uriOf: (path: string) => `${pathToFileURL(root).href}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}
