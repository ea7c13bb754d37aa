import assert from 'node:assert/strict';
import { detectElision } from '../../../../src/core/edits/detectElision.ts';
import { lexicalRules } from '../../../../src/core/edits/lexicalRules.ts';
import { ELISIONS, REMARKS } from './cases/elisions.ts';

const python = lexicalRules('python')!;
const typescript = lexicalRules('typescript')!;

/** The same words as a comment of every kind. */
function codes(words: string): [string, typeof python][] {
  return [
    [`def f():\n    x = 1\n    # ${words}\n    return x`, python],
    [`def f():\n    x = 1  # ${words}\n    return x`, python],
    [`function f() {\n  // ${words}\n  return 1;\n}`, typescript],
    [`function f() {\n  /* ${words} */\n  return 1;\n}`, typescript],
    [`function f() {\n  return <b>\n    {/* ${words} */}\n  </b>;\n}`, typescript],
    [`/**\n * ${words}\n */\nfunction f() {\n  return 1;\n}`, typescript],
  ];
}

describe('detectElision', () => {
  for (const words of ELISIONS) {
    it(`finds "${words}"`, () => {
      for (const [code, rules] of codes(words)) assert.notEqual(detectElision(code, '', rules), undefined, code);
    });
  }
  for (const words of REMARKS) {
    it(`passes "${words}"`, () => {
      for (const [code, rules] of codes(words)) assert.equal(detectElision(code, '', rules), undefined, code);
    });
  }

  it('passes what the original has', () => {
    for (const [code, rules] of codes('existing code')) assert.equal(detectElision(code, code, rules), undefined);
    assert.equal(detectElision('def f():\n    x()\n    ...', 'def f():\n    y()\n    ...', python), undefined);
  });

  it('passes strings, spread and slices', () => {
    assert.equal(detectElision('x = "# ... rest of code"\ny = a[..., 1]', '', python), undefined);
    assert.equal(
      detectElision('const a = [\n  ...b,\n];\nconst c = "// existing code";\nf(...d)', '', typescript),
      undefined,
    );
  });

  it('leaves a body that is only dots to the check of bodies', () => {
    assert.equal(
      detectElision('class P(Protocol):\n    def f(self): ...\n\n    def g(self):\n        ...\n', '', python),
      undefined,
    );
    assert.equal(detectElision('def f():\n    x()\n    ...\n', '', python)?.line, 3);
    assert.equal(detectElision('def f():\n    ...\n    x()\n', '', python)?.line, 2);
  });

  it('looks at lines where the language is unknown', () => {
    assert.equal(detectElision('fn f() {\n    // ... rest of code\n}', '')?.line, 2);
    assert.equal(detectElision('-- остальной код', '')?.line, 1);
    assert.equal(detectElision('fn f() {}', ''), undefined);
  });
});
