import assert from 'node:assert/strict';
import type { CheckedReply } from '../../../../src/core/edits/checkedReply.ts';
import { RequestMeter } from '../../../../src/core/usage/requestMeter.ts';
import type { NewUsage } from '../../../../src/core/usage/usageRecord.ts';
import { askForReplacement } from '../../../../src/llm/askForReplacement.ts';
import { createCancellation } from '../../../../src/node/cancellation.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../../servers/scriptedOllama.ts';
import { prepared } from '../../cli/standInHost.ts';
import { MODEL, modelAt, NEVER } from '../../llm/chatAsking.ts';

const log = { write: () => {} };
/** Where nobody listens. */
const GONE = 'http://127.0.0.1:1';
const machine = () => ({ processorShare: 0.5, memoryBytes: 7 });

describe('a request’s meter', () => {
  let server: ScriptedOllama;
  before(async () => {
    server = await startScriptedOllama();
  });
  beforeEach(() => server.reset());
  after(() => server.close());

  /** Asks over real sockets; `verdicts` is what the gate says, one after the other. */
  async function measured(urls: readonly string[], verdicts: CheckedReply[] = [], cancellation = NEVER) {
    let now = 0;
    const meter = new RequestMeter(() => now++, machine);
    let kept: NewUsage | undefined;
    const gate = { check: () => Promise.resolve(verdicts.shift() ?? ({ status: 'unchanged', problems: [] } as const)) };
    const asking = {
      index: meter.gate(gate),
      models: meter.models(urls.map((url) => modelAt(url, url === GONE ? { model: 'gone' } : {}))),
      log,
      onProgress: () => {},
      cancellation,
      action: 'better' as const,
      prepare: () => Promise.resolve(prepared()),
    };
    const error: unknown = await askForReplacement(asking).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const keepUsage = (usage: NewUsage) => {
      kept = usage;
      return Promise.resolve();
    };
    await meter.keep({ keepUsage }, prepared(), { host: 'editor', outcome: 'unchanged', receipt: 'r-1' });
    return { usage: kept!, error };
  }

  it('sees every model that was asked, why it did not answer, and what the gate said', async () => {
    server.play({ models: [{ name: MODEL, videoBytes: 3_000_000 }], chat: ['first', 'second'] });
    const refused: CheckedReply = {
      status: 'refused',
      problems: [{ code: 'elision', severity: 'block', message: 'a placeholder' }],
    };
    const { usage } = await measured([GONE, server.url], [refused]);
    const [gone, first, second] = usage.attempts;
    assert.equal(usage.attempts.length, 3);
    assert.deepEqual([gone?.failure, gone?.usage], ['model-unreachable', {}]);
    assert.equal(first?.failure, undefined);
    assert.ok((first?.usage.promptTokens ?? 0) > 0);
    assert.ok((second?.sentTokens ?? 0) > (first?.sentTokens ?? 0), 'the correction is counted');
    assert.deepEqual([second?.local, second?.videoBytes], [true, 3_000_000]);
    assert.deepEqual(usage.gate, [
      { passed: false, problems: ['elision'] },
      { passed: true, problems: [] },
    ]);
    assert.deepEqual([usage.machine, usage.ms > 0], [machine(), true]);
  });

  it('counts a prompt that the server cut', async () => {
    server.play({ chat: { promptEvalCount: 8192 } });
    const { usage, error } = await measured([server.url]);
    assert.match(String(error), /prompt-truncated/);
    assert.equal(usage.attempts[0]?.failure, 'prompt-truncated');
  });

  it('notes a request that nobody waited for', async () => {
    server.play({ chat: { firstToken: 'never' } });
    const { token, cancel } = createCancellation();
    const running = measured([server.url], [], token);
    await server.nextRequest('/api/chat');
    cancel();
    const { usage } = await running;
    assert.equal(usage.attempts[0]?.failure, 'cancelled');
  });

  it('knows what lies in video memory only of a model that is loaded', async () => {
    const model = modelAt(server.url);
    assert.equal(await model.videoMemory?.(), undefined);
    assert.equal(await modelAt('http://127.0.0.1:1').videoMemory?.(), undefined);
  });
});
