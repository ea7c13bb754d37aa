import assert from 'node:assert/strict';
import type { UpdateRequest } from '../../../src/core/indexing/updateRequest.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { FreshIndex, type Waiting } from '../../../src/mcp/freshIndex.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { ChangeCheck } from '../../../src/node/changeCheck.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { REPORT } from '../cli/standInHost.ts';

/** Updates that end when the test says so, or at once, over a folder that always has a changed file. */
function heldIndex() {
  const requests: UpdateRequest[] = [];
  const running: { end: () => void; readonly cancelled: () => boolean }[] = [];
  const hold = { on: true };
  const update: WorkspaceIndex['update'] = (request, onProgress, cancellation) => {
    requests.push(request);
    onProgress?.({ done: 1, total: 2 });
    if (!hold.on) return Promise.resolve(REPORT);
    return new Promise((resolve) => {
      running.push({ end: () => resolve(REPORT), cancelled: () => cancellation?.cancelled === true });
    });
  };
  const look = () => Promise.resolve({ paths: ['a.py'], accept: () => {} });
  const changes = Object.assign(Object.create(ChangeCheck.prototype) as ChangeCheck, { look });
  const index = { ...createMemoryWorkspace({}).index, update };
  return { requests, running, hold, fresh: new FreshIndex(index, changes, 1) };
}

function waiting(): Waiting & { cancel(): void; readonly progress: number[] } {
  const { token, cancel } = createCancellation();
  const progress: number[] = [];
  return { cancellation: token, cancel, progress, onProgress: ({ done }) => progress.push(done) };
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('an index that is kept fresh between calls', () => {
  it('is built by the first call, with progress; calls at once share the update', async () => {
    const { fresh, requests, running } = heldIndex();
    const [first, second] = [waiting(), waiting()];
    const both = Promise.all([fresh.refresh(first), fresh.refresh(second)]);
    await turns();
    assert.deepEqual(requests, [{ output: { kind: 'none', lazy: true } }]);
    running[0]!.end();
    assert.deepEqual(await both, [
      { stale: false, generation: 1 },
      { stale: false, generation: 1 },
    ]);
    assert.deepEqual([first.progress, second.progress], [[1], [1]]);
  });

  it('looks again for who comes while an update runs: it may have looked before their change', async () => {
    const { fresh, requests, running } = heldIndex();
    const first = fresh.refresh(waiting());
    await turns();
    const late = [waiting(), waiting()];
    const [second, third] = late.map((each) => fresh.refresh(each));
    await turns();
    assert.equal(requests.length, 1);
    running[0]!.end();
    assert.deepEqual(await first, { stale: false, generation: 1 });
    await turns();
    assert.equal(requests.length, 2);
    running[1]!.end();
    assert.deepEqual(await Promise.all([second, third]), [
      { stale: false, generation: 2 },
      { stale: false, generation: 2 },
    ]);
  });

  it('answers from the code as it was where a later update takes long, and goes on with it', async () => {
    const { fresh, requests, running, hold } = heldIndex();
    const first = fresh.refresh(waiting());
    await turns();
    running[0]!.end();
    await first;
    assert.deepEqual(await fresh.refresh(waiting()), { stale: true, generation: 1 });
    assert.deepEqual(requests[1], { output: { kind: 'none', lazy: true }, paths: ['a.py'] });
    assert.equal(running[1]!.cancelled(), false);
    running[1]!.end();
    await turns();
    // Ends before a timer can: the patience of this index is one millisecond.
    hold.on = false;
    assert.deepEqual(await fresh.refresh(waiting()), { stale: false, generation: 3 });
  });

  it('is given up only when nobody waits any more', async () => {
    const { fresh, running } = heldIndex();
    const [first, second] = [waiting(), waiting()];
    const [one, two] = [fresh.refresh(first), fresh.refresh(second)];
    await turns();
    first.cancel();
    await assert.rejects(one, { name: 'Cancelled' });
    assert.equal(running[0]!.cancelled(), false);
    second.cancel();
    await assert.rejects(two, { name: 'Cancelled' });
    assert.equal(running[0]!.cancelled(), true);
  });
});
