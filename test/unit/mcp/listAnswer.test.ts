import assert from 'node:assert/strict';
import { estimateTokens } from '../../../src/core/text/tokenEstimate.ts';
import { cursorOf, placeOf } from '../../../src/mcp/cursors.ts';
import { type Entry, listAnswer } from '../../../src/mcp/listAnswer.ts';
import { Workspace } from '../../../src/mcp/workspace.ts';

const workspace = (generation: number, stale = false) => new Workspace([], [{ stale, generation }]);
const entries: Entry[] = Array.from({ length: 60 }, (_, at) => ({
  line: `src/file${at}.py#function_${at}`,
  data: { id: `src/file${at}.py#function_${at}`, lines: `${at}-${at + 9}` },
}));
const page = (args: { max_tokens?: number; cursor?: string }, generation = 1) =>
  listAnswer(entries, {
    list: 'l',
    args,
    workspace: workspace(generation),
    usual: 300,
    heading: '60 found',
    key: 'all',
    about: { total: 60 },
  });

describe('a page of a list', () => {
  it('keeps to the limit in both forms, and its cursors lead through the whole list once', () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { text, data } = page(cursor === undefined ? {} : { cursor });
      assert.ok(estimateTokens(text) <= 300, text);
      assert.ok(estimateTokens(JSON.stringify(data)) <= 300);
      assert.equal(text.startsWith('60 found'), cursor === undefined);
      seen.push(...(data['all'] as unknown[]));
      cursor = data['next'] as string | undefined;
      if (cursor !== undefined) assert.match(text, new RegExp(`… ${60 - seen.length} more: cursor "${cursor}"$`));
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      entries.map(({ data }) => data),
    );
  });

  it('gives one entry however small the limit, so that a list ends', () => {
    const { data } = page({ max_tokens: -5 });
    assert.equal((data['all'] as unknown[]).length, 1);
    assert.equal(data['rest'], 59);
  });

  it('is marked stale when the code changed since the first page, or may have', () => {
    const { data } = page({});
    const next = page({ cursor: data['next'] as string }, 2);
    assert.equal(next.data['stale'], true);
    assert.match(next.text, /\(stale: .*\)$/);
    assert.equal(page({ cursor: data['next'] as string }).data['stale'], undefined);
  });
});

describe('a cursor', () => {
  it('holds for the list alone that it was made for', () => {
    const cursor = cursorOf('a', { from: 7, generation: 3 });
    assert.deepEqual(placeOf('a', cursor, 4), { from: 7, generation: 3 });
    assert.deepEqual(placeOf('a', undefined, 4), { from: 0, generation: 4 });
    for (const wrong of ['8.3.abcdef', cursor.replace('7', '8'), 'x', '1.1', `${cursor}0`, '9'.repeat(99)]) {
      assert.throws(() => placeOf('a', wrong, 4), { name: 'ToolError' });
    }
    assert.throws(() => placeOf('b', cursor, 4), { name: 'ToolError' });
  });
});
