import assert from 'node:assert/strict';
import type { SecretStorage } from 'vscode';
import { ApiKeys } from '../../../src/vscode/keys/apiKeys.ts';

/** The editor's secret storage, in memory; `elsewhere` is another window that stores a key. */
function secretStorage() {
  const slots = new Map<string, string>();
  const listeners: (() => unknown)[] = [];
  const asked: string[] = [];
  const storage: SecretStorage = {
    get: (slot) => {
      asked.push(slot);
      return Promise.resolve(slots.get(slot));
    },
    store: (slot, value) => Promise.resolve(void slots.set(slot, value)),
    delete: (slot) => Promise.resolve(void slots.delete(slot)),
    onDidChange: (listener) => {
      listeners.push(() => listener({ key: '' }));
      return { dispose: () => listeners.splice(0) };
    },
  };
  const elsewhere = (slot: string, value: string) => {
    slots.set(slot, value);
    for (const listener of listeners) listener();
  };
  return { ...storage, slots, asked, elsewhere };
}

describe('keys in the editor', () => {
  it('stand for the variables of the environment, until they are removed', async () => {
    const storage = secretStorage();
    const keys = new ApiKeys(storage);
    const environment = { XAI_API_KEY: 'of-environment', HF_TOKEN: 'hf', PATH: '/bin' };
    await keys.set('grok', 'stored');
    await keys.set('anthropic', 'a');
    assert.deepEqual(await keys.variables(environment), {
      ...environment,
      XAI_API_KEY: 'stored',
      ANTHROPIC_API_KEY: 'a',
    });
    assert.deepEqual([...storage.slots.keys()], ['llmstruct.key.grok', 'llmstruct.key.anthropic']);
    await keys.remove('grok');
    assert.equal(await keys.get('grok'), undefined);
    assert.equal((await keys.variables(environment))['XAI_API_KEY'], 'of-environment');
  });

  it('are asked for once, until one changes, here or in another window', async () => {
    const storage = secretStorage();
    const keys = new ApiKeys(storage);
    await keys.set('grok', 'first');
    const grok = async () => (await keys.variables({}))['XAI_API_KEY'];
    assert.deepEqual([await grok(), await grok()], ['first', 'first']);
    assert.equal(storage.asked.filter((slot) => slot === 'llmstruct.key.grok').length, 1);
    storage.elsewhere('llmstruct.key.grok', 'second');
    assert.equal(await grok(), 'second');
    await keys.set('grok', 'third');
    assert.equal(await grok(), 'third');
  });

  it('are asked for again after the storage failed', async () => {
    const storage = secretStorage();
    const locked = { ...storage, get: () => Promise.reject(new Error('locked')) };
    const keys = new ApiKeys(locked);
    await assert.rejects(keys.variables({}), /locked/);
    Object.assign(locked, { get: storage.get });
    await storage.store('llmstruct.key.grok', 'k');
    assert.deepEqual(await keys.variables({}), { XAI_API_KEY: 'k' });
  });
});
