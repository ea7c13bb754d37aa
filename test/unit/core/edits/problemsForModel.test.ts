import assert from 'node:assert/strict';
import type { ProblemCode } from '../../../../src/core/edits/checkedReply.ts';
import { block, warn } from '../../../../src/core/edits/gate/editProblems.ts';
import { problemsForModel } from '../../../../src/core/edits/problemsForModel.ts';

describe('problemsForModel', () => {
  it('quotes what blocks, with its line, and says what to do', () => {
    const text = problemsForModel([
      block('syntax-error', 'Syntax error, missing `)`: `return (a`.', 4),
      warn('documentation-lost', 'The documentation of run was dropped.'),
      block('stub', 'The body of run was emptied. Write the whole body.'),
    ]);
    assert.equal(
      text,
      [
        'Your answer was not used:',
        '- Line 4: Syntax error, missing `)`: `return (a`.',
        '- The body of run was emptied. Write the whole body.',
        'Correct the syntax. Write the whole body.',
        'Return the whole definition again in one fenced code block.',
      ].join('\n'),
    );
  });

  it('says nothing where nothing blocks, and is short where much does', () => {
    assert.equal(problemsForModel([warn('documentation-lost', 'x')]), '');
    const codes: ProblemCode[] = [
      'elision',
      'stub',
      'foreign-text',
      'other-name',
      'other-kind',
      'code-changed',
      'no-code',
    ];
    assert.ok(problemsForModel(codes.map((code) => block(code, 'x'))).length < 600);
  });
});
