// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts hold JavaScript's templates
import assert from 'node:assert/strict';
import { fitIndentation } from '../../../../../src/core/edits/reply/fitIndentation.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { check, requestFor } from '../checkCase.ts';

const python = lexicalRules('python');

/** Fits `code` in the place of `target` in `base`. */
function fitted(code: string, base: string, target: string, language = 'python'): string {
  const start = base.indexOf(target);
  return fitIndentation(code, base, { start, end: start + target.length }, lexicalRules(language));
}

const before = 'class A:\n    def run(self):\n        return 1\n\n    def stop(self):\n        return 2\n';
const reply = 'def run(self):\n    value = 3\n    return value';
const after = before.replace('return 1', 'value = 3\n        return value');

/** The file in every form that must survive, and the text of a file with the reply in it. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'BOM and LF': (text) => `\uFEFF${text}`,
  'BOM and CRLF': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'no final line end': (text) => text.trimEnd(),
  'CRLF without a final line end': (text) => text.trimEnd().replaceAll('\n', '\r\n'),
  tabs: (text) => text.replaceAll('    ', '\t'),
  'tabs and CRLF': (text) => text.replaceAll('    ', '\t').replaceAll('\n', '\r\n'),
  'two blanks': (text) => text.replaceAll('    ', '  '),
};

describe('the form of a file', () => {
  for (const [name, form] of Object.entries(forms)) {
    for (const [replyName, replyForm] of [
      ['LF', forms['LF']!],
      ['CRLF', forms['CRLF']!],
      ['tabs', forms['tabs']!],
    ] as const) {
      // Blanks of another width are the reply's own business; only tabs and blanks are turned into each other.
      const unit = name === 'two blanks' && replyName !== 'tabs' ? forms['two blanks']! : forms['LF']!;
      it(`${name} survives a reply with ${replyName}`, async () => {
        const item = {
          path: 'a.py',
          base: form(before),
          target: 'A.run',
          reply: replyForm(`\`\`\`python\n${unit(reply)}\n\`\`\`\n`),
        };
        const checked = await check(item);
        assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
        if (checked.status === 'suggested') assert.equal(checked.newText, form(after));
      });
      it(`${name} stays unchanged by the same definition with ${replyName}`, async () => {
        const base = form(before);
        const { start, end } = await requestFor({ path: 'a.py', base, target: 'A.run', reply: '' });
        const same = base.slice(start, end).replaceAll('\r\n', '\n');
        const checked = await check({
          path: 'a.py',
          base,
          target: 'A.run',
          reply: replyForm(`\`\`\`\n${same}\n\`\`\``),
        });
        assert.equal(checked.status, 'unchanged', JSON.stringify(checked));
      });
    }
  }
});

describe('fitIndentation', () => {
  it('moves all lines by the same blanks', () => {
    const base = 'if x:\n    def a():\n        pass\n';
    assert.equal(
      fitted('def a():\n  b(\n       c)\n\n  # d', base, 'def a():\n        pass'),
      'def a():\n      b(\n           c)\n\n      # d',
    );
    assert.equal(
      fitted('            def a():\n                b()', base, 'def a():\n        pass'),
      'def a():\n        b()',
    );
  });

  it('keeps an indentation-only change exactly', () => {
    const base = 'def a():\n    if b:\n        c()\n    d()\n';
    const target = base.trimEnd();
    assert.equal(
      fitted('def a():\n    if b:\n        c()\n        d()', base, target),
      'def a():\n    if b:\n        c()\n        d()',
    );
    assert.equal(fitted('def a():\n  if b:\n    c()\n  d()', base, target), 'def a():\n  if b:\n    c()\n  d()');
  });

  it('keeps what is left of the definition’s beginning in place', () => {
    const base = 'class A:\n    def a():\n        pass\n';
    assert.equal(
      fitted('    def a():\n# far left\n        pass', base, 'def a():\n        pass'),
      'def a():\n# far left\n        pass',
    );
  });

  it('keeps tabs and blanks that align lines of C', () => {
    const kernel =
      'static int f(struct a *x,\n\t\t    int b)\n{\n\tif (x->aaa &&\n\t    x->bbb)\n\t\treturn foo(x, b,\n\t\t\t   x->c);\n\treturn 1;\n}';
    const gnu =
      'int\nf (int a)\n{\n  if (a)\n    {\n      if (a > 1)\n\treturn 2;\n      while (a)\n\t{\n\t  a--;\n\t}\n    }\n  return 1;\n}';
    for (const code of [kernel, gnu]) {
      const now = code.replace('return 1', 'return 3');
      assert.equal(fitted(now, `${code}\n`, code, 'c'), now);
      const blanks = now.replace(/^\t+/gm, (tabs) => ' '.repeat(8 * tabs.length));
      assert.equal(fitted(blanks, `${code}\n`, code, 'c').replace(/^.*return 3/m, ''), now.replace(/^.*return 3/m, ''));
    }
  });

  it('keeps the tabs of a raw string that was answered with blanks', () => {
    const code = 'func f() string {\n\tx := 1\n\treturn `\n\tone\n\ttwo\n`\n}';
    const now = code.replace('\tx := 1\n', '').replace('one', '1');
    const expected = now.replace('\t1\n', '    1\n');
    assert.equal(fitted(now.replaceAll('\t', '    '), `${code}\n`, code, 'go'), expected);
  });

  it('keeps blanks that documentation aligns by', () => {
    const target = 'def f(self, a):\n\t\t"""Do it.\n\n\t\t    a = 1\n\t\t      b = 2\n\t\t"""\n\t\tx = 1\n\t\treturn x';
    const now = target.replace('x = 1\n\t\treturn x', 'return 1');
    assert.equal(fitted(now.replace(/\n\t/g, '\n'), `class A:\n\t${target}\n`, target), now);
    const usage = 'def f():\n        """Usage:\n  prog\n\nOptions:\n  --x\n"""\n        y = 1\n        return y';
    const shorter = usage.replace('y = 1\n        return y', 'return 1');
    assert.equal(fitted(shorter.replace(/\n {8}/g, '\n    '), `class A:\n    ${usage}\n`, usage), shorter);
  });

  it('moves lines of Python that now belong elsewhere', () => {
    const target = 'def a():\n    if b:\n        c()\n        d()\n    return 1';
    const now = 'def a():\n    if b:\n        c()\n    d()\n    return 1';
    assert.equal(fitted(now, `${target}\n`, target), now);
    const tabs = target.replaceAll('    ', '\t');
    assert.equal(fitted(now, `${tabs}\n`, tabs), now.replaceAll('    ', '\t'));
    const aligned = 'def a():\n\tc(1,\n\t  2)\n\td()';
    const nested = 'def a():\n    if b:\n        c(1,\n          2)\n        d()';
    assert.equal(fitted(nested, `${aligned}\n`, aligned), 'def a():\n\tif b:\n\t\tc(1,\n\t\t  2)\n\t\td()');
  });

  it('moves docstrings and leaves other long strings as written', () => {
    const base = 'class A:\n    def a():\n        pass\n';
    const code = 'def a():\n    """Doc.\n\n    More.\n    """\n    x = """\none\n  two\n"""\n    return x';
    assert.equal(
      fitted(code, base, 'def a():\n        pass'),
      'def a():\n        """Doc.\n\n        More.\n        """\n        x = """\none\n  two\n"""\n        return x',
    );
  });

  it('compares below the header, whether there is documentation above it or not', () => {
    const target = '# Runs.\n  def run(x)\n    y = x\n    y\n  end';
    const base = `class A\n  ${target}\nend\n`;
    assert.equal(fitted('def run(x)\n    x\n  end', base, target, 'ruby'), 'def run(x)\n    x\n  end');
  });

  it('does not let a long string say how the code is indented', () => {
    const target = 'def f(self):\n        s = """[\n  1\n]"""\n        t = s\n        return t';
    const base = `class A:\n    @deco\n    ${target}\n`;
    const now = target.replace('t = s\n        return t', 'return s');
    assert.equal(fitted(`@deco\n    ${now}`, base, `@deco\n    ${target}`), `@deco\n    ${now}`);
  });

  it('does not let a long string say what a level of the code is', () => {
    const target = 'func f(n string) string {\n\tx := n\n\treturn x + `\n    a\n    b\n    c\n`\n}';
    const now = target.replace('\tx := n\n\treturn x', '\treturn n');
    assert.equal(fitted(now, `${target}\n`, target, 'go'), now);
  });

  it('does not take a wider step for lines that have moved', () => {
    const base = 'class A\n  def f(a)\n    b = a\n    b\n  end\nend\n';
    const target = 'def f(a)\n    b = a\n    b\n  end';
    assert.equal(
      fitted('def f(a)\n    if a\n        1\n    end\nend', base, target, 'ruby'),
      'def f(a)\n      if a\n          1\n      end\n  end',
    );
  });

  it('gives a long string of a place with tabs its tabs back', () => {
    const target = "def f(self):\n\t\tquery = '''\n\t\t\tselect 1\n\t\t'''\n\t\treturn query";
    const base = `class A:\n\t${target}\n`;
    const blanks = "def f(self):\n    query = '''\n        select 1\n    '''\n    return query.strip()";
    assert.equal(fitted(blanks, base, target), target.replace('return query', 'return query.strip()'));
  });

  it('moves a long string back to where the original has it', () => {
    const target = 'def a():\n        x = """\n        one\n        """\n        return x';
    const base = `class A:\n    ${target}\n`;
    assert.equal(
      fitted('def a():\n    x = """\n    one\n    """\n    return x + "!"', base, target),
      `${target} + "!"`,
    );
    assert.equal(fitted(`    ${target} + "!"`, base, target), `${target} + "!"`);
  });

  it('moves templates the same way', () => {
    const base = 'class A {\n  a() {\n    return 1;\n  }\n}\n';
    assert.equal(
      fitted('a() {\n  return `\n<b>${1}</b>\n`;\n}', base, 'a() {\n    return 1;\n  }', 'javascript'),
      'a() {\n    return `\n<b>${1}</b>\n`;\n  }',
    );
  });

  it('keeps each line’s own end in a file that mixes them', () => {
    const base = 'def a():\r\n    b()\n    c()\r\n    d()\n';
    const target = base.slice(0, -1);
    assert.equal(
      fitted('def a():\n    b()\n    new()\n    c()\n    d()', base, target),
      'def a():\r\n    b()\n    new()\r\n    c()\r\n    d()',
    );
    assert.equal(fitIndentation('x = 1\ny = 2', 'a\r\nb\r\nc\n', { start: 0, end: 1 }, python), 'x = 1\r\ny = 2');
  });

  it('adds no line ends at the ends', () => {
    assert.equal(
      fitted('\n\ndef a():\n    b()  \n\n\n', 'def a():\n    pass\n', 'def a():\n    pass'),
      'def a():\n    b()',
    );
  });

  it('turns blanks into tabs with what is left over as blanks', () => {
    const base = 'class A:\n\tdef a():\n\t\tpass\n';
    assert.equal(
      fitted('def a():\n  b(1,\n    2)\n  c()', base, 'def a():\n\t\tpass'),
      'def a():\n\t\tb(1,\n\t\t\t2)\n\t\tc()',
    );
    assert.equal(fitted('def a():\n    b(1,\n      2)', base, 'def a():\n\t\tpass').startsWith('def a():\n\t\t'), true);
  });
});
