import assert from 'node:assert/strict';
import { ServerLoad } from '../../../src/llm/serverLoad.ts';

const HOST = 'http://127.0.0.1:11434';
const prompt = (content: string, promptTokens = 1000) => ({
  messages: [{ role: 'user', content } as const],
  promptTokens,
});

describe('serverLoad', () => {
  let now = 0;
  let load: ServerLoad;
  beforeEach(() => {
    now = 0;
    load = new ServerLoad(() => now);
  });

  it('is busy while a request runs', () => {
    const running = load.start(HOST, prompt('a'));
    assert.ok(load.isBusy(HOST));
    assert.ok(!load.isBusy('http://127.0.0.1:1'));
    running.end();
    running.end();
    assert.ok(!load.isBusy(HOST));
  });

  it('goes on reading a prompt that was given up, for as long as reading takes', () => {
    const running = load.start(HOST, prompt('a'), 18);
    now = 3000;
    running.abandon();
    assert.equal(load.abandonedMs(HOST, prompt('b')), 15_000);
    assert.equal(load.abandonedMs(HOST, prompt('a')), 0, 'the same prompt is answered as soon as it is read');
    now = 18_000;
    assert.ok(!load.isBusy(HOST));
  });

  it('reads two that were given up one after the other', () => {
    load.start(HOST, prompt('a'), 18).abandon();
    load.start(HOST, prompt('b'), 18).abandon();
    assert.equal(load.abandonedMs(HOST), 36_000);
  });

  it('is free at once when the answer had begun, and whenever another one begins', () => {
    const begun = load.start(HOST, prompt('a'), 18);
    begun.begun();
    begun.abandon();
    assert.equal(load.abandonedMs(HOST), 0);
    load.start(HOST, prompt('b'), 18).abandon();
    load.start(HOST, prompt('c'), 18).begun();
    assert.equal(load.abandonedMs(HOST), 0);
  });
});
