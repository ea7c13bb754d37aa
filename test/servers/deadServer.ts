import { createServer } from 'node:net';

/** A port that somebody forwards to nowhere: each connection is reset at once. */
export interface DeadServer {
  readonly url: string;
  /** How often somebody tried. */
  readonly connections: number;
  close(): Promise<void>;
}

export async function startDeadServer(): Promise<DeadServer> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    get connections() {
      return connections;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
