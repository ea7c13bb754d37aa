import assert from 'node:assert/strict';
import type { RepoPath } from '../../../../src/core/model/repoPath.ts';
import { testParser } from '../../../support/testParser.ts';

describe('the documented functions of a long file', () => {
  // Each definition was looked for among all functions: forty seconds, in which nobody else was answered.
  it('are read in one go', async function () {
    this.timeout(30_000);
    const count = 40_000;
    const text = Array.from({ length: count }, (_, at) => `def f${at}(a):\n    """Doc."""\n    return a\n`).join('');
    const found = await testParser.documented('a.py' as RepoPath, 'python', text);
    assert.equal(found.length, count);
    assert.deepEqual(found.at(-1)!.returned, ['a']);
    assert.deepEqual(
      found.at(-1)!.parameters.map(({ name }) => name),
      ['a'],
    );
  });

  it('belong to the innermost function around, and to the class that they construct', async () => {
    const text =
      'class Shop:\n    """Doc.\n\n    Args:\n        name: the name\n    """\n    def __init__(self, name): ...\n\ndef f():\n    """Doc."""\n    def g():\n        """Doc."""\n        return 1\n    return 2\n';
    const found = await testParser.documented('a.py' as RepoPath, 'python', text);
    assert.deepEqual(
      found.map(({ id, returned = [], parameters }) => [id, ...returned, ...parameters.map(({ name }) => name)]),
      [
        ['a.py#Shop', 'name'],
        ['a.py#f', '2'],
        ['a.py#f.g', '1'],
      ],
    );
  });
});
