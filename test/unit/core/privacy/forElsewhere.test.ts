import assert from 'node:assert/strict';
import type { PreparedRequest } from '../../../../src/core/context/preparedPrompt.ts';
import { LlmstructError } from '../../../../src/core/errors.ts';
import type { ChatRequest } from '../../../../src/core/ports.ts';
import type { NewDeparture } from '../../../../src/core/privacy/departure.ts';
import { asSentTo, forElsewhere } from '../../../../src/core/privacy/forElsewhere.ts';
import { guardModels } from '../../../../src/core/privacy/guardModels.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { scriptedModel } from '../../cli/standInHost.ts';
import { NEVER } from '../../llm/chatAsking.ts';

const FILES = {
  'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**"]\n',
  'secret/formula.py': 'def margin_formula(price):\n    return price * 37\n',
  'shop.py':
    'from secret.formula import margin_formula\n\n\ndef rounded(x):\n    return round(x)\n\n\ndef total(x):\n    return rounded(margin_formula(x))\n',
};
const WISH = { action: 'better', instruction: '', budget: 1024, windowTokens: 8192 } as const;

async function prepared(target: string, files: Readonly<Record<string, string>> = FILES): Promise<PreparedRequest> {
  return createMemoryWorkspace(files).index.prepare({ ...WISH, target });
}

describe('[privacy] local_only', () => {
  it('gives a request a second form for elsewhere, with the reason for what is left out', async () => {
    const request = await prepared('shop.py#total');
    assert.match(request.pack.text, /margin_formula/);
    const away = forElsewhere(request)!;
    // The target's own text names what it calls; its definition is not there.
    assert.ok(!JSON.stringify(away.messages).includes('secret/formula.py'));
    assert.doesNotMatch(away.pack.text, /def margin_formula/);
    assert.match(away.pack.text, /def rounded/);
    assert.deepEqual(
      away.pack.dropped.filter(({ why }) => why === 'local-only'),
      [{ id: 'secret/formula.py#margin_formula', why: 'local-only' }],
    );
    assert.ok(away.promptTokens < request.promptTokens);
    assert.equal(forElsewhere(away), away);
  });

  it('leaves a request that shows nothing of it as it is, and keeps a target of it here', async () => {
    const other = await prepared('shop.py#rounded');
    assert.equal(forElsewhere(other), other);
    const target = await prepared('secret/formula.py#margin_formula');
    assert.equal(forElsewhere(target), undefined);
    assert.equal(asSentTo(target, [{ local: false }]), target);
  });

  it('holds for questions and for contexts that others take along', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const question = await index.prepareQuestion({
      question: 'how is the margin formula of a price computed',
      budget: 512,
      windowTokens: 8192,
      fill: 'bodies',
    });
    assert.match(question.pack.text, /price \* 37/);
    const away = forElsewhere(question)!;
    assert.ok(!JSON.stringify(away.messages).includes('price * 37'));
    assert.ok(away.pack.dropped.some(({ why }) => why === 'local-only'));
    const wish = { target: 'shop.py#total', budget: 512, fill: 'bodies', elsewhere: true } as const;
    assert.doesNotMatch((await index.context(wish)).text, /margin_formula\(price\)/);
    await assert.rejects(
      index.context({ ...wish, target: 'secret/formula.py#margin_formula' }),
      (error: LlmstructError) => error.code === 'local-only',
    );
  });

  it('holds from the moment it is written, and keeps everything here where it cannot be read', async () => {
    const { files, index } = createMemoryWorkspace({ ...FILES, 'llmstruct.toml': '' });
    const wish = { ...WISH, target: 'shop.py#total' };
    assert.equal((await index.prepare(wish)).elsewhere, 'all');
    files.set('llmstruct.toml', FILES['llmstruct.toml']);
    assert.equal(typeof (await index.prepare(wish)).elsewhere, 'object');
    for (const broken of ['[privacy]\nlocal_only = 3\n', '[privacy]\nlocal_only = ["a", 1]\n', 'privacy = [\n']) {
      files.set('llmstruct.toml', broken);
      assert.equal((await index.prepare(wish)).elsewhere, 'nothing', broken);
    }
  });
});

