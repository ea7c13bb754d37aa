import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLlmstructError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { indexForElsewhere } from '../core/privacy/indexForElsewhere.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { ChangeCheck } from '../node/changeCheck.ts';
import { checkFolder, createNodeFileSystem } from '../node/nodeFileSystem.ts';
import { FreshIndex } from './freshIndex.ts';
import { ToolError } from './toolError.ts';
import type { WorkspaceFolder } from './workspace.ts';

/** A folder that is served, with its index. */
export interface ServedFolder extends WorkspaceFolder {
  readonly fresh: FreshIndex;
}

export interface FolderOptions {
  /** Absolute folders to serve, whatever a client says; empty: the client's roots, else `current`. */
  readonly inputs: readonly string[];
  /** The folder that the server was started in. */
  readonly current: string;
  readonly log: Log;
  openIndex(root: string): WorkspaceIndex;
}

/** The folders of one server; each index is opened once, when it is first needed. */
export class ServedFolders {
  readonly #options: FolderOptions;
  readonly #open = new Map<string, ServedFolder>();

  constructor(options: FolderOptions) {
    this.#options = options;
  }

  /** Whether the client's roots decide. */
  get followsClient(): boolean {
    return this.#options.inputs.length === 0;
  }

  /** The folders to serve, where the client named `roots` (URIs). Throws `ToolError` where there is none to serve. */
  folders(roots: readonly string[] = []): readonly ServedFolder[] {
    const { inputs, current, log } = this.#options;
    const named = roots.flatMap((uri) => folderOfUri(uri) ?? []);
    const projects = named.filter((root) => !isNoProject(root));
    for (const root of named) if (isNoProject(root)) log.write('warn', `${root} is not served: it is no project`);
    const wanted = inputs.length > 0 ? inputs : projects;
    const chosen = [...new Set(wanted.length > 0 ? wanted : [guarded(current, named)])];
    const usable = chosen.filter((root) => {
      try {
        checkFolder(root);
        return true;
      } catch (error) {
        if (!isLlmstructError(error)) throw error;
        log.write('warn', error.message);
        return false;
      }
    });
    if (usable.length === 0) {
      throw new ToolError(
        `None of these folders can be read: ${chosen.join(', ')}. Start the server with --input DIR.`,
      );
    }
    return usable.map((root) => this.#folder(root, uniqueName(root, usable)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ index }) => index.close()));
  }

  #folder(root: string, name: string): ServedFolder {
    let folder = this.#open.get(root);
    if (folder === undefined || folder.name !== name) {
      const index = folder?.index ?? indexForElsewhere(this.#options.openIndex(root));
      const changes = new ChangeCheck(root, createNodeFileSystem(root, { git: true, writable: false }));
      folder = { name, root, index, fresh: folder?.fresh ?? new FreshIndex(index, changes) };
      this.#open.set(root, folder);
    }
    return folder;
  }
}

function folderOfUri(uri: string): string | undefined {
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** The server's own folder, where the client names nothing, or nothing else than what is no project. */
function guarded(current: string, named: readonly string[]): string {
  if (!isNoProject(current)) return current;
  const roots = named.length === 0 ? 'no roots' : `only ${named.join(', ')}`;
  throw new ToolError(
    `The server was started in ${current} and the client names ${roots}, so there is no project. Start it with --input DIR.`,
  );
}

/** Assistants start servers in `/` or at home, or name these, where no project is open: that is nothing to index, whatever links lead there. */
function isNoProject(folder: string): boolean {
  const real = realPath(folder);
  return real === parse(real).root || real === realPath(homedir());
}

/** The path itself where it leads nowhere: whoever opens it says so. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/** The last part of the path; more of it where another folder has the same. */
function uniqueName(root: string, all: readonly string[]): string {
  const name = basename(root);
  const same = all.filter((other) => basename(other) === name);
  return same.length > 1 ? `${name}~${same.indexOf(root) + 1}` : name;
}
