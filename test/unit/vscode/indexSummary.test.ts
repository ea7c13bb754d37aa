import assert from 'node:assert/strict';
import type { IndexReport } from '../../../src/core/indexing/indexReport.ts';
import { summarise } from '../../../src/vscode/views/indexSummary.ts';

const report = { modules: 2, symbols: 5, calls: 3, errors: 1, skipped: 4 } as IndexReport;
const counts = { modules: 2, symbols: 5, calls: 3, errors: 1, skipped: 4 };

describe('summarise', () => {
  it('says that nothing runs in an untrusted window, whatever else is known', () => {
    assert.deepEqual(summarise(false, [{ kind: 'ready', report }]), { kind: 'untrusted' });
  });

  it('has nothing to say without folders', () => {
    assert.deepEqual(summarise(true, []), { kind: 'no-folder' });
  });

  it('is indexing while one folder is, with the sum of what is known of the progress', () => {
    const states = [
      { kind: 'ready', report },
      { kind: 'indexing', progress: { done: 3, total: 10 } },
      { kind: 'indexing', progress: undefined },
    ] as const;
    assert.deepEqual(summarise(true, states), { kind: 'indexing', done: 3, total: 10 });
    assert.deepEqual(summarise(true, [{ kind: 'waiting' }]), { kind: 'indexing', done: 0, total: 0 });
  });

  it('adds the folders up', () => {
    const sum = { modules: 4, symbols: 10, calls: 6, errors: 2, skipped: 8 };
    const ready = { kind: 'ready', report } as const;
    assert.deepEqual(summarise(true, [ready, ready]), { kind: 'ready', counts: sum });
  });

  it('shows a failure, with what was found nevertheless', () => {
    const error = new Error('no');
    const states = [
      { kind: 'ready', report },
      { kind: 'failed', error, report: undefined },
    ] as const;
    assert.deepEqual(summarise(true, states), { kind: 'failed', error, counts });
  });
});
