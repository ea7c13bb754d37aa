import assert from 'node:assert/strict';
import type { SecretStorage } from 'vscode';
import { ApiKeys } from '../../../src/vscode/keys/apiKeys.ts';

/** The editor's secret storage, in memory. */
function secretStorage(): SecretStorage & { readonly slots: Map<string, string> } {
  const slots = new Map<string, string>();
  return {
    slots,
    get: (slot) => Promise.resolve(slots.get(slot)),
    store: (slot, value) => Promise.resolve(void slots.set(slot, value)),
    delete: (slot) => Promise.resolve(void slots.delete(slot)),
    onDidChange: () => ({ dispose: () => {} }),
  };
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
});
