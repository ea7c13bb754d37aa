import assert from 'node:assert/strict';
import { documentationGap, fillGap, sentenceOf } from '../../../../src/core/edits/documentationGap.ts';
import { languageOfPath } from '../../../../src/core/languages/registry.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const SENTENCE = 'returns the sum of both numbers';

/** A definition without documentation, and with ours. */
const CASES: Readonly<Record<string, readonly [file: string, target: string, code: string, documented: string]>> = {
  Python: [
    'a.py',
    'C.add',
    'class C:\n    @staticmethod\n    def add(a,\n            b):\n        return a + b\n',
    'class C:\n    @staticmethod\n    def add(a,\n            b):\n        """Returns the sum of both numbers."""\n        return a + b\n',
  ],
  TypeScript: [
    'a.ts',
    'C.add',
    'class C {\n  add(a: number, b: number) {\n    return a + b;\n  }\n}\n',
    'class C {\n  /**\n   * Returns the sum of both numbers.\n   */\n  add(a: number, b: number) {\n    return a + b;\n  }\n}\n',
  ],
  Go: [
    'a.go',
    'Add',
    'package a\n\nfunc Add(a, b int) int {\n\treturn a + b\n}\n',
    'package a\n\n// Returns the sum of both numbers.\nfunc Add(a, b int) int {\n\treturn a + b\n}\n',
  ],
  Rust: [
    'src/lib.rs',
    'add',
    '#[inline]\npub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n',
    '/// Returns the sum of both numbers.\n#[inline]\npub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n',
  ],
  'C#': [
    'A.cs',
    'A.Add',
    'class A {\n    public int Add(int a, int b) {\n        return a + b;\n    }\n}\n',
    'class A {\n    /// <summary>\n    /// Returns the sum of both numbers.\n    /// </summary>\n    public int Add(int a, int b) {\n        return a + b;\n    }\n}\n',
  ],
  Ruby: [
    'a.rb',
    'add',
    'def add(a, b)\n  a + b\nend\n',
    '# Returns the sum of both numbers.\ndef add(a, b)\n  a + b\nend\n',
  ],
  Bash: [
    'a.sh',
    'add',
    'add() {\n  echo $(($1 + $2))\n}\n',
    '# Returns the sum of both numbers.\nadd() {\n  echo $(($1 + $2))\n}\n',
  ],
};

describe('a sentence as documentation', () => {
  for (const [name, [file, target, code, documented]] of Object.entries(CASES)) {
    it(`stands where ${name} has it, and passes the gate`, async () => {
      const { index } = createMemoryWorkspace({ [file]: code });
      const request = { action: 'document', instruction: '', budget: 256, windowTokens: 4096 } as const;
      const prepared = await index.prepare({ ...request, target: `${file}#${target}`, form: 'sentence' });
      assert.equal(prepared.form, 'sentence');
      const text = fillGap(prepared.gap!, SENTENCE);
      const { path, base, start, end, target: id, language } = prepared;
      const checked = await index.check({
        ...{ path, base, start, end, target: id, action: 'document', cutOff: false },
        reply: `\`\`\`${language}\n${text}\n\`\`\``,
      });
      assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
      assert.equal(checked.status === 'suggested' && checked.newText, documented);
    });
  }

  it('has a convention for every language that has documentation', () => {
    for (const file of ['a.py', 'a.js', 'a.ts', 'a.tsx', 'A.java', 'a.kt', 'a.php', 'a.c', 'a.cpp', 'A.cs', 'a.go']) {
      const { id } = languageOfPath(file)!;
      assert.notEqual(documentationGap('f(x)\n    y', 9, id), undefined, id);
    }
  });

  it('has no place where there is documentation, or no line for it', async () => {
    const gap = (text: string, language = 'python') =>
      documentationGap(text, text.indexOf('"""') >= 0 ? text.indexOf('"""') : text.indexOf('return'), language);
    assert.equal(gap('def f():\n    """Does."""\n    return 1'), undefined);
    assert.equal(gap('def f(): return 1'), undefined);
    assert.equal(gap('/** Does. */\nfunction f() {}', 'javascript'), undefined);
    assert.equal(gap('// does\nfunc f() {}', 'go'), undefined);
    assert.equal(gap('f', 'cobol'), undefined);
    const { index } = createMemoryWorkspace({ 'a.py': 'def f():\n    """Does."""\n    return 1\n' });
    const request = { action: 'document', instruction: '', budget: 256, windowTokens: 4096 } as const;
    assert.equal((await index.prepare({ ...request, target: 'a.py#f', form: 'sentence' })).form, 'whole');
  });

  it('is asked for by what tiny models follow: two examples, then the code', async () => {
    const { index } = createMemoryWorkspace({ 'a.py': 'def f():\n    return 1\n' });
    const request = { action: 'explain', instruction: '', budget: 256, windowTokens: 4096 } as const;
    const { messages, promptTokens, form, gap } = await index.prepare({
      ...request,
      target: 'a.py#f',
      form: 'sentence',
    });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user', 'assistant', 'user'],
    );
    assert.equal(messages.at(-1)?.content, 'def f():\n    return 1');
    assert.ok(promptTokens < 200);
    assert.deepEqual([form, gap], ['sentence', undefined]);
  });

  it('is one line of words with an end', () => {
    assert.equal(sentenceOf(' "returns  it" \nAnd more.'), 'Returns  it.');
    assert.equal(sentenceOf('Возвращает сумму чисел'), 'Возвращает сумму чисел.');
    for (const none of ['', '\n', '```python', 'def f(): return 1 <|im_end|>', '42', 'Sum', `${'a '.repeat(200)}b`]) {
      assert.equal(sentenceOf(none), undefined, none);
    }
    const gap = documentationGap('def f():\n    return 1', 13, 'python')!;
    assert.equal(fillGap(gap, 'Says """ three times'), undefined);
    const js = documentationGap('function f() {}', 0, 'javascript')!;
    assert.equal(fillGap(js, 'Ends the comment */ early'), undefined);
  });

  it('is wrapped where it is long', () => {
    const go = documentationGap('func F() {}', 0, 'go')!;
    const text = fillGap(go, `It ${'goes on '.repeat(20)}until the end`)!;
    assert.ok(
      text.split('\n').every((line) => line.length <= 91 && /^(\/\/ |func)/.test(line)),
      text,
    );
  });
});
