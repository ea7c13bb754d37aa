import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { questionItems } from '../../../src/continue/questionItems.ts';
import { LlmstructError } from '../../../src/core/errors.ts';
import { estimateTokens } from '../../../src/core/text/tokenEstimate.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import type { FolderSource, ServedFolder } from '../../../src/server/servedFolders.ts';
import type { ServerOptions } from '../../../src/server/serverOptions.ts';
import { type RunningServer, startServer } from '../../../src/server/startServer.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

export const TOKEN = 'test-token-0123456789-0123456789-01';
export const SECRET_LINE = 'def total(lines):';

const FILES = {
  'src/cart.py': `${SECRET_LINE}\n    """Sum of all lines with tax."""\n    return sum(lines)\n`,
  'src/tax.py': 'from cart import total\n\ndef with_tax(lines):\n    return total(lines) * 1.2\n',
};

export interface Served {
  readonly server: RunningServer;
  /** Real folders, so that places can be compared; their files are in memory. */
  readonly roots: readonly string[];
  readonly logged: string[];
  /** Asks with the token; a body becomes JSON and makes it a POST. */
  ask(path: string, body?: unknown, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** As that of the command line: it cannot be asked without itself. */
class Folders implements FolderSource {
  readonly #all: readonly ServedFolder[];

  constructor(all: readonly ServedFolder[]) {
    this.#all = all;
  }

  folders(): readonly ServedFolder[] {
    return this.#all;
  }
}

/** A server over folders with a small program each, indexed in memory; `change` replaces parts of the options. */
export async function serve(
  change: Partial<ServerOptions> = {},
  { folders = 1, index = {} as Partial<WorkspaceIndex>, files = {} as Readonly<Record<string, string>> } = {},
): Promise<Served> {
  const logged: string[] = [];
  const served = await Promise.all(Array.from({ length: folders }, () => folderInMemory(index, files)));
  const server = await startServer({
    port: 0,
    token: TOKEN,
    folders: new Folders(served),
    itemsFor: (folder, message, budget) =>
      questionItems(
        {
          ...folder,
          uriOf: (path) => `file:///w/${path}`,
          unsaved: () => [],
        },
        message,
        budget,
        estimateTokens,
      ),
    boardFolder: join(projectRoot, 'dist/board'),
    modelsFor: () => Promise.reject(new LlmstructError('consent-missing', { model: 'far/model' })),
    t: (text, ...values) => text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)])),
    log: { write: (level, message) => void logged.push(`${level} ${message}`) },
    ...change,
  });
  return {
    server,
    roots: served.map(({ root }) => root),
    logged,
    ask(path, body, init = {}) {
      const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', ...init.headers };
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return fetch(`${server.url}${path}`, { ...sent, ...init, headers });
    },
    async close() {
      await server.close();
      for (const { root } of served) rmSync(root, { recursive: true, force: true });
    },
  };
}

async function folderInMemory(
  change: Partial<WorkspaceIndex>,
  more: Readonly<Record<string, string>>,
): Promise<ServedFolder> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-served-')));
  const { index } = createMemoryWorkspace({ ...FILES, ...more });
  await index.update({ output: { kind: 'none' } });
  return {
    name: basename(root),
    root,
    index: { ...index, ...change },
    refresh: () => Promise.resolve(),
    digest: () => undefined,
  };
}
