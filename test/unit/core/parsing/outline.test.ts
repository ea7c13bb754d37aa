import assert from 'node:assert/strict';
import { testParser } from '../../../support/testParser.ts';

describe('the outline of a text', () => {
  const text = 'def f():\n    return 1\n';
  const namesIn = async (path: string, source: string) =>
    (await testParser.outline(path, 'python', source)).definitions.map(({ id }) => id);

  it('is read once for requests that follow each other', async () => {
    const [first, again] = await Promise.all([
      testParser.outline('a.py', 'python', text),
      testParser.outline('a.py', 'python', text),
    ]);
    assert.equal(again, first);
    assert.equal(await testParser.outline('a.py', 'python', text), first);
  });

  it('is that of the text and path that are asked about', async () => {
    assert.deepEqual(await namesIn('a.py', text), ['a.py#f']);
    assert.deepEqual(await namesIn('b.py', text), ['b.py#f']);
    assert.deepEqual(await namesIn('b.py', text.replace('f()', 'g()')), ['b.py#g']);
    assert.deepEqual(await namesIn('a.py', text), ['a.py#f']);
  });

  it('that could not be read is read again', async () => {
    const failing = testParser.outline('a.x', 'nonsense', text);
    await assert.rejects(failing, { code: 'grammar-unusable' });
    const again = testParser.outline('a.x', 'nonsense', text);
    assert.notEqual(again, failing);
    await assert.rejects(again, { code: 'grammar-unusable' });
  });
});
