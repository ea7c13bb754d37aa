import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './createApp.ts';
import { namesAtPort } from './guards.ts';
import { LIMITS, type ServerOptions } from './serverOptions.ts';
import { SignInCodes } from './signInCodes.ts';

/** This machine only, unless somebody says otherwise. */
const LOOPBACK = '127.0.0.1';

/** More wait in the queue of the system. */
const MOST_CONNECTIONS = 1024;

/** How often a stopping server looks for connections that wait, in ms. */
const IDLE_CHECK = 50;

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** A link that opens the board in a browser, once, for who may do everything. */
  boardLink(): string;
  /** Takes no more requests and ends those that run, those that take too long by force. */
  close(): Promise<void>;
}

/** Starts the server, on the loopback address unless told. Throws the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits = { ...LIMITS, ...options.limits };
  let port = options.port;
  const { listen, publicHosts = [] } = options;
  const stopping = new AbortController();
  const codes = new SignInCodes();
  const plain = [LOOPBACK, 'localhost', shownAddress(listen)];
  const ownNames = () => ({ plain: plain.flatMap((name) => namesAtPort(name, port)), public: publicHosts });
  const app = createApp(options, limits, ownNames, () => port, codes, stopping.signal);
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: limits.requestMs,
      headersTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.requestMs),
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.listen ?? LOOPBACK, resolve);
  });
  ({ port } = server.address() as AddressInfo);
  const url = `http://${shownAddress(options.listen)}:${port}`;
  return {
    url,
    port,
    boardLink: () => `${url}/#code=${codes.make(options.token)}`,
    close: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), limits.stopMs);
        // A connection that has had its answer would be kept for the next request.
        const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
        stopping.abort();
        server.close(() => {
          clearTimeout(force);
          clearInterval(idle);
          resolve();
        });
      }),
  };
}

/** The address by which this machine reaches what listens at all of its addresses, or at the one that was named. */
function shownAddress(listen: string | undefined): string {
  if (listen === undefined || listen === '0.0.0.0' || listen === '::') return LOOPBACK;
  return listen.includes(':') ? `[${listen}]` : listen;
}
