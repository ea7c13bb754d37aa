import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server';
import { PacedTransport } from '../../../src/mcp/pacedTransport.ts';

/** A wire whose client takes a message only when `take` is called. */
class StandInWire implements Transport {
  onclose?: Transport['onclose'];
  onerror?: Transport['onerror'];
  onmessage?: Transport['onmessage'];
  readonly #sent: (() => void)[] = [];
  start = (): Promise<void> => Promise.resolve();
  send = (): Promise<void> => new Promise((resolve) => void this.#sent.push(resolve));
  close = (): Promise<void> => Promise.resolve(this.onclose?.());
  async take(count: number): Promise<void> {
    for (const resolve of this.#sent.splice(0, count)) resolve();
    await new Promise(setImmediate);
  }
}

const request = (id: number, method = 'tools/call'): JSONRPCMessage => ({ jsonrpc: '2.0', id, method });
const answer = (id: number): JSONRPCMessage => ({ jsonrpc: '2.0', id, result: {} });

describe('PacedTransport', () => {
  const create = async () => {
    const wire = new StandInWire();
    const input = new PassThrough().resume();
    const transport = new PacedTransport(wire, input);
    const taken: unknown[] = [];
    transport.onmessage = (message) => void taken.push('id' in message ? message.id : 'notification');
    await transport.start();
    const receive = (from: number, to: number) => {
      for (let id = from; id <= to; id += 1) wire.onmessage?.(request(id));
    };
    return { wire, input, transport, taken, receive };
  };
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

  it('takes the next request when the client has taken an answer, not before', async () => {
    const { wire, transport, taken, receive } = await create();
    receive(1, 20);
    assert.deepEqual(taken, upTo(8));
    for (const id of upTo(8)) void transport.send(answer(id));
    assert.equal(taken.length, 8, 'the answers are in the pipe');
    await wire.take(3);
    assert.deepEqual(taken, upTo(11));
  });

  it('reads no more when many wait, and goes on when they are fewer', async () => {
    const { wire, input, transport, taken, receive } = await create();
    receive(1, 8 + 255);
    assert.equal(input.isPaused(), false);
    receive(264, 264);
    assert.equal(input.isPaused(), true);
    void transport.send(answer(1));
    await wire.take(1);
    assert.deepEqual([taken.length, input.isPaused()], [9, false]);
  });

  it('lets pass what is no request, and drops a request that is cancelled while it waits', async () => {
    const { wire, taken, receive } = await create();
    const cancel = (requestId: number) =>
      wire.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId } });
    receive(1, 10);
    cancel(9);
    assert.deepEqual(taken, upTo(8));
    cancel(2);
    assert.deepEqual(taken, [...upTo(8), 'notification', 10]);
    wire.onmessage?.({ jsonrpc: '2.0', method: 'notifications/initialized' });
    assert.equal(taken.at(-1), 'notification');
  });

  it('goes on while a person is asked, and beside subscriptions', async () => {
    const { wire, transport, taken, receive } = await create();
    for (let id = 1; id <= 9; id += 1) wire.onmessage?.(request(id, 'subscriptions/listen'));
    assert.equal(taken.length, 9);
    receive(11, 20);
    assert.equal(taken.length, 17);
    void transport.send(request(1, 'elicitation/create'));
    receive(21, 21);
    assert.equal(taken.at(-1), 19);
    wire.onmessage?.(answer(1));
    void transport.send(answer(11));
    await wire.take(2);
    assert.deepEqual(taken.slice(-2), [19, 1]);
  });

  it('takes nothing after its end', async () => {
    const { wire, transport, taken, receive } = await create();
    receive(1, 10);
    void transport.send(answer(1));
    await transport.close();
    await wire.take(1);
    receive(11, 11);
    assert.equal(taken.length, 8);
  });
});
