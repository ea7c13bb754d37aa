import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { questionItems } from '../../continue/questionItems.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { OpenFile } from '../../core/model/openFile.ts';
import type { ChatModel } from '../../core/ports.ts';
import { estimateTokens } from '../../core/text/tokenEstimate.ts';
import { createCancellation } from '../../node/cancellation.ts';
import { keptFresh } from '../../server/keptFresh.ts';
import type { ServedFolder } from '../../server/servedFolders.ts';
import { STATE_FILE, stateFolder } from '../../server/serverState.ts';
import type { KeptServer } from '../../server/startKeptServer.ts';
import { announcedFolders, announceFolders, withdrawFolders } from '../../server/windowFolders.ts';
import type { OpenIndex } from '../ports/indexedFolders.ts';
import { outputLog } from '../ports/outputLog.ts';
import type { IndexedFolder, Services } from '../services.ts';
import { SETTINGS_FILE } from '../workspaceFiles.ts';

/** Where programs ask, and with what. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

/** How often a window looks whether the one that serves has gone, in ms. */
const TAKE_OVER = 15_000;

/**
 * The loopback server inside the editor, on demand. One window serves all: the others say which folders they have open, and one of
 * them takes over when the first is closed.
 */
export class LocalServer implements vscode.Disposable {
  readonly #services: Services;
  readonly #openIndex: OpenIndex;
  readonly #others = new Map<string, ServedFolder>();
  readonly #subscriptions: vscode.Disposable[];
  #kept: KeptServer | undefined;
  #starting: Promise<ServerAddress> | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(services: Services, openIndex: OpenIndex) {
    this.#services = services;
    this.#openIndex = openIndex;
    const announce = (): void => this.#announce();
    this.#subscriptions = [
      vscode.workspace.onDidChangeWorkspaceFolders(announce),
      vscode.workspace.onDidGrantWorkspaceTrust(announce),
      vscode.window.onDidChangeWindowState(announce),
    ];
    announce();
  }

  /** Undefined while it does not run, here or in another window. */
  get address(): ServerAddress | undefined {
    const kept = this.#kept;
    return kept && { url: kept.kind === 'started' ? kept.server.url : kept.url, token: kept.token };
  }

  /** Where a browser shows the board; of a server in this window by a link that signs in, once. */
  boardLink(): string | undefined {
    const kept = this.#kept;
    return kept?.kind === 'started' ? kept.server.boardLink() : kept?.url;
  }

  /** Starts it, unless it runs. Throws what the system says when there is no port at all. */
  start(): Promise<ServerAddress> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async stop(): Promise<void> {
    await this.#starting?.catch(() => {});
    // After it: a start that has just ended watches others.
    clearInterval(this.#watch);
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept?.kind === 'started') await kept.server.close();
    await Promise.all([...this.#others.values()].map(({ index }) => index.close()));
    this.#others.clear();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    withdrawFolders(this.#place);
    this.stop().catch((error: unknown) => this.#services.log.warn(`server: ${String(error)}`));
  }

  get #place(): string {
    return stateFolder(process.env);
  }

  async #start(): Promise<ServerAddress> {
    if (this.#kept?.kind !== 'started') {
      // Only now: most windows never serve.
      const { startKeptServer } = await import('../../server/startKeptServer.ts');
      this.#kept = await startKeptServer({
        stateFolder: this.#place,
        whenRunning: 'leave',
        folders: { folders: () => this.#folders() },
        itemsFor: (folder, message, budget) => questionItems(this.#asked(folder), message, budget, estimateTokens),
        modelsFor: (folder, order) => this.#models(folder, order),
        boardFolder: this.#services.context.asAbsolutePath('dist/board'),
        t: (text, ...values) => vscode.l10n.t(text, ...values),
        log: outputLog(this.#services.log),
      });
      this.#announce();
      this.#watchOthers();
    }
    const { address } = this;
    if (address === undefined) throw new Error('the server was stopped while it started');
    return address;
  }

  /** Tries again to have the port, for when the process that has it ends. */
  #watchOthers(): void {
    clearInterval(this.#watch);
    if (this.#kept?.kind !== 'running') return;
    this.#watch = setInterval(() => {
      this.start().catch((error: unknown) => this.#services.log.warn(`server: ${String(error)}`));
    }, TAKE_OVER);
    this.#watch.unref();
  }

  /** Tells whoever serves which folders this window has; nothing where nobody ever started a server. */
  #announce(): void {
    if (this.#kept === undefined && !existsSync(join(this.#place, STATE_FILE))) return;
    const folders = this.#services.folders.all.map(({ folder }) => ({ name: folder.name, root: folder.uri.fsPath }));
    try {
      announceFolders(this.#place, folders);
    } catch (error) {
      this.#services.log.warn(`server: ${String(error)}`);
    }
  }

  #folders(): readonly ServedFolder[] {
    const own = this.#services.folders.all.map(ownFolder);
    const roots = new Set(own.map(({ root }) => root));
    const others = announcedFolders(this.#place).filter(({ root }) => !roots.has(root));
    const served = others.map(({ name, root }) => this.#other(name, root));
    for (const gone of [...this.#others.values()].filter((other) => !served.includes(other))) {
      this.#others.delete(gone.root);
      gone.index.close().catch((error: unknown) => this.#services.log.warn(`server: ${String(error)}`));
    }
    return [...own, ...served];
  }

  /** A folder of another window: its index is read by this one, too, and brought up to date before each answer. */
  #other(name: string, root: string): ServedFolder {
    const known = this.#others.get(root);
    if (known !== undefined) return known;
    const index = this.#openIndex({ name, index: 0, uri: vscode.Uri.file(root) });
    const folder = { name, root, index, ...keptFresh(index, () => performance.now()) };
    this.#others.set(root, folder);
    return folder;
  }

  /** Those of the folder's models that stay on this machine: nobody is there to be asked for consent. */
  async #models({ root }: ServedFolder, order: readonly string[]): Promise<readonly ChatModel[]> {
    const folder = this.#services.folders.all.find((each) => each.folder.uri.fsPath === root);
    const models = folder === undefined ? [] : await this.#services.models(folder);
    const { token } = createCancellation();
    const local = await Promise.all(models.map((model) => model.staysOnThisMachine(token)));
    const usable = models.filter(({ id }, at) => local[at] && order.includes(id));
    if (usable.length === 0) throw new LlmstructError('consent-missing', { model: order.join(', ') });
    return usable;
  }

  #asked({ name, root, index }: ServedFolder) {
    const uriOf = (path: string): string => vscode.Uri.joinPath(vscode.Uri.file(root), path).toString();
    return { name, index, uriOf, unsaved: () => this.#unsaved(root) };
  }

  #unsaved(root: string): OpenFile[] {
    return vscode.workspace.textDocuments.flatMap((document) => {
      const found = document.isDirty ? this.#services.folders.find(document.uri) : undefined;
      if (found === undefined || found.folder.folder.uri.fsPath !== root) return [];
      return [{ path: found.path, text: document.getText() }];
    });
  }
}

function ownFolder(indexed: IndexedFolder): ServedFolder {
  const { folder, index } = indexed;
  const file = vscode.Uri.joinPath(folder.uri, SETTINGS_FILE).toString();
  const hasUnsavedTasks = () =>
    vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === file);
  // The editor's own events keep it up to date.
  const refresh = (): Promise<void> => Promise.resolve();
  return {
    name: folder.name,
    root: folder.uri.fsPath,
    index,
    refresh,
    digest: () => indexed.report?.digest,
    hasUnsavedTasks,
  };
}
