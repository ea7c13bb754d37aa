import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../../../src/core/errors.ts';
import { wordingOf } from '../../../src/core/errorWording.ts';
import { WorkerClient } from '../../../src/node/rpc/workerClient.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';
import type { ObedientApi } from './obedientServer.ts';

describe('WorkerClient', function () {
  this.timeout(10_000);
  const folder = useTemporaryFolder();
  let client: WorkerClient<ObedientApi>;
  const open = (script = 'obedientServer.ts') => {
    client = new WorkerClient<ObedientApi>({
      scriptPath: join(import.meta.dirname, script),
      name: 'test',
      workerData: 'data',
      resourceLimits: { maxOldGenerationSizeMb: 32 },
      log: { write: () => {} },
      died: (reason) => new LlmstructError('index-worker-died', { reason }),
    });
  };
  const died = (reason: string) => new LlmstructError('index-worker-died', { reason });
  afterEach(() => client.close(1000));

  it('starts one worker for many calls', async () => {
    open();
    const threads = await Promise.all([client.call('thread', undefined), client.call('thread', undefined)]);
    assert.equal(threads[0], threads[1]);
  });

  it('rejects what is pending when the worker dies, and starts another for the next call', async () => {
    open();
    const first = await client.call('thread', undefined);
    const pending = [client.call('writeSlowly', join(folder(), 'x')), client.call('die', 'throw')];
    for (const call of pending) await assert.rejects(call, died('broken'));
    const second = await client.call('thread', undefined);
    assert.notEqual(second, first);
    await assert.rejects(client.call('die', 'exit'), died('its thread ended with code 7'));
    assert.notEqual(await client.call('thread', undefined), second);
  });

  it('ends a worker that takes more memory than it may, says what helps, and starts another', async () => {
    open();
    await assert.rejects(client.call('die', 'memory'), (error: LlmstructError) => {
      assert.match(wordingOf(error.code, error.details).hint ?? '', /--max-old-space-size/);
      return error.code === 'index-worker-died';
    });
    assert.ok(await client.call('thread', undefined));
  });

  it('says why when the worker cannot be started', async () => {
    open('no-such-file.cjs');
    await assert.rejects(client.call('thread', undefined), {
      code: 'index-worker-died',
      message: /Cannot find module/,
    });
    await assert.rejects(client.call('thread', undefined), { code: 'index-worker-died' });
  });

  it('finishes a running write before it closes, and takes no call after', async () => {
    open();
    const file = join(folder(), 'written');
    const begun = Promise.withResolvers<string>();
    const writing = client.call('writeSlowly', file, { onProgress: begun.resolve });
    await begun.promise;
    const closing = client.close(5000);
    await Promise.all([writing, closing, client.close(5000)]);
    assert.equal(readFileSync(file, 'utf8'), 'data');
    await assert.rejects(client.call('thread', undefined), died('it was closed'));
  });

  it('does not wait for ever for a worker that hangs', async () => {
    open();
    const hanging = assert.rejects(client.call('hang', undefined), died('it was closed'));
    await client.close(100);
    await hanging;
  });
});