describe('guarded models', () => {
  const ask = (request: PreparedRequest, more: ChatRequest['messages'] = []): ChatRequest => ({
    messages: [...request.messages, ...more],
    promptTokens: request.promptTokens + more.length,
    replyTokens: 100,
    windowTokens: 8192,
  });
  /** A model that keeps what it was asked. */
  function recording(id: string, local: boolean) {
    const asked: ChatRequest[] = [];
    const model = scriptedModel(id, [], local);
    const chat = (request: ChatRequest) => {
      asked.push(request);
      return Promise.resolve({ text: '', model: id, usage: {}, cutOff: false });
    };
    return { model: { ...model, local, chat }, asked };
  }
  const quoted = [
    { role: 'assistant', content: 'margin_formula is price * 37' },
    { role: 'user', content: 'That is no definition.' },
  ] as const;

  it('get what may leave this machine, each time noted before', async () => {
    const request = await prepared('shop.py#total');
    const far = recording('grok/g', false);
    const notes: (NewDeparture & { readonly before: number })[] = [];
    const [guarded] = guardModels([far.model], request, (departure) => {
      notes.push({ ...departure, before: far.asked.length });
      return Promise.resolve();
    });
    await guarded!.chat(ask(request), () => {}, NEVER);
    await guarded!.chat(ask(request, quoted), () => {}, NEVER);
    const away = forElsewhere(request)!;
    assert.deepEqual(far.asked[0]?.messages, away.messages);
    assert.deepEqual(far.asked[1]?.messages, [...away.messages, ...quoted]);
    assert.equal(far.asked[0]?.promptTokens, away.promptTokens);
    assert.deepEqual(
      notes.map(({ before, messages }) => [before, messages]),
      far.asked.map(({ messages }, at) => [at, messages]),
    );
    assert.deepEqual(notes[0]?.symbols, ['shop.py#total', ...away.pack.items.map(({ id }) => id)]);
  });

  it('are not told what a model on this machine answered to the whole request', async () => {
    const request = await prepared('shop.py#total');
    const [near, far] = [recording('ollama/n', true), recording('grok/g', false)];
    const notes: NewDeparture[] = [];
    const [first, second] = guardModels([near.model, far.model], request, (departure) => {
      notes.push(departure);
      return Promise.resolve();
    });
    await first!.chat(ask(request), () => {}, NEVER);
    await second!.chat(ask(request, quoted), () => {}, NEVER);
    assert.deepEqual(near.asked[0]?.messages, request.messages);
    assert.deepEqual(far.asked[0]?.messages, forElsewhere(request)?.messages);
    assert.deepEqual(
      notes.map(({ model }) => model),
      ['grok/g'],
    );
  });

  it('get nothing where nothing may leave, or where it cannot be noted', async () => {
    const far = recording('grok/g', false);
    const target = await prepared('secret/formula.py#margin_formula');
    const [closed] = guardModels([far.model], target, () => Promise.resolve());
    await assert.rejects(
      closed!.chat(ask(target), () => {}, NEVER),
      (error: LlmstructError) => error.code === 'local-only',
    );
    const other = await prepared('shop.py#rounded');
    const [unnoted] = guardModels([far.model], other, () => Promise.reject(new LlmstructError('internal', {})));
    await assert.rejects(unnoted!.chat(ask(other), () => {}, NEVER));
    assert.deepEqual(far.asked, []);
  });

  it('note afterwards what only the answer says left this machine', async () => {
    const request = await prepared('shop.py#rounded');
    const passing = recording('ollama/p', true);
    const model = Object.assign(passing.model, { local: true });
    const chat = model.chat;
    model.chat = (asked) => {
      Object.assign(model, { local: false, endpoint: 'https://far.example' });
      return chat(asked);
    };
    const notes: NewDeparture[] = [];
    const [guarded] = guardModels([model], request, (departure) => {
      notes.push(departure);
      return Promise.resolve();
    });
    await guarded!.chat(ask(request), () => {}, NEVER);
    assert.deepEqual(
      notes.map(({ endpoint }) => endpoint),
      ['https://far.example'],
    );
  });
});
