import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElicitResult } from '@modelcontextprotocol/client';
import { callTool, connectMcp, type Era, type McpConnection } from './mcpClient.ts';

const SOURCE = `KEY = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"


def total(items):
    result = 0
    for item in items:
        result = result + item
    return result


def show(items):
    print(total(items))
`;
const BETTER = 'def total(items):\n    return sum(items)\n';

describe('propose_edit', function () {
  this.timeout(120_000);
  let folder: string;
  let connection: McpConnection | undefined;
  const file = () => join(folder, 'shop.py');
  const read = () => readFileSync(file(), 'utf8');
  const start = async (era: Era, answer?: (message: string) => ElicitResult) => {
    connection = await connectMcp({ era, cwd: folder, ...(answer === undefined ? {} : { answer }) });
    return connection;
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-edit-')));
    writeFileSync(file(), SOURCE);
  });
  afterEach(async () => {
    await connection?.client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the verdict and a difference, and never writes where the client cannot ask', async () => {
    const client = await start('modern');
    const good = await callTool(client, 'propose_edit', { target: 'total', code: BETTER });
    assert.equal(good.data['status'], 'accepted');
    assert.match(good.text, /^accepted: shop\.py#total\n--- a\/shop\.py\n[\s\S]*\n\+ {4}return sum\(items\)\n/);
    assert.doesNotMatch(good.text, /ghp_/);

    const signature = await callTool(client, 'propose_edit', {
      target: 'total',
      code: BETTER.replace('items)', 'items, tax)'),
    });
    assert.equal(signature.data['status'], 'accepted');
    assert.deepEqual(signature.data['callers'], ['shop.py#show']);
    assert.match(signature.text, /callers of the old signature: shop\.py#show/);

    const wrong: [string, RegExp][] = [
      ['def total(items:\n    return', /refused: .*syntax/i],
      ['def other(items):\n    return 1\n', /refused: /],
      ['def total(items):\n    # ... rest of the code ...\n    return 1\n', /refused: /],
      ['Here you are: nothing', /refused: /],
    ];
    for (const [code, message] of wrong) {
      const { text, data, failed } = await callTool(client, 'propose_edit', { target: 'total', code, apply: true });
      assert.deepEqual([data['status'], failed], ['refused', false], code);
      assert.match(text, message);
      assert.match(text, /Nothing was written/);
    }
    const empty = await callTool(client, 'propose_edit', { target: 'total', code: ' ' });
    assert.ok(empty.failed);
    const huge = await callTool(client, 'propose_edit', { target: 'total', code: 'x'.repeat(500_000) });
    assert.match(huge.text, /more than/);

    const applying = await callTool(client, 'propose_edit', { target: 'total', code: BETTER, apply: true });
    assert.equal(applying.data['status'], 'not-applied');
    assert.match(applying.text, /cannot ask its user/);
    assert.equal(read(), SOURCE);
  });

  for (const era of ['legacy', 'modern'] as const) {
    it(`writes what the person agrees to, and only that, by the ${era} protocol`, async () => {
      const asked: string[] = [];
      let answer: ElicitResult = { action: 'decline' };
      let meanwhile = () => {};
      const client = await start(era, (message) => {
        asked.push(message);
        meanwhile();
        return answer;
      });
      const edit = () => callTool(client, 'propose_edit', { target: 'total', code: BETTER, apply: true });
      assert.equal((await edit()).data['status'], 'declined');
      answer = { action: 'accept', content: { write: false } };
      assert.equal((await edit()).data['status'], 'declined');
      answer = { action: 'cancel' };
      assert.equal((await edit()).data['status'], 'declined');
      assert.equal(read(), SOURCE);
      assert.match(asked[0]!, /^Write this change of shop\.py#total\?\n[\s\S]*\+ {4}return sum\(items\)/);
      answer = { action: 'accept', content: { write: true } };

      const changed = SOURCE.replace('result = 0', 'result = 1');
      meanwhile = () => writeFileSync(file(), changed);
      const late = await edit();
      assert.equal(late.data['status'], 'not-applied');
      assert.match(late.text, /changed while the user was asked/);
      assert.equal(read(), changed);
      meanwhile = () => {};

      assert.equal((await edit()).data['status'], 'applied');
      assert.match(read(), /^KEY = "ghp_\w+"\n\n\ndef total\(items\):\n {4}return sum\(items\)\n\n\ndef show/);
      // The same again changes nothing, so nobody is asked.
      const before = asked.length;
      assert.equal((await edit()).data['status'], 'unchanged');
      assert.equal(asked.length, before);
    });
  }
});
