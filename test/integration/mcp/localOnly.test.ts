import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callTool, connectMcp, type McpConnection } from './mcpClient.ts';

const FILES = {
  'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**"]\n',
  'secret/plan.py': 'def hidden_plan(day):\n    """Plans in silence."""\n    return day\n',
  'shop.py': 'from secret.plan import hidden_plan\n\n\ndef total():\n    return hidden_plan(1)\n',
};

describe('[privacy] local_only by MCP', function () {
  this.timeout(120_000);
  let folder: string;
  let connection: McpConnection;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-private-')));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    connection = await connectMcp({ era: 'modern', cwd: folder });
  });
  after(async () => {
    await connection.client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is in no tool’s answer', async () => {
    const target = 'secret/plan.py#hidden_plan';
    const asked: [string, Record<string, unknown>][] = [
      ['get_context', { target }],
      ['get_context', { target: 'hidden_plan' }],
      ['get_context', { target: 'shop.py#total', fill: 'bodies' }],
      ['get_context', { question: 'who plans in silence' }],
      ['find_symbol', { name: 'hidden*' }],
      ['get_calls', { symbol: target }],
      ['get_calls', { symbol: 'shop.py#total' }],
      ['project_map', {}],
      ['propose_edit', { target, code: 'def hidden_plan(day):\n    return 1\n' }],
    ];
    for (const [name, args] of asked) {
      const { text, data } = await callTool(connection, name, args);
      assert.doesNotMatch(text + JSON.stringify(data), /def hidden_plan|in silence\./, JSON.stringify([name, args]));
    }
  });

  it('is in no resource and in no prompt', async () => {
    const { client } = connection;
    await assert.rejects(client.readResource({ uri: 'llmstruct://file/secret/plan.py' }), /local_only/);
    const { contents } = await client.readResource({ uri: 'llmstruct://struct' });
    assert.doesNotMatch(JSON.stringify(contents), /in silence/);
    const prompt = (target: string) => client.getPrompt({ name: 'better', arguments: { target } });
    await assert.rejects(prompt('secret/plan.py#hidden_plan'), /local_only/);
    const { messages } = await prompt('shop.py#total');
    assert.match(JSON.stringify(messages), /return hidden_plan\(1\)/);
    assert.doesNotMatch(JSON.stringify(messages), /def hidden_plan|in silence/);
  });
});
