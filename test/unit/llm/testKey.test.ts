import assert from 'node:assert/strict';
import { KEYED_PROVIDERS } from '../../../src/llm/keyedProviders.ts';
import { testKey } from '../../../src/llm/testKey.ts';
import { type ScriptedCompatible, startScriptedCompatible } from '../../servers/scriptedCompatible.ts';
import { failure } from './chatAsking.ts';

describe('the test of a key', () => {
  let server: ScriptedCompatible;
  before(async () => {
    server = await startScriptedCompatible();
  });
  after(() => server.close());
  const variables = () =>
    Object.fromEntries(Object.values(KEYED_PROVIDERS).map(({ urlVariable }) => [urlVariable, server.url]));

  it('asks each provider for its models, and sends the key alone', async () => {
    for (const [provider, place] of Object.entries(KEYED_PROVIDERS)) {
      server.play({});
      await testKey(provider, place, 'k-1', variables());
      const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = server.requests;
      assert.deepEqual([path, headers['authorization'], body], [`/v1${place.modelsPath}`, 'Bearer k-1', {}]);
    }
  });

  it('says what is wrong with it, and does not say the key', async () => {
    const grok = KEYED_PROVIDERS['grok']!;
    for (const [answer, code] of [
      [{ status: 401, body: { error: { message: 'bad key k-1' } } }, 'key-refused'],
      [{ status: 429, headers: { 'retry-after': '3' } }, 'rate-limited'],
      [{ status: 500, body: 'broken' }, 'model-failed'],
    ] as const) {
      server.play(answer);
      const error = await failure(testKey('grok', grok, 'k-1', variables()));
      assert.equal(error.code, code);
      assert.ok(!JSON.stringify(error.details).includes('k-1'));
    }
    const unreachable = await failure(testKey('grok', grok, 'k', { XAI_BASE_URL: 'http://127.0.0.1:9/v1' }));
    assert.equal(unreachable.code, 'model-unreachable');
    const inTheClear = await failure(testKey('grok', grok, 'k', { XAI_BASE_URL: 'http://203.0.113.7/v1' }));
    assert.deepEqual([inTheClear.code, inTheClear.details], ['model-unreachable', { host: 'http://203.0.113.7/v1' }]);
  });
});
