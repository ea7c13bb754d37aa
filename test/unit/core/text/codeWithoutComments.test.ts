// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts hold JavaScript's templates
import assert from 'node:assert/strict';
import { codeWithoutComments } from '../../../../src/core/text/codeWithoutComments.ts';
import { lexicalRules } from '../../../../src/core/text/lexicalRules.ts';
import { lexicalSpans } from '../../../../src/core/text/lexicalSpans.ts';

const python = lexicalRules('python')!;
const typescript = lexicalRules('typescript')!;

/** The text of every comment and string, in order. */
function parts(text: string, rules: typeof python): string[] {
  return lexicalSpans(text, rules).map(({ start, end }) => text.slice(start, end));
}

describe('lexicalSpans', () => {
  const cases: readonly [string, typeof python, readonly string[]][] = [
    ['a = "#" # c', python, ['"#"', '# c']],
    ["f'{x}' rb'\\'' x'y'", python, ["f'{x}'", "rb'\\''", "'y'"]],
    ['"""a\n"b" # c\\""" """ d', python, ['"""a\n"b" # c\\""" """']],
    ["''' open", python, ["''' open"]],
    ['x = "open\ny = 1', python, []],
    ['a // b\n/* c\n*/ d', typescript, ['// b', '/* c\n*/']],
    ['`a ${b + `c ${"}"}` + "`"} d` // e', typescript, ['`a ${b + `c ${"}"}` + "`"} d`', '// e']],
    ['a / b / c // d', typescript, ['// d']],
    ['x = /["\'/*]/.test("//") // d', typescript, ['"//"', '// d']],
    ['return /[/]"/g; // a', typescript, ['// a']],
    ['(a + b) / 2 // "', typescript, ['// "']],
    ["<p>Don't // stop</p>", typescript, ['// stop</p>']],
    ['<a>http://x</a>', typescript, []],
    ['#!/usr/bin/env node\na', typescript, ['#!/usr/bin/env node']],
    ["'a\\\nb' // c", typescript, ["'a\\\nb'", '// c']],
    ['$a"b"', typescript, ['"b"']],
  ];
  for (const [text, rules, expected] of cases) {
    it(JSON.stringify(text), () => assert.deepEqual(parts(text, rules), expected));
  }
});

describe('codeWithoutComments', () => {
  it('removes comments, docstrings, blank lines and pass', () => {
    const text =
      'def f(x):  # a\n    """Doc\n\n    # not code\n    """\n\n    # b\n    y = "# c"\n    pass\n    return y  \n';
    assert.deepEqual(codeWithoutComments(text, python), ['def f(x):', '    y = "# c"', '    return y']);
  });

  it('keeps strings that are values', () => {
    const text = 'f(\n    "a"\n    "b",\n)\nx = \\\n    "c"\nf"{g()}"\ny = """\n\n  d  \n"""\n';
    assert.deepEqual(codeWithoutComments(text, python), [
      'f(',
      '    "a"',
      '    "b",',
      ')',
      'x = \\',
      '    "c"',
      'f"{g()}"',
      'y = """\n\n  d  \n"""',
    ]);
  });

  it('sees indentation', () => {
    assert.notDeepEqual(
      codeWithoutComments('if a:\n    b()\n    c()', python),
      codeWithoutComments('if a:\n    b()\nc()', python),
    );
  });

  it('removes comments of every form, also in JSX', () => {
    const text = '/** Doc. */\nfunction f(/* a */ x) { // b\n  return <i>\n    {/* c */}\n  </i>;\n}\n';
    assert.deepEqual(codeWithoutComments(text, typescript), [
      'function f(  x) {'.replace('  x', ' x'),
      '  return <i>',
      '  </i>;',
      '}',
    ]);
  });

  it('treats line ends alike', () => {
    assert.deepEqual(
      codeWithoutComments('a\r\n`b\r\nc`\r\n', typescript),
      codeWithoutComments('a\n`b\nc`\n', typescript),
    );
  });
});
