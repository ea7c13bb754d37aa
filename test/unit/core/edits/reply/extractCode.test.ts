import assert from 'node:assert/strict';
import { extractCode, foreignMark } from '../../../../../src/core/edits/reply/extractCode.ts';

const first = (reply: string, name = 'run'): string | undefined => extractCode(reply, name)[0];

describe('extractCode', () => {
  it('takes the block that defines the name, the last complete one of several', () => {
    const reply = '```\nrun(1)\n```\n```py\ndef run():\n    return 1\n```\ntext\n```py\ndef run():\n    return 2\n```';
    assert.equal(first(reply), 'def run():\n    return 2');
    assert.equal(first('```\nrun(1)\n```\n```py\nother()\n```'), 'run(1)');
    assert.equal(first('```\na\n```\n```py\nb\n```\n```\nc'), 'b');
  });

  it('takes no block that the words above or its first comment advise against while there is another', () => {
    const good = 'def run():\n    return 1';
    const block = (code: string): string => `\`\`\`py\n${code}\n\`\`\`\n`;
    for (const words of [
      'Never write it like this:',
      "Don't do this:",
      '**Before:**',
      'The old version (slow):',
      'Instead of:',
      'It works. This is the wrong way:',
      'Было:',
      'Так писать не надо:',
    ]) {
      assert.equal(first(`Use this:\n\n${block(good)}\n${words}\n\n${block('def run():\n    return 2')}`), good, words);
    }
    assert.equal(first(`${block(good)}${block('# BAD\ndef run():\n    return 2')}`), good);
    for (const words of ["Don't forget the lock:", 'Validate before saving:', 'Do not use a loop, use sum instead:']) {
      assert.equal(first(`${block('def run():\n    return 2')}\n${words}\n${block(good)}`), good, words);
    }
    assert.equal(first(`Before:\n${block(good)}`), good);
  });

  it('takes a block that declares the name before one that gives it a value', () => {
    const good = 'def total(self):\n    return 1';
    assert.equal(first(`\`\`\`\n${good}\n\`\`\`\nUsage:\n\`\`\`\ntotal = cart.total()\n\`\`\``, 'total'), good);
    const lambda = 'export const total = (cart) => 1;';
    assert.equal(first(`\`\`\`\n${lambda}\n\`\`\`\n\`\`\`\nconst total = total(cart);\n\`\`\``, 'total'), lambda);
  });

  it('prefers a closed block to an unclosed one', () => {
    assert.equal(first('```\ndef run():\n    return 1\n```\n```\ndef run():\n    return'), 'def run():\n    return 1');
  });

  it('knows fences of both kinds, longer ones and nested ones', () => {
    assert.equal(first('~~~~md\n```\ndef run(): 1\n```\n~~~~'), '```\ndef run(): 1\n```');
    assert.equal(first('````\n```\ndef run(): 1\n```\n````'), '```\ndef run(): 1\n```');
    assert.equal(first('```py\ndef run(): 1\n~~~\n```'), 'def run(): 1\n~~~');
  });

  it('offers the text to the last fence where documentation holds fences', () => {
    const code = 'def run():\n"""\n```\nrun()\n```\n"""\n    return 1';
    assert.deepEqual(extractCode(`\`\`\`py\n${code}\n\`\`\`\nthat is it`, 'run').at(-1), code);
  });

  it('takes a whole reply only when it defines the name', () => {
    assert.equal(first('def run():\n    return 1'), 'def run():\n    return 1');
    assert.equal(first('async run() {\n}'), 'async run() {\n}');
    assert.equal(first('You should run() it.'), undefined);
    assert.equal(first(''), undefined);
  });

  it('drops reasoning: closed, several, without a beginning', () => {
    assert.equal(first('<think>a</think>\ndef run():\n    return 1'), 'def run():\n    return 1');
    assert.equal(first('<THINK>\na\n</THINK>\n<think>b</think>\n```\ndef run(): 1\n```'), 'def run(): 1');
    assert.equal(first('draft\n```\ndef run(): 0\n```\n</think>\n```\ndef run(): 1\n```'), 'def run(): 1');
    assert.equal(first('<think>\ndef run(): 0'), undefined);
  });

  it('drops control tokens at the ends and on fence lines', () => {
    for (const token of ['<|im_end|>', '<|endoftext|>', '<｜end▁of▁sentence｜>', '</s>', '<end_of_turn>']) {
      assert.equal(first(`\`\`\`\ndef run(): 1\n\`\`\`${token}`), 'def run(): 1', token);
      assert.equal(first(`def run(): 1\n${token}\n`), 'def run(): 1\n', token);
      assert.equal(first(`\`\`\`\ndef run(): 1${token}`), 'def run(): 1', token);
    }
  });

  it('reads line ends of every kind', () => {
    assert.equal(first('```\r\ndef run():\r\n    1\r\n```\r\n'), 'def run():\n    1');
    assert.equal(first('```\rdef run(): 1\r```'), 'def run(): 1');
  });

  it('finds the default export', () => {
    assert.equal(
      first('```\nx\n```\n```\nexport default () => 1\n```\n```\ny\n```', 'default'),
      'export default () => 1',
    );
  });

  it('treats a name literally', () => {
    assert.equal(
      first('```\nx\n```\n```\n[Symbol.iterator]() {\n```\n```\ny\n```', '[Symbol.iterator]'),
      '[Symbol.iterator]() {',
    );
    assert.equal(first('```\n$run = 1\n```\n```\nxrun = 1\n```', '$run'), '$run = 1');
  });
});

describe('foreignMark', () => {
  it('finds fences, tokens and reasoning that the original has not', () => {
    assert.deepEqual(foreignMark('a\n```\nb', ''), { mark: '```', line: 2 });
    assert.equal(foreignMark('a = "<|im_end|>"', 'b = "<|im_end|>"'), undefined);
    assert.equal(foreignMark('a = "<|im_end|>"', '')?.mark, '<|im_end|>');
    assert.equal(foreignMark('</think>', '')?.mark, '</think>');
    assert.equal(foreignMark('    ```\n    text\n    ```', ''), undefined);
  });
});
