import assert from 'node:assert/strict';
import { detectElision } from '../../../../../src/core/edits/gate/detectElision.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { ELISIONS, REMARKS } from '../cases/elisions.ts';

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

  it('takes a row of documentation in the middle of a sentence for what it is', () => {
    for (const row of ['the original function.', 'the rest of the file.', 'other parameters', 'as above.']) {
      const rows = `/**\n * Returns what is left when it is called with\n * ${row}\n */\nfunction f() {}`;
      assert.equal(detectElision(rows, '', typescript), undefined, row);
      const docstring = `def f():\n    """Return what is left of\n    ${row}\n    """\n    return 1`;
      assert.equal(detectElision(docstring, '', python), undefined, row);
    }
  });

  it('finds the words where they are no comment', () => {
    for (const [code, language] of [
      ['fn f() {\n    todo!("rest of the logic")\n}', 'rust'],
      ['fun f() {\n    TODO("existing code")\n}', 'kotlin'],
      ['def f():\n    x = 1\n    raise NotImplementedError("rest of the function")', 'python'],
      ['int f() {\n    throw new UnsupportedOperationException("Rest of the code");\n}', 'java'],
      ['int F() {\n    #region rest of the code unchanged\n    #endregion\n}', 'csharp'],
      ['function F() {\n  return (\n    <form>\n      ... rest of the form\n    </form>\n  );\n}', 'tsx'],
    ] as const) {
      assert.notEqual(detectElision(code, '', lexicalRules(language)), undefined, code);
      assert.equal(detectElision(code, code, lexicalRules(language)), undefined, code);
    }
    const said = 'def f():\n    raise NotImplementedError("no such codec")';
    assert.equal(detectElision(said, '', python), undefined);
  });

  it('is not led astray by what only looks like a long string', () => {
    for (const [code, language] of [
      ['f() {\n  local n=$(( 1<<2 ))\n  # ... rest of the code\n}', 'bash'],
      ['f() {\n  local n=$((a<<b))\n  # ... rest of the code\n}', 'bash'],
      ['f() {\n  read -r a b <<< foo\n  # ... rest of the code\n}', 'bash'],
      ['function f(s) {\n  if (s) /`/.test(s);\n  // ... rest of the code\n}', 'javascript'],
      ['function f(s) {\n  if (g(s)) /"/.test(s);\n  // ... rest of the code\n}', 'javascript'],
    ] as const) {
      assert.equal(detectElision(code, '', lexicalRules(language))?.line, 3, code);
    }
  });
});
