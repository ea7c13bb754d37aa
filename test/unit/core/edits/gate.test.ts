import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkEdit } from '../../../../src/core/edits/checkEdit.ts';
import type { Hunk } from '../../../../src/core/edits/checkedReply.ts';
import { checkReply } from '../../../../src/core/edits/checkReply.ts';
import { neededImports } from '../../../../src/core/edits/imports/neededImports.ts';
import { problemsForModel } from '../../../../src/core/edits/problemsForModel.ts';
import { applyHunks, hunksOf } from '../../../../src/core/edits/text/hunks.ts';
import { testParser } from '../../../support/testParser.ts';
import { javascript } from './cases/javascript.ts';
import { python } from './cases/python.ts';
import { fence } from './cases/replyCase.ts';
import { typescript } from './cases/typescript.ts';
import { check, outcome, type ReplyCase, requestFor } from './checkCase.ts';
import { seededRandom } from './seededRandom.ts';

describe('the gate', () => {
  it('names the callers of a definition whose signature changed, and only then', async () => {
    const callers = ['a.py#x', 'b.py#y'];
    const { path, base } = python;
    const changed = { path, base, target: 'last', action: 'fix' as const, callers };
    const typed = await check({ ...changed, reply: fence('def last(cart, n=1):\n    return cart.items[-n]') });
    assert.deepEqual(typed.status === 'suggested' && typed.callers, callers);
    const plain = await check({ ...changed, reply: fence('def last(cart):\n    return cart.items[0]') });
    assert.deepEqual(plain.status === 'suggested' && plain.callers, []);
  });

  it('refuses what was cut off before it looks at it', async () => {
    const { path, base } = python;
    const item = { path, base, target: 'last', reply: fence('def last(cart):\n    return 1'), cutOff: true };
    assert.equal(outcome(await check(item)), 'refused cut-off');
  });

  it('says so when the target is not where it was', async () => {
    const { path, base } = python;
    const request = await requestFor({ path, base, target: 'last', reply: fence('def last(cart):\n    return 1') });
    const moved = { ...request, start: request.start + 1 };
    assert.equal(outcome(await checkReply(moved, 'python', testParser, [])), 'refused target-missing');
  });

  it('refuses a function that only holds itself', async () => {
    for (const [path, base, reply] of [
      [
        'a.js',
        'function f(a) {\n  const b = a;\n  return b;\n}\n',
        'function f(a) {\n  function f(a) {\n    return a;\n  }\n}',
      ],
      ['a.py', 'def f(a):\n    b = a\n    return b\n', 'def f(a):\n    def f(a):\n        return a'],
      ['a.rb', 'def f(a)\n  b = a\n  b\nend\n', 'def f(a)\n  # once more\n  def f(a)\n    a\n  end\nend'],
    ] as const) {
      assert.equal(outcome(await check({ path, base, target: 'f', reply: fence(reply) })), 'refused stub', path);
    }
    const named = 'function f(a) {\n  return function f(b) {\n    return a + b;\n  };\n}';
    const base = 'function f(a) {\n  const g = (b) => a + b;\n  return g;\n}\n';
    assert.equal(outcome(await check({ path: 'a.js', base, target: 'f', reply: fence(named) })), 'suggested');
  });

  it('finds a definition by its id where several have one range', async () => {
    const base = 'export default { run() { return 1; } };\n';
    const checked = await check({ path: 'a.js', base, target: 'default.run', reply: fence('run() { return 2; }') });
    assert.equal(checked.status === 'suggested' && checked.newText, 'export default { run() { return 2; } };\n');
  });

  it('names the line in the proposed definition', async () => {
    const { path, base } = javascript;
    const reply = fence("import x from 'x';\n\nadd(item, count = 1) {\n  const a = 1;\n  if (a {\n    return;\n  }\n}");
    const checked = await check({ path, base, target: 'Cart.add', reply });
    assert.equal(checked.problems[0]?.code, 'syntax-error');
    assert.equal(checked.problems[0]?.line, 3);
    assert.match(problemsForModel(checked.problems), /- Line 3: Syntax error/);
  });

  it('reads JSX, with comments and apostrophes in its text', async () => {
    const base =
      "import { useState } from 'react';\n\nexport function Shop({ items }: Props) {\n  return (\n    <ul>\n      {/* Don't sort */}\n      <li>it's http://shop</li>\n      {items.map((item) => <li key={item}>{item}</li>)}\n    </ul>\n  );\n}\n";
    const code = base.slice(base.indexOf('export'), -1);
    const item: Omit<ReplyCase, 'reply'> = { path: 'a.tsx', base, target: 'Shop', action: 'document' };
    const documented = `/** A list. */\n${code}`;
    assert.equal(outcome(await check({ ...item, reply: fence(documented) })), 'suggested');
    const changed = code.replace('http://shop', 'http://store');
    assert.equal(outcome(await check({ ...item, reply: fence(changed) })), 'refused code-changed');
    const elided = code.replace(/\{items.*/, '{/* ... rest of the items */}');
    assert.equal(outcome(await check({ ...item, action: 'better', reply: fence(elided) })), 'refused elision');
  });

  describe('for a target with syntax errors', () => {
    it('refuses one of several headers under conditions that share a body', async () => {
      const header = '#ifdef X\nint f(int a)\n#else\nint f(long a)\n#endif\n{\n    int b = a;\n    return b;\n}\n';
      const reply = fence('int f(int a)\n{\n    return a;\n}');
      for (const base of [header, header.replace('#else', '#elif defined(Y)')]) {
        const checked = await check({ path: 'a.c', base, target: 'f', action: 'change', reply });
        assert.equal(outcome(checked).split(' ', 2).join(' '), 'refused target-partial');
      }
      const whole = 'int f(int a)\n{\n    int b = a;\n    return b;\n}\n';
      assert.equal(outcome(await check({ path: 'a.c', base: whole, target: 'f', reply })), 'suggested');
    });

    const base = 'def a(x):\n    if x\n        return 1\n    return 2\n\n\ndef b():\n    return 3\n';

    it('takes a repair, with a warning', async () => {
      const reply = fence('def a(x):\n    if x:\n        return 1\n    return 2');
      const checked = await check({ path: 'a.py', base, target: 'a', action: 'fix', reply });
      assert.equal(outcome(checked), 'suggested target-partial');
    });

    it('takes a repair without an error left over', async () => {
      const broken = 'function a() {\n  return (1;\n}\n\nfunction b() {\n  return 2;\n}\n';
      const checked = await check({
        path: 'a.js',
        base: broken,
        target: 'a',
        reply: fence('function a() {\n  return 1;\n}'),
      });
      assert.equal(outcome(checked), 'suggested target-partial');
      assert.equal(checked.status === 'suggested' && checked.newText, broken.replace('(1', '1'));
    });

    it('refuses when an unclosed brace made it reach over the next one', async () => {
      const broken = 'class A {\n  a() {\n    if (x) {\n      return 1;\n  }\n\n  b() {\n    return 2;\n  }\n}\n';
      const reply = fence('a() {\n  if (x) {\n    return 1;\n  }\n}');
      assert.equal(
        outcome(await check({ path: 'a.js', base: broken, target: 'A.a', reply })),
        'refused target-partial',
      );
    });

    it('refuses what makes the errors more', async () => {
      const reply = fence('def a(x):\n    if x\n        return (1\n    return 2]');
      assert.equal(outcome(await check({ path: 'a.py', base, target: 'a', reply })).split(' ')[1], 'syntax-error');
    });
  });

  it('sees a definition that would belong elsewhere', async () => {
    const base = 'def a():\n    return 1\n\n\nclass B:\n    def c(self):\n        return 2\n';
    const checked = await check({
      path: 'a.py',
      base,
      target: 'a',
      reply: fence('def a():\n    return 1\nif True:\n    pass'),
    });
    assert.equal(checked.status, 'refused');
  });

  it('keeps CR LF whole where a definition ends in a comment', async () => {
    const base = 'def f(x):\r\n    return x  # why\r\n\r\n\r\nlast = 1\r\n';
    const reply = fence('def f(x):\n    return x + 1  # why');
    const checked = await check({ path: 'a.py', base, target: 'f', reply });
    assert.equal(checked.status === 'suggested' && checked.newText, base.replace('return x', 'return x + 1'));
  });

  it('takes a hunk alone only when the text passes', async () => {
    const { path, base } = javascript;
    const item = {
      path,
      base,
      target: 'total',
      reply: fence(
        "import { sum } from './sum.js';\n\nexport function total(prices, tax = 0.2) {\n  let result = sum(0);\n  for (const price of prices) {\n    if (price > 0) {\n    result += price;\n  }\n  }\n  // TODO: round to cents\n  return result * (1 + tax);\n}",
      ),
    };
    const request = await requestFor(item);
    const checked = await check(item);
    assert.equal(checked.status, 'suggested', JSON.stringify(checked));
    if (checked.status !== 'suggested') return;
    const { replacement, addedImports: imports } = checked;
    const old = base.slice(request.start, request.end);
    const [first, ...braces] = hunksOf(old, replacement);
    assert.equal(braces.length, 2);
    const withHunks = (hunks: readonly Hunk[], its: readonly string[] = []) => {
      const edit = { ...request, replacement: applyHunks(old, hunks), imports: its };
      return checkEdit(edit, 'javascript', testParser, []);
    };
    const whole = await checkEdit({ ...request, replacement, imports }, 'javascript', testParser, []);
    assert.deepEqual(whole, checked);
    const alone = await withHunks([first!]);
    assert.equal(alone.status === 'suggested' && alone.newText, base.replace('let result = 0', 'let result = sum(0)'));
    const withImports = await withHunks([first!], neededImports(imports, first!.text));
    assert.deepEqual(withImports.status === 'suggested' && withImports.addedImports, [
      "import { sum } from './sum.js';",
    ]);
    for (const brace of braces) {
      assert.equal(outcome(await withHunks([brace])).startsWith('refused syntax-error'), true);
    }
    assert.equal((await withHunks(braces)).status, 'suggested');
  });
});

describe('neededImports', () => {
  it('takes the imports of which a text says a name, and no keyword for one', () => {
    const imports = [
      'import math',
      'from os.path import join as paths',
      "import { sum } from './sum.js';",
      'use std::fs;',
    ];
    assert.deepEqual(neededImports(imports, 'return math.fsum(x)'), ['import math']);
    assert.deepEqual(neededImports(imports, 'yield from paths(a)'), ['from os.path import join as paths']);
    assert.deepEqual(neededImports(imports, 'let total = sum(a)'), ["import { sum } from './sum.js';"]);
    assert.deepEqual(neededImports(imports, 'return summer'), []);
  });
});

describe('every definition as its own answer', function () {
  this.timeout(60_000);
  const files = [
    'src/core/edits/reply/extractCode.ts',
    'src/core/parsing/definitions/definitions.ts',
    'src/core/errors.ts',
  ];
  for (const file of files) {
    it(`changes nothing in ${file}`, async () => {
      const base = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
      for (const { id, start, end } of (await testParser.outline(file, 'typescript', base)).definitions) {
        const reply = `\`\`\`\`\`ts\n${base.slice(start, end)}\n\`\`\`\`\``;
        const request = { path: file, base, start, end, target: id, action: 'document' as const, reply, cutOff: false };
        const checked = await checkReply(request, 'typescript', testParser, []);
        assert.equal(checked.status, 'unchanged', `${id} ${JSON.stringify(checked.problems)}`);
      }
    });
  }
});

describe('whatever a model answers', function () {
  this.timeout(60_000);
  const pieces = [
    '```\n',
    '\n```',
    '    ',
    '}',
    '{',
    '"""',
    '`',
    '# ...',
    '/*',
    'import os\n',
    '<think>',
    '\r\n',
    'def ',
    'pass',
    ')',
    '\t',
  ];
  const forms = [
    (text: string) => text,
    (text: string) => text.replaceAll('\n', '\r\n'),
    (text: string) => `\uFEFF${text}`,
  ];

  for (const cases of [python, javascript, typescript]) {
    it(`${cases.path}: what is outside the target stays byte for byte (200 spoiled replies)`, async () => {
      const random = seededRandom(42);
      const language = testParser.languageOf(cases.path, '')!;
      const all = [...cases.good, ...cases.bad];
      let suggested = 0;
      for (let round = 0; round < 200; round++) {
        const chosen = all[random(all.length)]!;
        const base = forms[random(forms.length)]!(cases.base);
        const request = await requestFor({ ...chosen, path: cases.path, base, reply: spoiled(chosen.reply) });
        const checked = await checkReply(request, language, testParser, []);
        if (checked.status !== 'suggested') continue;
        suggested += 1;
        const { start, end } = request;
        const outside = checked.hunks.filter((hunk) => hunk.start < start || hunk.end > end);
        assert.ok(outside.length <= 1 && outside.every((hunk) => hunk.start === hunk.end));
        const added = outside.flatMap((hunk) => hunk.text.split(/\r?\n/)).filter((line) => line !== '');
        assert.deepEqual([...added].sort(), [...checked.addedImports].sort());
        const shift = outside.reduce((sum, hunk) => sum + (hunk.start <= start ? hunk.text.length : 0), 0);
        const insertion = outside[0] ?? { start: 0, text: '' };
        const without =
          checked.newText.slice(0, insertion.start) + checked.newText.slice(insertion.start + insertion.text.length);
        assert.ok(shift === insertion.text.length, 'imports stand before the target');
        assert.equal(without, base.slice(0, start) + checked.replacement + base.slice(end));
        assert.deepEqual((await testParser.outline(cases.path, language, checked.newText)).errors, []);
      }
      assert.ok(suggested > 20, `${suggested} suggested`);

      function spoiled(reply: string): string {
        let text = reply;
        for (let times = random(3); times > 0; times--) {
          const at = random(text.length);
          const length = random(3) === 0 ? random(30) : 0;
          text = text.slice(0, at) + (random(2) === 0 ? pieces[random(pieces.length)]! : '') + text.slice(at + length);
        }
        return text;
      }
    });
  }
});
