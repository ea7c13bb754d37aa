import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { Cancelled } from '../core/errors.ts';
import type { UpdateProgress } from '../core/indexing/updateRequest.ts';
import type { Log } from '../core/ports.ts';
import { fromAbortSignal } from '../node/cancellation.ts';
import { type FolderOptions, ServedFolders } from './servedFolders.ts';
import { Workspace } from './workspace.ts';

/** What a server needs of the program that it runs in. */
export interface SessionOptions extends FolderOptions {
  readonly version: string;
  /** Words a text for the person in front of the client. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

/** How long a client may take to name its roots, in ms; then the server's own folder counts. */
const ROOTS_PATIENCE = 5000;
/** Least time between two progress notifications, in ms. */
const PROGRESS_PAUSE = 200;
/** The key of the answer to our question for the roots. */
const ROOTS = 'roots';

/** What lasts as long as a connection: the folders and, where the client names them, its roots. */
export class Session {
  readonly options: SessionOptions;
  readonly log: Log;
  readonly #folders: ServedFolders;
  #roots: readonly string[] | undefined;

  constructor(options: SessionOptions) {
    this.options = options;
    this.log = options.log;
    this.#folders = new ServedFolders(options);
  }

  /** Forgets the client's roots: it has others now. */
  forgetRoots(): void {
    this.#roots = undefined;
  }

  /** What the client can do, as the request or its greeting says. */
  capabilities({ server }: McpServer, { mcpReq }: ServerContext): ClientCapabilities {
    const envelope: { readonly [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities } | undefined = mcpReq.envelope;
    return envelope?.[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities() ?? {};
  }

  /**
   * The folders with their indexes up to date, with progress to the client; or the question for its roots, which is to be
   * given back as the result. Throws `ToolError`, what the index throws, and `Cancelled`.
   */
  async open(server: McpServer, context: ServerContext): Promise<Workspace | InputRequiredResult> {
    const question = await this.#askRoots(server, context);
    if (question !== undefined) return question;
    const folders = this.#folders.folders(this.#roots);
    const waiting = {
      cancellation: fromAbortSignal(context.mcpReq.signal),
      onProgress: progressTo(context, this.options.t),
    };
    const freshness = await Promise.all(folders.map(({ fresh }) => fresh.refresh(waiting)));
    return new Workspace(folders, freshness);
  }

  close(): Promise<void> {
    return this.#folders.close();
  }

  /** Learns the client's roots: by a request of ours where the protocol has them, else by a question in the result. */
  async #askRoots(server: McpServer, context: ServerContext): Promise<InputRequiredResult | undefined> {
    if (!this.#folders.followsClient || this.#roots !== undefined) return undefined;
    if (this.capabilities(server, context).roots === undefined) {
      this.#roots = [];
      return undefined;
    }
    if (context.mcpReq.envelope !== undefined) {
      const answer = inputResponse(context.mcpReq.inputResponses, ROOTS);
      if (answer.kind !== 'roots') return inputRequired({ inputRequests: { [ROOTS]: inputRequired.listRoots() } });
      this.#roots = answer.roots.map(({ uri }) => uri);
      return undefined;
    }
    try {
      const options = { timeout: ROOTS_PATIENCE, signal: context.mcpReq.signal };
      const { roots } = await server.server.listRoots(undefined, options);
      this.#roots = roots.map(({ uri }) => uri);
    } catch (error) {
      if (context.mcpReq.signal.aborted) throw new Cancelled();
      this.log.write('warn', `the client did not name its roots: ${String(error)}`);
      this.#roots = [];
    }
    return undefined;
  }
}

/** Tells the client how far indexing is, where it asked to be told. */
function progressTo({ mcpReq }: ServerContext, t: SessionOptions['t']): (progress: UpdateProgress) => void {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let told = 0;
  return ({ done, total }) => {
    const now = performance.now();
    if (now - told < PROGRESS_PAUSE) return;
    told = now;
    const message = t('Indexing {0} of {1} files', done, total);
    const params = { progressToken, progress: done, total, message };
    // Who went away needs no progress.
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {});
  };
}
