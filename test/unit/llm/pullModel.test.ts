import assert from 'node:assert/strict';
import { isCancelled } from '../../../src/core/errors.ts';
import { fittingModels, recommendedModel } from '../../../src/llm/localModels.ts';
import { parseOllamaHost } from '../../../src/llm/ollamaHost.ts';
import { listModels } from '../../../src/llm/ollamaServer.ts';
import { type PullProgress, pullModel } from '../../../src/llm/pullModel.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { failure, NEVER } from './chatAsking.ts';

describe('pullModel', () => {
  let server: ScriptedOllama;
  const host = () => parseOllamaHost(server.url);
  const silent = (): void => {};
  before(async () => {
    server = await startScriptedOllama();
  });
  beforeEach(() => {
    server.reset();
    server.play({ models: [] });
  });
  after(() => server.close());

  it('says how far it is, over all parts, and then the model is there', async () => {
    const progress: PullProgress[] = [];
    await pullModel(host(), 'qwen2.5-coder:0.5b', (step) => progress.push(step), NEVER);
    assert.deepEqual(progress[0], { status: 'pulling manifest' });
    const bytes = progress.flatMap(({ done, total }) => (done === undefined ? [] : [[done, total]]));
    assert.deepEqual(bytes, [
      [300_000_000, 900_000_000],
      [900_000_000, 900_000_000],
      [900_000_068, 900_000_068],
    ]);
    const names = (await listModels(host())).map(({ name }) => name);
    assert.deepEqual(names, ['qwen2.5-coder:0.5b']);
  });

  it('fails with the server’s words', async () => {
    server.play({
      models: [],
      pull: [{ status: 'pulling manifest' }, { error: 'pull model manifest: file does not exist' }],
    });
    const error = await failure(pullModel(host(), 'qwen2.5-coder:9b', silent, NEVER));
    assert.equal(error.code, 'model-pull-failed');
    assert.deepEqual(error.details, {
      host: server.url,
      model: 'qwen2.5-coder:9b',
      reason: 'pull model manifest: file does not exist',
    });
  });

  it('fails when it ends before the model is there', async () => {
    server.play({ models: [], pull: [{ status: 'pulling manifest' }] });
    assert.equal((await failure(pullModel(host(), 'x', silent, NEVER))).code, 'model-pull-failed');
  });

  it('fails when nobody is there', async () => {
    const gone = await startScriptedOllama();
    await gone.close();
    assert.equal((await failure(pullModel(parseOllamaHost(gone.url), 'x', silent, NEVER))).code, 'model-unreachable');
  });

  it('ends at a cancellation, and the server hears of it', async () => {
    server.play({ models: [], pull: [{ status: 'pulling manifest' }, 'never'] });
    const { token, cancel } = createCancellation();
    const pulled = pullModel(host(), 'x', () => cancel(), token);
    await assert.rejects(pulled, isCancelled);
    assert.equal(await server.requests[0]?.outcome, 'aborted');
  });
});

describe('localModels', () => {
  const GB = 1e9;
  it('recommends what is quick on any machine, and less on a small one', () => {
    const by = (memory: number | undefined) => recommendedModel(memory).model.replace('qwen2.5-coder:', '');
    assert.deepEqual([2 * GB, 3 * GB, 8 * GB, 64 * GB, undefined].map(by), ['0.5b', '0.5b', '1.5b', '1.5b', '1.5b']);
  });

  it('offers what fits', () => {
    const sizes = (memory: number | undefined) => fittingModels(memory).length;
    assert.deepEqual([1 * GB, 4 * GB, 8 * GB, 16 * GB, 32 * GB, undefined].map(sizes), [1, 2, 3, 4, 5, 5]);
  });
});
