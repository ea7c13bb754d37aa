import assert from 'node:assert/strict';
import { applyDiff, isDiff } from '../../../../../src/core/edits/reply/diffReply.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { fence } from '../cases/replyCase.ts';
import { check, outcome } from '../checkCase.ts';

const base = 'class A {\n  save(items, log) {\n    log(items);\n    return items.length;\n  }\n}\n';
const target = base.slice(base.indexOf('save'), base.indexOf('\n}\n'));
const saved = base.replace('log(items)', "log('saving', items)");
const javascript = lexicalRules('javascript');

/** The change as models write it. */
const DIFFS: Readonly<Record<string, string>> = {
  'with its marks':
    "   save(items, log) {\n-    log(items);\n+    log('saving', items);\n     return items.length;\n   }",
  'with a header':
    "--- a/a.js\n+++ b/a.js\n@@ -2,3 +2,3 @@\n   save(items, log) {\n-    log(items);\n+    log('saving', items);\n     return items.length;\n",
  'without the blank before lines that stay':
    "save(items, log) {\n-    log(items);\n+    log('saving', items);\n    return items.length;\n  }",
  'without the blank before the first line':
    "save(items, log) {\n-    log(items);\n+    log('saving', items);\n     return items.length;\n   }",
  'moved left': " save(items, log) {\n-  log(items);\n+  log('saving', items);\n   return items.length;\n }",
  'with a blank after the mark':
    "save(items, log) {\n-     log(items);\n+     log('saving', items);\n    return items.length;\n  }",
  'of the changed lines alone': "-    log(items);\n+    log('saving', items);",
  'of one new definition': "+  save(items, log) {\n+    log('saving', items);\n+    return items.length;\n+  }",
};

describe('a reply that is a diff', () => {
  for (const [name, diff] of Object.entries(DIFFS)) {
    for (const info of ['diff', 'js']) {
      it(`is applied: ${name}, in a ${info} fence`, async () => {
        const checked = await check({ path: 'a.js', base, target: 'A.save', reply: fence(diff, info) });
        assert.equal(checked.status === 'suggested' && checked.newText, saved, outcome(checked));
      });
    }
  }

  it('gives a masked secret back', async () => {
    const secret = 'def f():\n    api_key = "a8Fk29dkQ0zXw81Lm"\n    x = get(api_key)\n    return x\n';
    const reply = fence(
      ' def f():\n     api_key = "__SECRET_1__"\n-    x = get(api_key)\n-    return x\n+    return get(api_key)',
    );
    const checked = await check({ path: 'a.py', base: secret, target: 'f', reply });
    const expected = secret.replace('x = get(api_key)\n    return x', 'return get(api_key)');
    assert.equal(checked.status === 'suggested' && checked.newText, expected, outcome(checked));
  });

  it('is refused where it does not fit', async () => {
    for (const diff of [
      "save(items, log) {\n-    log(items, 1);\n+    log('saving', items);\n    return items.length;\n  }",
      "save(items, log) {\n+  log('saving', items);\n    return items.size;\n  }",
      "-    return items.length;\n+    return 1;\n@@ @@\n-    log(items);\n+    log('saving', items);",
    ]) {
      const checked = await check({ path: 'a.js', base, target: 'A.save', reply: fence(diff) });
      assert.equal(outcome(checked), 'refused foreign-text', diff);
    }
  });

  it('is refused where a line could be one of two', () => {
    assert.equal(applyDiff('-  a();\n+  b();', 'f() {\n  a();\n  a();\n}', ''), undefined);
  });

  it('is nothing that only looks like one', () => {
    const text = 'const help = `\nuse\n- a\n`;';
    assert.equal(isDiff('const help = `\nuse\n- a\n- b\n- use\n`;', text, false, javascript), false);
    assert.equal(
      isDiff('function f() {\n  /*\n- one\n+ two\n*/\n  return a\n    - b;\n}', target, false, javascript),
      false,
    );
    assert.equal(isDiff('function f() {\n--i;\n++j;\n}', target, false, javascript), false);
    assert.equal(isDiff('const a = b\n+ c\n- d;', 'const a = b;', true, javascript), false);
    assert.equal(
      isDiff('f() {\n  cat <<E\n- name: x\nE\n}', 'f() {\n  cat <<E\nname: x\nE\n}', false, lexicalRules('bash')),
      false,
    );
  });
});
