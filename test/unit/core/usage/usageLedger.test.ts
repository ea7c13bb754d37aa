import assert from 'node:assert/strict';
import type { History } from '../../../../src/core/ports.ts';
import type { NewUsage } from '../../../../src/core/usage/usageRecord.ts';
import { sumOfGroups } from '../../../../src/core/usage/usageTotals.ts';
import { createMemoryFactStore } from '../../../../src/node/memoryFactStore.ts';
import { createMemoryUsageStore } from '../../../../src/node/memoryUsageStore.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { usageRecord } from './usageRecords.ts';

const HOUR = 3600_000;
const FILES = {
  'a.py': 'def f():\n    return 1\n',
  'b.py': 'from a import f\n\n\ndef g():\n    return f() + f()\n',
  'c.py': 'from a import f\n',
  'd.py': '# f is mentioned here: f, f and f\n',
  'e.py': 'def other(): ...\n',
};
const EDIT = { path: 'a.py', before: 'def f():\n    return 1', after: 'def f():\n    one = 1\n    return one' };

function open(history?: History) {
  let now = 1_000_000;
  const usage = createMemoryUsageStore();
  const workspace = createMemoryWorkspace(FILES, {
    usage,
    now: () => now,
    ...(history === undefined ? {} : { history }),
  });
  const keep = (change: Partial<NewUsage>) => workspace.index.keepUsage(usageRecord(change));
  const totals = async (since?: number) => sumOfGroups(await workspace.index.usage(since));
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...workspace, keep, totals, pass, usage, now: () => now };
}

describe('the ledger of usage', () => {
  it('keeps requests with the time, and adds what a search for the name would have sent', async () => {
    const { keep, totals, usage } = open();
    await keep({ receipt: 'r-1', baselines: { file: 10, withImports: 20 } });
    const { baselines } = await totals();
    const [record] = usage.list();
    assert.equal(record?.made, 1_000_000);
    // The three files that say `f` most often: d.py four times, b.py three, a.py or c.py once.
    assert.deepEqual(Object.keys(baselines), ['file', 'withImports', 'grep']);
    assert.ok((baselines.grep ?? 0) > 20, String(baselines.grep));
  });

  it('settles by the receipt, and does nothing for one that it does not know', async () => {
    const { index, keep, totals } = open();
    await keep({ receipt: 'r-1', outcome: 'suggested' });
    await index.settleUsage({ receipt: 'r-9', outcome: 'accepted' });
    assert.deepEqual((await totals()).outcomes, { suggested: 1 });
    await index.settleUsage({ receipt: 'r-1', outcome: 'stale' });
    await index.settleUsage({ receipt: 'r-1', outcome: 'rejected' });
    assert.deepEqual((await totals()).outcomes, { rejected: 1 });
  });

  it('gives out for sending what is over, or was open for long', async () => {
    const { index, keep, pass } = open();
    const unsent = async () => (await index.unsentUsage({ target: 't', most: 9 })).map(({ id }) => id);
    await keep({ host: 'editor', receipt: 'r-1', outcome: 'suggested' });
    await keep({ host: 'cli', outcome: 'suggested' });
    await keep({ host: 'editor', outcome: 'refused' });
    assert.deepEqual(await unsent(), [2, 3]);
    assert.deepEqual((await index.unsentUsage({ target: 't', most: 1 })).length, 1);
    await index.markUsageSent({ target: 't', sent: await index.unsentUsage({ target: 't', most: 1 }) });
    pass(HOUR);
    assert.deepEqual(await unsent(), [1, 3]);
  });

  it('gives out again what is known of a request only later: the verdict, and each look at its lines', async () => {
    const { files, index, keep, totals, pass } = open();
    files.set('a.py', `${EDIT.after}\n`);
    const send = async () => {
      const sent = await index.unsentUsage({ target: 't', most: 9 });
      await index.markUsageSent({ target: 't', sent });
      return sent.map(({ outcome, survival }) => [outcome, Object.keys(survival ?? {})]);
    };
    await keep({ receipt: 'r-1', outcome: 'suggested' });
    assert.deepEqual(await send(), [['suggested', []]]);
    await index.settleUsage({ receipt: 'r-1', outcome: 'accepted', edit: EDIT });
    assert.deepEqual([await send(), await send()], [[['accepted', []]], []]);
    pass(HOUR);
    await totals();
    assert.deepEqual([await send(), await send()], [[['accepted', ['hour']]], []]);
    pass(24 * HOUR);
    await totals();
    assert.deepEqual(await send(), [['accepted', ['day', 'hour']]]);
  });

  it('counts from a time on', async () => {
    const { keep, totals, pass, now } = open();
    await keep({});
    pass(HOUR);
    await keep({});
    assert.equal((await totals(now())).requests, 1);
    assert.equal((await totals()).requests, 2);
  });

  it('looks at accepted lines after an hour and a day, at the first question after it, once', async () => {
    const { files, index, keep, totals, pass } = open();
    files.set('a.py', `${EDIT.after}\n`);
    await keep({ receipt: 'r-1', outcome: 'suggested' });
    await index.settleUsage({ receipt: 'r-1', outcome: 'accepted', edit: EDIT });
    assert.deepEqual((await totals()).linesLooked, {});
    assert.equal((await totals()).acceptedLines, 2);
    pass(HOUR);
    assert.deepEqual((await totals()).linesKept, { hour: 2 });
    files.set('a.py', 'def f():\n    one = 1\n    return 1\n');
    pass(24 * HOUR);
    const { linesLooked, linesKept } = await totals();
    assert.deepEqual(
      [linesLooked, linesKept],
      [
        { hour: 2, day: 2 },
        { hour: 2, day: 1 },
      ],
    );
    files.delete('a.py');
    assert.deepEqual((await totals()).linesKept, { hour: 2, day: 1 });
  });

  it('forgets lines whose Accept was taken back', async () => {
    const { index, keep, totals, pass } = open();
    await keep({ receipt: 'r-1', outcome: 'suggested' });
    await index.settleUsage({ receipt: 'r-1', outcome: 'accepted', edit: EDIT });
    await index.settleUsage({ receipt: 'r-1', outcome: 'suggested' });
    pass(HOUR);
    const { outcomes, acceptedLines, linesLooked } = await totals();
    assert.deepEqual([outcomes, acceptedLines, linesLooked], [{ suggested: 1 }, 0, {}]);
  });

  it('looks into the next commit of the file, as soon as there is one', async () => {
    let commit: Awaited<ReturnType<History['nextCommit']>>;
    const asked: [string, number][] = [];
    const { index, keep, totals } = open({
      nextCommit(path, after) {
        asked.push([path, after]);
        return Promise.resolve(commit);
      },
    });
    await keep({ receipt: 'r-1' });
    await index.settleUsage({ receipt: 'r-1', outcome: 'accepted', edit: EDIT });
    assert.deepEqual((await totals()).linesLooked, {});
    commit = { made: 1_060_000, text: 'return one\n' };
    assert.deepEqual((await totals()).linesKept, { commit: 1 });
    commit = { made: 2_000_000, text: undefined };
    assert.deepEqual((await totals()).linesKept, { commit: 1 });
    assert.deepEqual(asked, [
      ['a.py', 1_000_000],
      ['a.py', 1_000_000],
    ]);
  });
});

