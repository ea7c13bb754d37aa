import assert from 'node:assert/strict';
import { fitItems, packItems } from '../../../src/continue/packItems.ts';

const uriOf = (path: string): string => `file:///w/${path}`;

describe('a pack as items', () => {
  it('is one item a file, with outline, what is used and callers under headers of their own', () => {
    const text =
      '# a.ts, outline:\nf, g\n\n# a.ts\nfunction f()\n\n# b.py\ndef b()\n\nOverridden by it:\n# c.ts\nh()\n\nCalled from:\n# a.ts\nfunction g()\n';
    const items = packItems(text, new Set(['a.ts', 'b.py', 'c.ts']), uriOf);
    assert.deepEqual(
      items.map(({ content }) => content),
      [
        'a.ts (outline)\n```ts\nf, g\n```\na.ts\n```ts\nfunction f()\n```\na.ts (callers)\n```ts\nfunction g()\n```\n',
        'b.py\n```py\ndef b()\n```\n',
        'c.ts (overridden)\n```ts\nh()\n```\n',
      ],
    );
    assert.deepEqual(items[1]?.uri, { type: 'file', value: 'file:///w/b.py' });
  });

  it('begins no part at a line that only looks like a header', () => {
    const [item, ...others] = packItems('# a.py\n# other.py\ndef f(): pass\n', new Set(['a.py']), () => undefined);
    assert.equal(item?.content, 'a.py\n```py\n# other.py\ndef f(): pass\n```\n');
    assert.equal(item?.uri, undefined);
    assert.deepEqual([others, packItems('', new Set(), uriOf)], [[], []]);
  });

  it('fits into a budget, leaving out what is too large', () => {
    const items = ['x'.repeat(10), 'y'.repeat(50), 'z'.repeat(10)].map((content) => ({
      name: '',
      description: '',
      content,
    }));
    assert.deepEqual(
      fitItems(items, 20, (text) => text.length).map(({ content }) => content[0]),
      ['x', 'z'],
    );
  });
});
