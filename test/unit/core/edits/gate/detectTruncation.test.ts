import assert from 'node:assert/strict';
import { detectTruncation } from '../../../../../src/core/edits/gate/detectTruncation.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { python } from '../cases/python.ts';
import { fence } from '../cases/replyCase.ts';
import { check, outcome } from '../checkCase.ts';

const rules = lexicalRules('python')!;
const whole =
  'def f(x):\n    """Doc."""\n    a = 1\n    if x:\n        return a\n    b = 2\n    c = 3\n    return b + c';
const first = (lines: number): string => whole.split('\n').slice(0, lines).join('\n');

describe('detectTruncation', () => {
  it('finds a definition that stops', () => {
    assert.deepEqual(detectTruncation(whole, first(5), rules), { lastLine: 'return a', missing: 3 });
    assert.deepEqual(detectTruncation(whole, `${first(6)}\n    # note`, rules), { lastLine: 'b = 2', missing: 2 });
    const braces = 'function f(x) {\n  if (x) {\n    a();\n  }\n  b();\n  c();\n}';
    const cut = 'function f(x) {\n  if (x) {\n    a();\n  }\n}';
    assert.deepEqual(detectTruncation(braces, cut, lexicalRules('javascript')!), { lastLine: 'a();', missing: 2 });
  });

  it('passes edits', () => {
    assert.equal(detectTruncation(whole, whole, rules), undefined);
    assert.equal(detectTruncation(whole, first(7), rules), undefined);
    assert.equal(detectTruncation(whole, first(6).replace('b = 2', 'return 2'), rules), undefined);
    const dead = 'def f():\n    return 1\n    a()\n    b()';
    assert.equal(detectTruncation(dead, 'def f():\n    return 1', rules), undefined);
  });

  it('is part of the gate', async () => {
    const { path, base } = python;
    const reply = fence(
      'def add(self, item: str, *, count: int = 1) -> None:\n    """Adds an item."""\n    for _ in range(count):\n        self.items.append(item)',
    );
    assert.equal(outcome(await check({ path, base, target: 'Cart.add', reply })), 'refused elision');
  });
});
