import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Cancellation } from '../core/ports.ts';
import { createMcpServer } from './createMcpServer.ts';
import { PacedTransport } from './pacedTransport.ts';
import { Session, type SessionOptions } from './session.ts';

/** Where the protocol is spoken. Nothing else may be written to `output`. */
export interface McpStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** How long what is to be said at the end may take, in ms: a client that has stopped reading never takes it. */
const LAST_WORDS = 1000;

/**
 * Serves one client over a pair of streams, whatever version of the protocol it speaks (2024-11-05 to 2026-07-28), until it goes
 * away or `cancellation` is set off; then closes the indexes and resolves, also where `output` is full and nobody reads it.
 */
export async function serveMcp(
  options: SessionOptions,
  { input, output }: McpStreams,
  cancellation: Cancellation,
): Promise<void> {
  const session = new Session(options);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) input.once(event, resolve);
    for (const event of ['close', 'error']) output.once(event, resolve);
    cancellation.onCancel(resolve);
  });
  const handle = serveStdio(() => createMcpServer(session), {
    transport: new PacedTransport(new StdioServerTransport(input, output), input),
    onerror: (error) => options.log.write('warn', error.message),
  });
  await ended;
  await Promise.race([handle.close(), delay(LAST_WORDS, undefined, { ref: false })]);
  await session.close();
}
