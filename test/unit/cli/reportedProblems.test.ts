import assert from 'node:assert/strict';
import { reportedProblems } from '../../../src/cli/reportedProblems.ts';

describe('what tools print', () => {
  it('is read in the forms of compilers and linters, for the one file', () => {
    const text = [
      'src/a.ts(3,5): error TS2304: Cannot find name "x".',
      './src/a.ts:4:1: warning: unused',
      '/home/me/project/src/a.ts:5: note',
      'src/b.ts:6:1: elsewhere',
      'found 4 problems',
    ].join('\n');
    assert.deepEqual(reportedProblems(text, 'src/a.ts'), [
      { line: 3, message: 'error TS2304: Cannot find name "x".' },
      { line: 4, message: 'warning: unused' },
      { line: 5, message: 'note' },
    ]);
  });

  it('is read from listings under a file name, and from tracebacks', () => {
    const listing = '/p/src/a.js\n  12:5  error  no-undef\n\n/p/src/b.js\n  1:1  error  other\n';
    assert.deepEqual(reportedProblems(listing, 'src/a.js'), [{ line: 12, message: 'error  no-undef' }]);
    const traceback =
      'Traceback (most recent call last):\n  File "/p/shop/cart.py", line 7, in total\n    x\nNameError: x\n';
    assert.deepEqual(reportedProblems(traceback, 'shop/cart.py'), [{ line: 7, message: 'NameError: x' }]);
  });

  it('is one problem without a place where nothing names one', () => {
    assert.deepEqual(reportedProblems('it is slow\n\nand wrong\n', 'a.py'), [{ message: 'it is slow and wrong' }]);
    assert.deepEqual(reportedProblems('  \n', 'a.py'), []);
    assert.deepEqual(reportedProblems('b.py:1: only elsewhere', 'a.py'), []);
  });
});
