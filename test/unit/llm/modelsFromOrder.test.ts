import assert from 'node:assert/strict';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import { startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { ask } from './chatAsking.ts';

describe('modelsFromOrder', () => {
  it('keeps the order, splits at the first slash and counts an entry once', () => {
    const order = ['ollama/qwen2.5-coder:1.5b', ' ollama/hf.co/bartowski/x-GGUF:Q4 ', 'ollama/qwen2.5-coder:1.5b'];
    const { models, problems } = modelsFromOrder(order, { variables: {} });
    assert.deepEqual(
      models.map(({ id, local }) => [id, local]),
      [
        ['ollama/qwen2.5-coder:1.5b', true],
        ['ollama/hf.co/bartowski/x-GGUF:Q4', true],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('leaves out, with the reason, what it cannot ask', () => {
    const order = ['vscode/gpt', 'qwen2.5-coder', '/x', 'ollama/', 'ollama/a b', 'Ollama/x', 'ollama/y', ''];
    const { models, problems } = modelsFromOrder(order, { variables: {} });
    assert.deepEqual(
      models.map(({ id }) => id),
      ['ollama/y'],
    );
    assert.deepEqual(
      problems.map(({ code, details }) => [code, Object.values(details)[0]]),
      [
        ['provider-unavailable', 'vscode'],
        ['model-form', 'qwen2.5-coder'],
        ['model-form', '/x'],
        ['model-form', 'ollama/'],
        ['model-form', 'ollama/a b'],
        ['provider-unavailable', 'Ollama'],
        ['model-form', ''],
      ],
    );
  });

  it('a host that is none is a problem of its models', () => {
    const { models, problems } = modelsFromOrder(['ollama/x'], { variables: { OLLAMA_HOST: 'ftp://y' } });
    assert.deepEqual(models, []);
    assert.deepEqual(
      problems.map(({ code, details }) => [code, details]),
      [['model-unreachable', { host: 'ftp://y' }]],
    );
  });

  it('asks where the setting says, else OLLAMA_HOST', async () => {
    const server = await startScriptedOllama({ models: ['x'] });
    try {
      const byVariable = modelsFromOrder(['ollama/x'], { variables: { OLLAMA_HOST: server.url } }).models[0];
      const bySetting = modelsFromOrder(['ollama/x'], {
        ollamaHost: `127.0.0.1:${server.port}`,
        variables: { OLLAMA_HOST: 'nowhere.invalid' },
      }).models[0];
      for (const model of [byVariable, bySetting]) assert.equal((await ask(model!)).reply.text, 'OK');
    } finally {
      await server.close();
    }
  });
});
