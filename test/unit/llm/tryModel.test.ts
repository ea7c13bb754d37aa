import assert from 'node:assert/strict';
import { TRIAL_CASES } from '../../../src/llm/trialCases.ts';
import { isCutShort } from '../../../src/llm/trialStore.ts';
import { tryModel } from '../../../src/llm/tryModel.ts';
import type { ChatBody } from '../../servers/ollamaScript.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { modelAt, NEVER } from './chatAsking.ts';

/** A sentence is asked for after two examples. */
const isSentence = ({ messages = [] }: ChatBody) => messages.length > 4;

describe('The trial of a model', () => {
  let server: ScriptedOllama;
  before(async () => {
    server = await startScriptedOllama();
  });
  after(() => server.close());
  beforeEach(() => server.reset());

  /** Tries a model whose answers take so many seconds by the trial's clock, and that knows nothing but sentences. */
  async function trial(seconds: { readonly whole: number; readonly sentence: number }) {
    let now = 0;
    server.play({
      chat: (body) => {
        now += 1000 * (isSentence(body) ? seconds.sentence : seconds.whole);
        return isSentence(body) ? 'returns what is asked for' : 'Sure! Here it is.';
      },
    });
    const { index } = createMemoryWorkspace(Object.fromEntries(TRIAL_CASES.map(({ path, code }) => [path, code])));
    const steps: string[] = [];
    const result = await tryModel({
      model: modelAt(server.url),
      index,
      onProgress: (form, asked, most) => steps.push(`${form} ${asked}/${most}`),
      cancellation: NEVER,
      clock: () => now,
    });
    return { result, steps, seconds: now / 1000 };
  }

  it('asks for everything where that takes less than a minute', async () => {
    const { result, steps, seconds } = await trial({ whole: 1, sentence: 0.5 });
    assert.deepEqual(result.whole, { asked: 12, first: 0, second: 0 });
    assert.deepEqual([result.form, result.sentence], ['sentence', { asked: 12, usable: 12 }]);
    assert.deepEqual([steps.length, steps[0], steps.at(-1)], [24, 'whole 0/12', 'sentence 11/12']);
    assert.deepEqual([isCutShort(result), result.cases], [false, 12]);
    assert.ok(seconds < 60);
  });

  it('keeps to a minute with a slow model, and says of how many cases it speaks', async () => {
    // Two answers for each definition, as the gate refuses the first: 30 s.
    const { result, seconds } = await trial({ whole: 7, sentence: 3 });
    assert.deepEqual(result.whole, { asked: 2, first: 0, second: 0 });
    assert.deepEqual([result.form, result.sentence], ['sentence', { asked: 10, usable: 10 }]);
    assert.equal(isCutShort(result), true);
    assert.ok(seconds <= 60, `${seconds} s`);
  });

  it('asks for one definition in each language however slow the model is, and for no more', async () => {
    const { result } = await trial({ whole: 50, sentence: 20 });
    assert.deepEqual([result.whole.asked, result.sentence], [2, { asked: 2, usable: 2 }]);
    assert.equal(isCutShort(result), true);
  });
});
