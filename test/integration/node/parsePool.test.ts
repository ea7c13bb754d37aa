import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FileFacts } from '../../../src/core/model/fileFacts.ts';
import type { PackedFacts } from '../../../src/core/model/packedFacts.ts';
import { createParsePool, type ParsePool, type ParsePoolOptions } from '../../../src/node/parsePool.ts';

const docOf = (packed: PackedFacts): string => (JSON.parse(packed.facts) as FileFacts).doc!;

describe('parsePool', function () {
  this.timeout(20_000);
  const messages: string[] = [];
  let pool: ParsePool;
  const open = (options: Partial<ParsePoolOptions> = {}) => {
    const log = { write: (_: string, message: string) => void messages.push(message) };
    pool = createParsePool({ scriptPath: join(import.meta.dirname, 'obedientParser.ts'), log, workers: 2, ...options });
  };
  const extract = (path: string, text = '') => pool.extract({ path, language: 'python', text });
  const extractAll = (texts: readonly string[]) =>
    Promise.all(texts.map((text, index) => extract(`${index}.py`, text)));
  const outcome = (results: Awaited<ReturnType<typeof extractAll>>) =>
    results.map((result) => (result.kind === 'facts' ? docOf(result.packed).split(' ')[0] : result.reason));
  const threads = (results: Awaited<ReturnType<typeof extractAll>>) =>
    new Set(results.flatMap((result) => (result.kind === 'facts' ? [docOf(result.packed).split('thread ')[1]] : [])));

  beforeEach(() => void messages.splice(0));
  afterEach(() => pool.close());

  it('gives every file its own facts, over several threads', async () => {
    open();
    const results = await extractAll(Array<string>(500).fill(' '.repeat(4000)));
    assert.deepEqual(
      outcome(results),
      [...Array(500).keys()].map((index) => `${index}.py`),
    ); // prettier-ignore
    assert.equal(threads(results).size, 2);
  });

  it('loads the grammar of a language with little text in one thread, whatever the others do', async () => {
    open();
    const many = Array.from({ length: 300 }, (_, index) => extract(`${index}.py`, ' '.repeat(4000)));
    const few = Array.from({ length: 40 }, (_, index) =>
      pool.extract({ path: `${index}.sh`, language: 'bash', text: '' }),
    );
    const more = Array.from({ length: 300 }, (_, index) => extract(`${index}-2.py`, ' '.repeat(4000)));
    assert.equal(threads(await Promise.all([...many, ...more])).size, 2);
    assert.equal(threads(await Promise.all(few)).size, 1);
  });

  for (const [text, reason] of [
    ['exit', 'parser crashed'],
    ['throw', 'parser crashed'],
    ['hang', 'took too long'],
  ] as const) {
    it(`loses only the file at which the parser does: ${text}`, async () => {
      open(text === 'hang' ? { limitMs: 1000 } : {});
      const texts = Array<string>(60).fill('');
      texts[7] = text;
      const expected = texts.map((_, index) => (index === 7 ? reason : `${index}.py`));
      assert.deepEqual(outcome(await extractAll(texts)), expected);
      assert.match(messages[0]!, /^7\.py was not parsed/);
      assert.deepEqual(outcome([await extract('next.py')]), ['next.py']);
    });
  }

  it('blames no file for what the worker did before', async () => {
    open({ workers: 1 });
    assert.deepEqual(outcome(await extractAll(['', 'fragile', '', 'fragile'])), ['0.py', '1.py', '2.py', '3.py']);
  });

  it('fails two bad files in one batch and keeps the rest', async () => {
    open({ workers: 1 });
    const results = outcome(await extractAll(['throw', '', 'exit', '']));
    assert.deepEqual(results, ['parser crashed', '1.py', 'parser crashed', '3.py']);
  });

  it('replaces a worker after so many files', async () => {
    open({ workers: 1, recycleAfter: 20 });
    const results = await extractAll(Array<string>(64).fill(''));
    assert.equal(threads(results).size, 2); // After 32 files, then after 64: batches of 16.
  });

  const threadOfOne = async (path: string): Promise<string> => {
    const [thread] = threads([await extract(path)]);
    assert.ok(thread !== undefined, `${path} was not parsed`);
    return thread;
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('keeps one worker for the next save, and lets it go after a while', async () => {
    open({ workers: 1 });
    const first = await threadOfOne('a.py');
    await pause(200);
    assert.equal(await threadOfOne('b.py'), first);
    await pool.close();
    open({ workers: 1, idleMs: 20 });
    const idle = await threadOfOne('a.py');
    await pause(200);
    assert.notEqual(await threadOfOne('b.py'), idle);
  });

  it('keeps no worker that has grown over many files', async () => {
    open({ workers: 1 });
    const results = await extractAll(Array<string>(250).fill(''));
    const [grown] = threads(results);
    assert.equal(threads(results).size, 1);
    await pause(200);
    assert.notEqual(await threadOfOne('next.py'), grown);
  });

  it('fails everything, in a moment, when workers do not start', async () => {
    open({ scriptPath: join(import.meta.dirname, 'no-such-script.cjs') });
    const results = await extractAll(Array<string>(1000).fill(''));
    assert.deepEqual(new Set(outcome(results)), new Set(['parser did not start']));
    assert.match(messages.join('\n'), /do not start: Cannot find module/);
  });

  it('rejects with Cancelled what a close leaves undone', async () => {
    open({ workers: 1 });
    const waiting = Promise.allSettled([extract('a.py', 'hang'), extract('b.py'), extract('c.py')]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await pool.close();
    for (const settled of await waiting) {
      assert.equal(settled.status, 'rejected');
      assert.equal((settled.reason as Error).name, 'Cancelled');
    }
    await assert.rejects(extract('d.py'), { name: 'Cancelled' });
  });
});