describe('usage in struct.json', () => {
  const write = { output: { kind: 'write', path: 'struct.json' } } as const;
  const metrics = (text: string) => text.split('\n').at(-3);

  it('is its last line, of no concern to digests and checks, and brought up to date by the next write', async () => {
    const { files, index, keep } = open();
    const first = await index.update(write);
    assert.equal(metrics(files.get('struct.json')!), ' "metrics": {}');
    await keep({ receipt: 'r-1' });
    const checked = await index.update({ output: { kind: 'check', path: 'struct.json' } });
    assert.deepEqual([checked.upToDate, checked.digest], [true, first.digest]);
    assert.equal(metrics(files.get('struct.json')!), ' "metrics": {}');
    const again = await index.update(write);
    assert.deepEqual([again.upToDate, again.digest], [true, first.digest]);
    const shown = ' "metrics": {"requests":1,"tokens":250,"saved":800,"accepted":1}';
    assert.equal(metrics(files.get('struct.json')!), shown);
    files.set('e.py', 'def another(): ...\n');
    await index.update(write);
    assert.equal(metrics(files.get('struct.json')!), shown);
  });

  it('is also brought up to date by a process that finds nothing else to do', async () => {
    const facts = createMemoryFactStore();
    const usage = createMemoryUsageStore();
    const first = createMemoryWorkspace(FILES, { facts, usage });
    await first.index.update(write);
    usage.add(usageRecord({}));
    const second = createMemoryWorkspace(Object.fromEntries(first.files), { facts, usage });
    const { upToDate, reused } = await second.index.update(write);
    assert.deepEqual([upToDate, reused, second.bodiesRead], [true, 5, []]);
    assert.match(metrics(second.files.get('struct.json')!)!, /"requests":1/);
  });

  it('is left out where the settings say so', async () => {
    const { files, index, keep } = open();
    files.set('llmstruct.toml', '[project]\nmetrics = false\n');
    await keep({});
    await index.update(write);
    assert.equal(metrics(files.get('struct.json')!), ' "metrics": {}');
  });
});
