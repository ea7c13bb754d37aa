import assert from 'node:assert/strict';
import { promptTokens } from '../../src/core/context/buildPrompt.ts';
import { isCancelled } from '../../src/core/errors.ts';
import type { ChatModel, ChatRequest } from '../../src/core/ports.ts';
import { askForReplacement } from '../../src/llm/askForReplacement.ts';
import { ModelSession } from '../../src/llm/modelSession.ts';
import { type OllamaHost, parseOllamaHost } from '../../src/llm/ollamaHost.ts';
import { createOllamaModel } from '../../src/llm/ollamaModel.ts';
import { findModel, listModels, loadedModels, serverVersion, showModel } from '../../src/llm/ollamaServer.ts';
import { createCancellation } from '../../src/node/cancellation.ts';
import { requireOllama } from '../servers/realOllama.ts';
import { createMemoryWorkspace } from '../support/memoryWorkspace.ts';
import { ask, failure, NEVER } from '../unit/llm/chatAsking.ts';

const WINDOW = 2048;
const RULES = { role: 'system', content: 'Answer with one short sentence.' } as const;
const CODE = 'def clamp(value, low, high):\n    return max(low, min(value, high))\n';

/** Shapes and relations only: what a model says and how long it takes is the machine's. */
describe('a real Ollama', function () {
  this.timeout(300_000);
  let host: OllamaHost;
  let name: string;
  const session = new ModelSession();
  const model = (): ChatModel => createOllamaModel({ host, model: name, session });
  const request = (content: string, more: Partial<ChatRequest> = {}): ChatRequest => ({
    messages: [RULES, { role: 'user', content }],
    replyTokens: 24,
    windowTokens: WINDOW,
    promptTokens: promptTokens([RULES, { role: 'user', content }]),
    ...more,
  });

  before(async function () {
    const { address, model: found } = await requireOllama(this);
    host = parseOllamaHost(address);
    name = found;
  });

  it('says its version, its models and what they can', async () => {
    assert.match(await serverVersion(host), /^\d+\.\d+/);
    const listed = findModel(await listModels(host), name);
    assert.ok((listed?.size ?? 0) > 0 && listed?.remoteHost === undefined);
    const { contextTokens, bytesPerToken, parameters, capabilities } = await showModel(host, name);
    assert.ok(contextTokens! >= WINDOW && bytesPerToken! > 0 && parameters! > 0);
    assert.ok(capabilities.includes('completion'));
    const traits = await model().traits!();
    assert.ok(traits.windowTokens <= traits.largestWindow && traits.largestWindow <= contextTokens!);
  });

  it('answers in pieces, with counts and times', async () => {
    const { reply, progress } = await ask(model(), request(`${CODE}What does it do?`));
    assert.ok(reply.text.length > 0);
    const pieces = progress.flatMap((step) => (step.kind === 'text' ? [step.text] : []));
    assert.equal(pieces.join(''), reply.text);
    assert.ok(pieces.length > 1);
    const { usage } = reply;
    for (const count of [usage.promptTokens, usage.replyTokens, usage.promptMs, usage.firstTokenMs]) {
      assert.ok(count !== undefined && count > 0, JSON.stringify(usage));
    }
    assert.ok(usage.replyTokens! <= 25);
    const loaded = findModel(await loadedModels(host), name);
    assert.equal(loaded?.contextTokens, WINDOW);
    assert.equal(await model().videoMemory!(), loaded?.vramBytes);
  });

  it('ends at a stop text, and says when a reply was cut off', async () => {
    const counted = 'Count: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12. Count again:';
    const { reply } = await ask(model(), request(counted, { replyTokens: 3 }));
    assert.equal(reply.cutOff, true);
    const stopped = await ask(model(), request('Write a line, then another line.', { stop: ['\n', ' '] }));
    assert.ok(!/[\n ]/.test(stopped.reply.text.trim()));
  });

  it('reads a prompt that it knows from its start much faster, and the estimate says so', async () => {
    const code = Array.from(
      { length: 12 },
      (_, line) => `def step_${line}(x):\n    return x * ${line} + ${line}\n`,
    ).join('');
    const first = await ask(model(), request(`${code}\nWhat does step_1 do?`));
    const other = await ask(model(), request(`${code}\nWhat does step_7 do?`));
    assert.ok(
      other.reply.usage.promptMs! * 3 < first.reply.usage.promptMs!,
      `${other.reply.usage.promptMs} ms after ${first.reply.usage.promptMs} ms`,
    );
    const share = other.reply.usage.reusedShare;
    assert.ok(share !== undefined && share > 0.5 && share <= 1, String(share));
  });

  it('reads the opening of a prompt ahead, when it has nothing else to do', async () => {
    const code = Array.from(
      { length: 12 },
      (_, line) => `def part_${line}(y):\n    return y - ${line} * ${line}\n`,
    ).join('');
    const cold = await ask(model(), request(`${code.replaceAll('part', 'cold')}\nWhat does it do?`));
    const opening = request(code);
    assert.equal(await model().warmUp!({ ...opening, load: false }, NEVER), true);
    const warm = await ask(model(), request(`${code}\nWhat does part_3 do?`));
    assert.ok(warm.reply.usage.promptMs! * 3 < cold.reply.usage.promptMs!);
    // While a request runs, nothing is read ahead.
    const running = ask(model(), request('Tell a story.'));
    assert.equal(await model().warmUp!({ ...opening, load: true }, NEVER), false);
    await running;
  });

  it('refuses a prompt over its window instead of cutting it', async () => {
    const long = 'value = value + 1\n'.repeat(800);
    assert.equal((await failure(ask(model(), request(long)))).code, 'prompt-truncated');
  });

  it('says that it has no such model', async () => {
    const other = createOllamaModel({ host, model: 'no-such-model:1b' });
    assert.equal((await failure(ask(other, request('Hello')))).code, 'model-missing');
  });

  it('can be left before its first token, and is known to be busy then', async () => {
    const { token, cancel } = createCancellation();
    const code = Array.from({ length: 30 }, (_, line) => `left_${line} = ${line} * ${line}\n`).join('');
    const asked = ask(model(), request(code), token);
    setTimeout(cancel, 100);
    await assert.rejects(asked, isCancelled);
    assert.ok(session.load.isBusy(host.shown));
    const kinds: string[] = [];
    const next = await model().chat(request('Hello'), ({ kind }) => kinds.push(kind), NEVER);
    assert.equal(kinds[0], 'busy');
    assert.ok(next.text.length > 0);
  });

  it('is asked for a sentence where it is tiny, and the sentence stands in its place', async () => {
    const { index } = createMemoryWorkspace({ 'clamp.py': CODE });
    const answer = await askForReplacement({
      index,
      action: 'document',
      prepare: (limits) =>
        index.prepare({
          target: 'clamp.py#clamp',
          action: 'document',
          instruction: '',
          budget: 256,
          ...limits,
          form: 'sentence',
        }),
      models: [model()],
      log: { write: () => {} },
      onProgress: () => {},
      cancellation: NEVER,
    });
    assert.equal(answer.prepared.form, 'sentence');
    assert.equal(answer.checked.status, 'suggested', JSON.stringify([answer.reply.text, answer.checked.problems]));
    if (answer.checked.status !== 'suggested') return;
    const [header, documentation, body] = answer.checked.newText.split('\n');
    assert.deepEqual([`${header}\n${body}\n`, /^ {4}""".+[.!?]"""$/.test(documentation ?? '')], [CODE, true]);
  });
});
