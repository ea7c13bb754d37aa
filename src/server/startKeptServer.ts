import { randomBytes } from 'node:crypto';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import { provesItself } from './provesItself.ts';
import type { ServerOptions } from './serverOptions.ts';
import { loadState, type ServerState, saveState } from './serverState.ts';
import { type RunningServer, startServer } from './startServer.ts';

export interface KeptServerOptions extends Omit<ServerOptions, 'port' | 'token'> {
  /** Where port and token are kept. */
  readonly stateFolder: string;
  /** In place of the kept port, and not kept; 0: any that is free. */
  readonly port?: number;
  /** What to do where another llmstruct of this user has the kept port: leave it to that one, or listen at another. */
  readonly whenRunning: 'leave' | 'beside';
}

export type KeptServer =
  | { readonly kind: 'started'; readonly server: RunningServer; readonly token: string }
  /** Another process answers at this address, with the same token. */
  | { readonly kind: 'running'; readonly url: string; readonly token: string };

/**
 * Starts the server with the port and the token of the last time. Throws `port-in-use` for a port that was asked for; in place of a
 * kept port that is in use another one is taken, and kept, unless it is ours. The token goes to nobody who has not proved to know it.
 */
export async function startKeptServer(options: KeptServerOptions): Promise<KeptServer> {
  const { stateFolder, log } = options;
  const state = await loadState(stateFolder).catch((error: unknown): ServerState => {
    log.write('warn', options.t('Port and token cannot be kept and will be others next time: {0}.', reasonOf(error)));
    return { port: 0, token: randomBytes(32).toString('base64url') };
  });
  const { token } = state;
  if (options.port !== undefined) return started(await listen({ ...options, token, port: options.port }), token);
  try {
    return started(await listen({ ...options, token, port: state.port }), token);
  } catch (error) {
    if (!(error instanceof LlmstructError) || error.code !== 'port-in-use') throw error;
  }
  const url = `http://127.0.0.1:${state.port}`;
  const ours = await provesItself(state.port, token);
  if (ours && options.whenRunning === 'leave') return { kind: 'running', url, token };
  const server = await listen({ ...options, token, port: 0 });
  if (!ours) await saveState(stateFolder, { port: server.port, token }).catch(() => {});
  return started(server, token);
}

function started(server: RunningServer, token: string): KeptServer {
  return { kind: 'started', server, token };
}

async function listen(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EADDRNOTAVAIL' && options.listen !== undefined) {
      throw new LlmstructError('address-unusable', { address: options.listen }, error);
    }
    // On Windows a reserved port gives EACCES.
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new LlmstructError('port-in-use', { port: options.port }, error);
  }
}
