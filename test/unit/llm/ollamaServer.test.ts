import assert from 'node:assert/strict';
import { parseOllamaHost } from '../../../src/llm/ollamaHost.ts';
import { listModels, loadedModels, remotePlace, serverVersion, showModel } from '../../../src/llm/ollamaServer.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { ask, failure, modelAt } from './chatAsking.ts';

describe('ollamaServer', () => {
  let server: ScriptedOllama;
  before(async () => {
    server = await startScriptedOllama({
      version: '0.17.4',
      models: [
        { name: 'qwen2.5-coder:1.5b', contextTokens: 32768 },
        { name: 'qwen3:8b', parameters: '8.2B', capabilities: ['completion', 'tools', 'thinking'] },
        { name: 'far:latest', remoteHost: 'https://ollama.com:443' },
      ],
    });
  });
  after(() => server.close());

  it('says its version and its models', async () => {
    const host = parseOllamaHost(server.url);
    assert.equal(await serverVersion(host), '0.17.4');
    const models = await listModels(host);
    assert.deepEqual(
      models.map(({ name, parameters, remoteHost }) => [name, parameters, remoteHost]),
      [
        ['qwen2.5-coder:1.5b', '1.5B', undefined],
        ['qwen3:8b', '8.2B', undefined],
        ['far:latest', '1.5B', 'https://ollama.com:443'],
      ],
    );
  });

  it('says what a model can', async () => {
    const host = parseOllamaHost(server.url);
    const coder = await showModel(host, 'qwen2.5-coder:1.5b');
    assert.deepEqual(coder, {
      contextTokens: 32768,
      capabilities: ['completion'],
      parameters: 1.5e9,
      // 28 layers, 2 heads of 128, keys and values, 2 bytes each.
      bytesPerToken: 28 * 2 * 128 * 2 * 2,
    });
    assert.deepEqual((await showModel(host, 'qwen3:8b')).capabilities, ['completion', 'tools', 'thinking']);
    const missing = await failure(showModel(host, 'nope'));
    assert.deepEqual([missing.code, missing.details['model']], ['model-missing', 'nope']);
  });

  it('says what is in memory, once something is', async () => {
    const host = parseOllamaHost(server.url);
    assert.deepEqual(await loadedModels(host), []);
    await ask(modelAt(server.url));
    const [loaded, ...others] = await loadedModels(host);
    assert.deepEqual([loaded?.name, loaded?.contextTokens, loaded?.vramBytes], ['qwen2.5-coder:1.5b', 4096, 0]);
    assert.deepEqual(others, []);
  });

  it('knows whether and where a prompt leaves this machine', async () => {
    const host = parseOllamaHost(server.url);
    assert.equal(await remotePlace(host, 'qwen2.5-coder:1.5b'), undefined);
    assert.equal(await remotePlace(host, 'gpt-oss:120b-cloud'), 'https://ollama.com');
    assert.equal(await remotePlace(parseOllamaHost('http://me:secret@10.0.0.1'), 'qwen3:8b'), 'http://10.0.0.1:80');
    // As the server itself finds a model.
    for (const name of ['far', 'far:latest', 'FAR', 'library/far', 'registry.ollama.ai/library/far:latest'])
      assert.equal(await remotePlace(host, name), 'https://ollama.com:443', name);
  });

  it('nobody, or somebody else, listens', async () => {
    const gone = await startScriptedOllama();
    await gone.close();
    assert.equal((await failure(serverVersion(parseOllamaHost(gone.url)))).code, 'model-unreachable');
    const other = await failure(serverVersion(parseOllamaHost(`${server.url}/elsewhere`)));
    assert.deepEqual([other.code, other.details['reason']], ['model-failed', '404 page not found']);
  });
});
