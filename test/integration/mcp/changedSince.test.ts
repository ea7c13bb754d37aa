import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callTool, connectMcp, type McpConnection } from './mcpClient.ts';

describe('changed_since', function () {
  this.timeout(120_000);
  let folder: string;
  let connection: McpConnection;
  const path = (name: string) => join(folder, name);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
  const call = (name: string, args: Record<string, unknown> = {}) => callTool(connection, name, args);

  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-changes-')));
    writeFileSync(
      path('shop.py'),
      'def total(items):\n    return sum(items)\n\n\ndef show(items):\n    print(total(items))\n',
    );
    connection = await connectMcp({ era: 'modern', cwd: folder });
  });
  after(async () => {
    await connection.client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what changed since a commit, and who is left behind', async () => {
    const without = await call('changed_since');
    assert.ok(without.failed);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    assert.match((await call('changed_since')).text, /^No code changed since HEAD/);
    writeFileSync(
      path('shop.py'),
      'def total(items, tax):\n    return sum(items) * tax\n\n\ndef show(items):\n    print(total(items))\n',
    );
    writeFileSync(path('more.py'), 'def more():\n    pass\n');
    const { text, data } = await call('changed_since', { since: 'HEAD' });
    assert.match(
      text,
      /^2 changes since HEAD\nmore\.py \[added file, 1 definitions\]\nshop\.py#total:1 \[signature, code\]/,
    );
    assert.match(text, /\(was: def total\(items\)\) {2}still used by shop\.py#show/);
    assert.equal((data['changes'] as unknown[]).length, 2);
    for (const since of ['no-such-branch', '--upload-pack=touch x', 'HEAD~99']) {
      const { failed } = await call('changed_since', { since });
      assert.ok(failed, since);
    }
  });
});
