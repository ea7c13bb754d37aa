import assert from 'node:assert/strict';
import type { PreparedRequest } from '../../../../src/core/context/preparedPrompt.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const KEY = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('');
const PASSWORD = ['Tr0ub4', 'dor&3x'].join('');
const FILES = {
  'shop/settings.py': `DB_PASSWORD = "${PASSWORD}"\n\n\ndef url():\n    return "postgres://shop:${PASSWORD}@db/shop"\n`,
  'shop/cloud.py': `from .settings import DB_PASSWORD, url\n\n\ndef connect(region):\n    key = "${KEY}"\n    return key, region, DB_PASSWORD, url()\n`,
};
const TARGET = 'shop/cloud.py#connect';

const workspace = () => createMemoryWorkspace(FILES);
const prepare = (index = workspace().index) => {
  const request = { target: TARGET, action: 'better' as const, budget: 1024, windowTokens: 8192 };
  return index.prepare({ ...request, instruction: `use the password "${PASSWORD}" of token = "${PASSWORD}"` });
};
const reply = (body: string) => `\`\`\`python\ndef connect(region):\n${body}\n\`\`\`\n`;

describe('secrets of a request', () => {
  it('are not in documentation, summary and instructions either', async () => {
    const { index } = createMemoryWorkspace({
      'llmstruct.toml': `[project]\nsummary = "Uses ${KEY}"\n[instructions]\nuser = ["sign with ${KEY}"]\n`,
      'a.py': `def used():\n    """Signs with ${KEY}."""\n\n\ndef f():\n    return used()\n`,
    });
    const request = { target: 'a.py#f', action: 'better' as const, instruction: '', budget: 512, windowTokens: 8192 };
    const { messages } = await index.prepare(request);
    const text = JSON.stringify(messages);
    assert.ok(!text.includes(KEY), text);
    for (const masked of ['Uses __SECRET__', 'sign with __SECRET__', 'Signs with __SECRET__.']) {
      assert.ok(text.includes(masked), `${masked} in ${text}`);
    }
  });

  it('are in no message and no pack: not of the target, of what it uses, of bodies, of the words of the user', async () => {
    const { index } = workspace();
    await index.update({ output: { kind: 'none' } });
    const { messages, pack } = await prepare(index);
    const bodies = await index.context({ target: TARGET, budget: 1024, fill: 'bodies' });
    const question = await index.search({ question: 'database password url', budget: 512, fill: 'bodies' });
    for (const text of [JSON.stringify(messages), pack.text, bodies.text, question.text]) {
      assert.ok(!text.includes(KEY), text);
      assert.ok(!text.includes(`"${PASSWORD}"`) && !text.includes(`:${PASSWORD}@`), text);
    }
    assert.match(messages[1]!.content, /key = "__SECRET_1__"/);
    assert.match(pack.text, /DB_PASSWORD = "__SECRET__"/);
    assert.match(bodies.text, /postgres:\/\/shop:__SECRET__@db/);
    assert.ok(!JSON.stringify(await index.structText()).includes(PASSWORD));
  });

  it('come back into the suggestion, and a reply that loses one is refused', async () => {
    const { index } = workspace();
    const { path, base, start, end, target, action }: PreparedRequest = await prepare(index);
    const check = (body: string) =>
      index.check({ path, base, start, end, target, action, reply: reply(body), cutOff: false });
    const kept = await check('    return "__SECRET_1__", region, DB_PASSWORD, url()');
    assert.equal(kept.status, 'suggested', JSON.stringify(kept.problems));
    assert.ok(kept.status === 'suggested' && kept.replacement.includes(`return "${KEY}", region`));
    for (const body of [
      '    return get_key(), region, DB_PASSWORD, url()',
      '    key = "__SECRET_1__"\n    return "__SECRET_1__", region, DB_PASSWORD, url()',
      '    return "__SECRET_2__", region, DB_PASSWORD, url()',
    ]) {
      const lost = await check(body);
      assert.deepEqual([lost.status, lost.problems[0]?.code], ['refused', 'secret-lost'], body);
    }
  });
});
