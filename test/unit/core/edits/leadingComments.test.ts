import assert from 'node:assert/strict';
import { fence } from './cases/replyCase.ts';
import { check, outcome } from './checkCase.ts';

describe('the comment before a definition', () => {
  for (const path of ['a.c', 'a.cpp']) {
    it(`is not doubled in ${path} by a reply that repeats it`, async () => {
      for (const doc of ['// Greets n.\n// Twice.\n', '/* Greets n. */\n', '/* Greets n.\n * Twice. */\n']) {
        const base = `${doc}int greet(int n)\n{\n    int x = n;\n    return x;\n}\n`;
        const item = { path, base, target: 'greet' };
        assert.equal(outcome(await check({ ...item, reply: fence(base.trimEnd()) })), 'unchanged');
        const shorter = base.replace('int x = n;\n    return x', 'return n');
        const checked = await check({ ...item, reply: fence(shorter.trimEnd()) });
        assert.equal(checked.status === 'suggested' && checked.newText, shorter);
      }
    });
  }

  const go =
    'package a\n\n// Greet says hi to n. It must stay stable.\nfunc Greet(n string) string {\n\ts := "hi "\n\treturn s + n\n}\n';
  const ruby =
    'class G\n  # Greets n. Callers rely on the comma.\n  def hi(n)\n    x = "hi, "\n    x + n\n  end\nend\n';
  const shorterGo = 'func Greet(n string) string {\n\treturn "hi " + n\n}';
  const inGo = go.replace('\ts := "hi "\n\treturn s', '\treturn "hi "');

  for (const head of [
    '// greet.go\n',
    '// greet.go\n\n',
    '// src/greet.go\n',
    '// File: greet.go\n',
    '// Improved version of Greet\n',
    '// Updated code:\n',
    '/* Optimized */\n',
    '// greet.go\npackage a\n\n',
    '// Concatenation alone does it.\n',
  ]) {
    it(`is kept where the reply has only ${JSON.stringify(head)}`, async () => {
      const checked = await check({ path: 'greet.go', base: go, target: 'Greet', reply: fence(head + shorterGo) });
      assert.equal(checked.status === 'suggested' && checked.newText, inGo, outcome(checked));
    });
  }

  it('is kept in Ruby and the shell', async () => {
    const reply = fence('# lib/greet.rb\ndef hi(n)\n  "hi, " + n\nend');
    const checked = await check({ path: 'lib/greet.rb', base: ruby, target: 'G.hi', reply });
    assert.equal(
      checked.status === 'suggested' && checked.newText,
      ruby.replace('x = "hi, "\n    x + n', '"hi, " + n'),
    );
    const base = '#!/bin/bash\n\n# Greets $1.\ngreet() {\n  local x="hi"\n  echo "$x $1"\n}\n';
    const shell = fence('#!/bin/bash\n# greet.sh\ngreet() {\n  echo "hi $1"\n}');
    const checkedShell = await check({ path: 'greet.sh', base, target: 'greet', reply: shell });
    const expected = base.replace('  local x="hi"\n  echo "$x $1"', '  echo "hi $1"');
    assert.equal(checkedShell.status === 'suggested' && checkedShell.newText, expected);
  });

  it('may be worded anew, and be new', async () => {
    const doc = '// Greet greets n, says hi.\n';
    const checked = await check({ path: 'greet.go', base: go, target: 'Greet', reply: fence(doc + shorterGo) });
    assert.equal(checked.status === 'suggested' && checked.newText, inGo.replace(/\/\/ Greet says.*\n/, doc));
    const bare = go.replace(/\/\/.*\n/, '');
    const added = await check({ path: 'greet.go', base: bare, target: 'Greet', reply: fence(doc + shorterGo) });
    assert.equal(added.status === 'suggested' && added.newText, inGo.replace(/\/\/ Greet says.*\n/, doc));
    const code = go.slice(go.indexOf('func'), -1);
    const documented = await check({
      path: 'greet.go',
      base: go,
      target: 'Greet',
      action: 'document',
      reply: fence(`// Returns a salutation.\n${code}`),
    });
    assert.equal(
      documented.status === 'suggested' && documented.newText,
      go.replace(/\/\/.*\n/, '// Returns a salutation.\n'),
    );
  });
});
