import { connect } from 'node:net';

export interface RawAnswer {
  /** Undefined where the connection ended without an answer. */
  readonly status: number | undefined;
  readonly text: string;
}

/**
 * Sends bytes as they are, and reads until the server closes or has said enough: `fetch` would refuse to send what an attacker does. `pieces` are
 * sent one after another, with `pause` ms between them.
 */
export function rawRequest(port: number, pieces: readonly string[], pause = 0): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let next = 0;
    const send = (): void => {
      const piece = pieces[next++];
      if (piece === undefined || socket.destroyed) return;
      socket.write(piece);
      if (next < pieces.length) setTimeout(send, pause);
    };
    socket.setEncoding('utf8');
    socket.on('connect', send);
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
      resolve({ status: status === undefined ? undefined : Number(status), text });
    });
  });
}
