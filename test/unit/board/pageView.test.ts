import assert from 'node:assert/strict';
import { FIRST_VIEW, readView, viewText } from '../../../src/board/pageView.ts';

describe('the view of the page', () => {
  it('is the same after it was a text', () => {
    for (const change of [
      {},
      { tab: 'board', columns: 'assignee', filter: 'a b&c=#ж', folder: 'file:///x y' },
      { sort: 'title', down: true, task: 'TSK-1' },
      { tab: 'usage', days: 0 },
    ] as const) {
      const view = { ...FIRST_VIEW, ...change };
      assert.deepEqual(readView(viewText(view)), view);
    }
  });

  it('is short where little was chosen, and the first one where nothing is understood', () => {
    assert.equal(viewText(FIRST_VIEW), 'view=table');
    assert.deepEqual(readView('view=x&sort=y&days=8&columns=&order=&what=1'), FIRST_VIEW);
    assert.deepEqual(readView(''), FIRST_VIEW);
  });
});
