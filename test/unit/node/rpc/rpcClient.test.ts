import assert from 'node:assert/strict';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Cancelled, LlmstructError } from '../../../../src/core/errors.ts';
import type { Cancellation } from '../../../../src/core/ports.ts';
import { createCancellation } from '../../../../src/node/cancellation.ts';
import { RpcClient } from '../../../../src/node/rpc/rpcClient.ts';
import { createRemoteLog, RpcServer } from '../../../../src/node/rpc/rpcServer.ts';

type Api = {
  double: { argument: number; result: number; progress: never };
  count: { argument: number; result: string; progress: number };
  wait: { argument: undefined; result: string; progress: never };
  fail: { argument: 'code' | 'other' | 'unclonable'; result: unknown; progress: never };
};

describe('RpcClient and RpcServer', () => {
  const ends: MessagePort[] = [];
  const lines: string[] = [];
  const heard: string[] = [];
  let release = Promise.withResolvers<string>();

  function connect(): RpcClient<Api> {
    const { port1, port2 } = new MessageChannel();
    ends.push(port1, port2);
    const log = createRemoteLog(port2);
    const handlers = {
      double: async (value: number) => value * 2,
      async count(to: number, { progress }: { progress: (value: number) => void }) {
        for (let value = 1; value <= to; value++) progress(value);
        log.write('info', `counted to ${to}`);
        return 'done';
      },
      async wait(_: undefined, { cancellation }: { cancellation: Cancellation }) {
        cancellation.onCancel(() => {
          heard.push('cancelled');
          release.resolve('in time');
        });
        const value = await release.promise;
        heard.push('wait ended');
        return value;
      },
      async fail(how: string) {
        if (how === 'code') throw new LlmstructError('reply-empty', { model: 'm' });
        if (how === 'other') throw new RangeError('out');
        return () => 'functions cannot travel';
      },
    };
    new RpcServer<Api>(port2, handlers, async () => void heard.push('freed'));
    return new RpcClient<Api>(port1, { write: (level, message) => void lines.push(`${level} ${message}`) });
  }

  beforeEach(() => {
    for (const list of [lines, heard]) list.splice(0);
    release = Promise.withResolvers();
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end.close();
  });

  it('gives every call its own answer, in whatever order they come', async () => {
    const client = connect();
    const waiting = client.call('wait', undefined);
    assert.deepEqual(await Promise.all([1, 2, 3].map((value) => client.call('double', value))), [2, 4, 6]);
    assert.equal(client.busy, true);
    release.resolve('late');
    assert.equal(await waiting, 'late');
    assert.equal(client.busy, false);
  });

  it('reports progress before the result, and the log', async () => {
    const client = connect();
    const seen: number[] = [];
    assert.equal(await client.call('count', 3, { onProgress: (value) => seen.push(value) }), 'done');
    assert.deepEqual(seen, [1, 2, 3]);
    assert.deepEqual(lines, ['info counted to 3']);
  });

  it('rejects with what the handler threw', async () => {
    const client = connect();
    await assert.rejects(client.call('fail', 'code'), new LlmstructError('reply-empty', { model: 'm' }));
    await assert.rejects(client.call('fail', 'other'), { code: 'internal', details: { reason: 'out' } });
    await assert.rejects(client.call('fail', 'unclonable'), { code: 'internal' });
    await assert.rejects(client.call('double', (() => 1) as never), { name: 'DataCloneError' });
    await assert.rejects(client.call('nonsense' as 'double', 1), { code: 'internal' });
    assert.equal(client.busy, false);
  });

  it('rejects at once when cancelled and tells the server', async () => {
    const client = connect();
    const source = createCancellation();
    const waiting = client.call('wait', undefined, { cancellation: source.token });
    source.cancel();
    await assert.rejects(waiting, Cancelled);
    assert.equal(await client.call('double', 1), 2);
    assert.equal(heard[0], 'cancelled');
    await assert.rejects(client.call('double', 1, { cancellation: source.token }), Cancelled);
  });

  it('closes after what runs has ended, and answers nothing then', async () => {
    const client = connect();
    const waiting = client.call('wait', undefined);
    const closing = client.close();
    const refused = assert.rejects(client.call('double', 1), { code: 'internal' });
    await Promise.all([closing, waiting, refused]);
    assert.deepEqual(heard, ['cancelled', 'wait ended', 'freed']);
  });

  it('rejects all that is pending when told that nobody will answer', async () => {
    const client = connect();
    const never = client.call('count', 3).catch((error: Error) => error);
    client.failAll(new LlmstructError('index-worker-died', { reason: 'x' }));
    assert.equal(((await never) as LlmstructError).code, 'index-worker-died');
    assert.equal(client.busy, false);
  });
});
