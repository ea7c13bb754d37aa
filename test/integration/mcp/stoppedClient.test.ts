import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cliPath } from '../cli/builtCli.ts';

/** More than any pipe holds, as the text of `struct.json`. */
const FUNCTIONS = 4000;
/** Of the requests that fill the pipe. */
const LAST_ID = 59;
/** The server has two seconds; a busy machine some more. */
const MOST_MS = 15_000;

describe('the MCP server of a client that has stopped reading', function () {
  this.timeout(120_000);
  let folder: string;
  let child: ChildProcess;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-stopped-'));
    const lines = Array.from({ length: FUNCTIONS }, (_, at) => `def function_${at}():\n    return ${at}\n`);
    writeFileSync(join(folder, 'many.py'), lines.join('\n'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => child.kill('SIGKILL'));

  const send = (value: object): void => void child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...value })}\n`);
  /** Starts a server whose answer fills the pipe. */
  const fillPipe = async (): Promise<void> => {
    child = spawn(process.execPath, [cliPath, 'mcp'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    const clientInfo = { name: 'raw', version: '0' };
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
    await once(child.stdout!, 'data');
    child.stdout!.pause();
    send({ method: 'notifications/initialized' });
    for (let id = 2; id <= LAST_ID; id += 1) {
      send({ id, method: 'resources/read', params: { uri: 'llmstruct://struct' } });
    }
    while (child.stdout!.readableLength < 1000) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  const ends: readonly [how: string, end: () => void][] = [
    ['SIGTERM', () => child.kill('SIGTERM')],
    ['SIGINT', () => child.kill('SIGINT')],
    ['the end of its input', () => child.stdin!.end()],
  ];
  for (const [how, end] of ends) {
    it(`ends at ${how}`, async () => {
      await fillPipe();
      const ended = once(child, 'exit', { signal: AbortSignal.timeout(MOST_MS) });
      end();
      assert.deepEqual(await ended, [0, null]);
    });
  }

  it('answers all where its client reads again', async () => {
    await fillPipe();
    const lines = createInterface({ input: child.stdout!.resume() });
    const answered = new Set<number>();
    for await (const line of lines) {
      const { id, result } = JSON.parse(line) as { id: number; result?: object };
      assert.ok(result, line.slice(0, 200));
      answered.add(id);
      if (answered.size === LAST_ID - 1) break;
    }
    assert.equal(answered.has(LAST_ID), true);
  });
});
