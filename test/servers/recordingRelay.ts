// A relay between a client and a server that keeps every byte the client sends: what would leave the machine.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface RecordingRelay {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly connections: number;
  /** All bytes of all clients, as UTF-8. */
  readonly sent: string;
  reset(): void;
  close(): Promise<void>;
}

/** Passes everything on to what listens on `port` of this machine. */
export async function startRecordingRelay(port: number): Promise<RecordingRelay> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    get sent() {
      return Buffer.concat(chunks).toString();
    },
    reset() {
      chunks.splice(0);
      connections = 0;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
