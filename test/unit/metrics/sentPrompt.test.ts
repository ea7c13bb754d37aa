import assert from 'node:assert/strict';
import { requestReceipt } from '../../../src/core/context/receiptRecords.ts';
import { sentPrompt } from '../../../src/metrics/mlflow/sentPrompt.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { keptUsage } from '../core/usage/usageRecords.ts';

const FILES = {
  'secret/plan.py': 'def plan(day):\n    """Plans in silence."""\n    return day\n',
  'shop.py':
    'from secret.plan import plan\n\n\ndef total():\n    return plan(1)\n\n\ndef other(key="ghp_0123456789abcdefghijklmnopqrstuvwxyz"):\n    return 1\n',
};

describe('the prompt that MLflow gets where it was asked for', () => {
  const open = (settings = '') => {
    const { index, files } = createMemoryWorkspace({ ...FILES, 'llmstruct.toml': settings });
    const ask = async (target: string) => {
      const wish = { target, action: 'better', instruction: '', budget: 500, windowTokens: 8192 } as const;
      const receipt = await index.keepReceipt(requestReceipt(await index.prepare(wish), '', { outcome: 'suggested' }));
      return keptUsage(1, { receipt });
    };
    return { index, files, ask };
  };

  it('is what the receipt has, secrets masked', async () => {
    const { index, ask } = open();
    const text = JSON.stringify(await sentPrompt(index, await ask('shop.py#other')));
    assert.match(text, /def other/);
    assert.doesNotMatch(text, /ghp_/);
  });

  it('is none where code that stays on this machine is in it, by the rules of now', async () => {
    const { index, files, ask } = open();
    const records = [await ask('secret/plan.py#plan'), await ask('shop.py#total'), await ask('shop.py#other')];
    files.set('llmstruct.toml', '[privacy]\nlocal_only = ["secret/**"]\n');
    const prompts = await Promise.all(records.map((record) => sentPrompt(index, record)));
    assert.deepEqual(
      prompts.map((prompt) => prompt !== undefined),
      [false, false, true],
    );
  });

  it('is none where receipts keep digests only, where one is forgotten, and where there is none', async () => {
    const { index, ask } = open('[privacy]\nkeep_prompts = false\n');
    assert.equal(await sentPrompt(index, await ask('shop.py#other')), undefined);
    assert.equal(await sentPrompt(index, keptUsage(1, { receipt: 'ffffffff-9' })), undefined);
    assert.equal(await sentPrompt(index, keptUsage(1)), undefined);
  });
});
