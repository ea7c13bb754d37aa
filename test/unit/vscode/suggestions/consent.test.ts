import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { isCancelled, isLlmstructError } from '../../../../src/core/errors.ts';
import type { ChatModel } from '../../../../src/core/ports.ts';
import { createCancellation } from '../../../../src/node/cancellation.ts';
import { Consent, type Departure } from '../../../../src/vscode/suggestions/consent.ts';
import { ConsentMemory } from '../../../../src/vscode/suggestions/consentMemory.ts';
import { prepared } from '../../cli/standInHost.ts';
import { NEVER } from '../../llm/chatAsking.ts';

const FAR = 'https://far.example';

function model(id: string, endpoint?: string): ChatModel {
  const local = endpoint === undefined;
  return {
    id,
    endpoint: endpoint ?? 'http://127.0.0.1:11434',
    local,
    staysOnThisMachine: () => Promise.resolve(local),
    chat: () => Promise.reject(new Error('asked')),
  };
}

function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, missing?: unknown) => values.get(key) ?? missing,
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  } as Memento;
}

describe('consent', () => {
  let questions: Departure[];
  let memory: ConsentMemory;
  let answer: (departure: Departure) => boolean | Promise<boolean>;
  let consent: Consent;
  const allowed = async (models: readonly ChatModel[], request = prepared(), cancellation = NEVER) =>
    (await consent.allowedModels(models, request, cancellation)).map(({ id }) => id);

  beforeEach(() => {
    questions = [];
    answer = () => false;
    memory = new ConsentMemory(memento());
    const ask = async (departure: Departure) => {
      questions.push(departure);
      return answer(departure);
    };
    consent = new Consent(memory, ask, { write: () => {} });
  });

  it('asks nothing about models of this machine', async () => {
    assert.deepEqual(await allowed([model('ollama/a'), model('ollama/b')]), ['ollama/a', 'ollama/b']);
    assert.deepEqual(questions, []);
  });

  it('says what would go where: the definitions, the target first, and the bytes', async () => {
    const item = { path: 'b.py', startLine: 1, endLine: 2, role: 'dependency', form: 'signature' } as const;
    const shown = ['b.py#g', 'b.py#h', 'b.py#g'].map((id) => ({ ...item, id, tokens: 3, why: 'called' }));
    const request = prepared();
    const messages = [{ role: 'user', content: 'й€😀' }] as const;
    answer = () => true;
    await allowed([model('ollama/a', FAR)], { ...request, messages, pack: { ...request.pack, items: shown } });
    assert.deepEqual(questions, [
      { model: 'ollama/a', endpoint: FAR, symbols: ['a.py#f', 'b.py#g', 'b.py#h'], bytes: 2 + 3 + 4, messages },
    ]);
  });

  it('remembers a yes for exactly this model at this address, until it is taken back', async () => {
    answer = () => true;
    await allowed([model('ollama/a', FAR)]);
    await allowed([model('ollama/a', FAR)]);
    assert.equal(questions.length, 1);
    await allowed([model('ollama/a', 'https://other.example'), model('ollama/b', FAR)]);
    assert.equal(questions.length, 3);
    await memory.clear();
    await allowed([model('ollama/a', FAR)]);
    assert.equal(questions.length, 4);
  });

  it('leaves out what is refused, for this request only', async () => {
    const models = [model('ollama/a', FAR), model('ollama/b'), model('ollama/c', FAR)];
    answer = ({ model: id }) => id === 'ollama/c';
    assert.deepEqual(await allowed(models), ['ollama/b', 'ollama/c']);
    answer = () => true;
    assert.deepEqual(await allowed(models), ['ollama/a', 'ollama/b', 'ollama/c']);
    assert.deepEqual(
      questions.map(({ model: id }) => id),
      ['ollama/a', 'ollama/c', 'ollama/a'],
    );
  });

  it('fails with consent-missing when none is left', async () => {
    await assert.rejects(
      allowed([model('ollama/a', FAR), model('ollama/b', FAR)]),
      (error) => isLlmstructError(error) && error.code === 'consent-missing' && error.details['model'] === 'ollama/a',
    );
  });

  it('asks one question at a time, and once for two requests', async () => {
    let open = 0;
    answer = async () => {
      assert.equal(++open, 1);
      await Promise.resolve();
      open--;
      return true;
    };
    await Promise.all([allowed([model('ollama/a', FAR)]), allowed([model('ollama/a', FAR)])]);
    assert.equal(questions.length, 1);
  });

  it('does not ask for a request that was cancelled meanwhile, and goes on with the next', async () => {
    const { token, cancel } = createCancellation();
    answer = () => {
      cancel();
      return false;
    };
    await assert.rejects(allowed([model('ollama/a', FAR), model('ollama/b', FAR)], prepared(), token), isCancelled);
    assert.equal(questions.length, 1);
    answer = () => true;
    assert.deepEqual(await allowed([model('ollama/a', FAR)]), ['ollama/a']);
  });

  it('lets nothing out when the question could not be put', async () => {
    answer = () => Promise.reject(new Error('no dialog'));
    await assert.rejects(allowed([model('ollama/a', FAR)]), /no dialog/);
    assert.equal(memory.has(model('ollama/a', FAR)), false);
  });
});
