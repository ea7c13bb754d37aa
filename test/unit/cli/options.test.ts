import assert from 'node:assert/strict';
import { hostOption } from '../../../src/cli/options.ts';

describe('hostOption', () => {
  it('takes what the header Host can have', () => {
    for (const name of ['llmstruct.example.org', 'LLM.Example', 'box', 'box:8443', '10.0.0.1', '[::1]:8443'])
      assert.equal(hostOption('--host', name), name);
  });

  it('refuses what no request will ever have there', () => {
    for (const name of [
      '',
      'a b',
      'http://box',
      'box/',
      'box?',
      'me@box',
      'box:port',
      'box:99999',
      '::1',
      'a,b',
      '*',
      'бокс.рф',
    ])
      assert.throws(() => hostOption('--host', name), { name: 'UsageError' }, name);
  });
});
