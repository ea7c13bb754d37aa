import assert from 'node:assert/strict';
import type { CheckedReply } from '../../../../../src/core/edits/checkedReply.ts';
import { createMemoryWorkspace } from '../../../../support/memoryWorkspace.ts';
import { fence } from '../cases/replyCase.ts';

/** What the whole gate warns of, with the index of a workspace behind it. */
async function unknown(files: Readonly<Record<string, string>>, target: string, code: string): Promise<string[]> {
  const { index } = createMemoryWorkspace(files);
  const request = { target, action: 'better' as const, instruction: '', budget: 512, windowTokens: 8192 };
  const { path, base, start, end, action } = await index.prepare(request);
  const checked: CheckedReply = await index.check({
    path,
    base,
    start,
    end,
    target,
    action,
    reply: fence(code),
    cutOff: false,
  });
  assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
  return checked.problems
    .filter(({ code: of }) => of === 'name-unknown')
    .map(({ subject, line }) => `${subject} ${line}`);
}

const PYTHON = {
  'shop.py':
    'import os\nfrom prices import taxed\n\nLIMIT = 3\n\n\nclass Cart:\n    def total(self, items):\n        self.seen = items\n        return taxed(items)\n\n    def clear(self):\n        self.seen = []\n',
  'prices.py': 'def taxed(items):\n    return items\n\n\ndef rounded(x):\n    return x\n',
};
const total = (body: string): string => `def total(self, items):\n    self.seen = items\n${body}`;
const python = (body: string) => unknown(PYTHON, 'shop.py#Cart.total', total(body));

describe('names that nothing defines', () => {
  it('are warned of with their line: functions, classes, own members', async () => {
    assert.deepEqual(await python('    return clamped(taxed(items))'), ['clamped 3']);
    assert.deepEqual(await python('    x = 1\n    return Basket(items), self.frozen()'), ['Basket 4', 'frozen 4']);
  });

  it('are none of these: locals, imports, the file, the workspace, the language, what the reply brings', async () => {
    assert.deepEqual(
      await python('    top = [item for item in items if item]\n    return max(top, key=lambda each: each), LIMIT'),
      [],
    );
    assert.deepEqual(
      await python('    self.clear()\n    with open(os.devnull) as out:\n        return rounded(out)'),
      [],
    );
    const brought = `import json\n\n${total('    self.last = json.dumps(items)\n    return self.last')}`;
    assert.deepEqual(await unknown(PYTHON, 'shop.py#Cart.total', brought), []);
    const inner = total('    def helper(x):\n        return x\n    return [helper(e) for e in items]');
    assert.deepEqual(await unknown(PYTHON, 'shop.py#Cart.total', inner), []);
    assert.deepEqual(await python('    return items.frobnicate().whatever'), []);
  });

  it('are not looked for where a star import may bring them', async () => {
    const files = { ...PYTHON, 'shop.py': `from far_away import *\n${PYTHON['shop.py']}` };
    assert.deepEqual(await unknown(files, 'shop.py#Cart.total', total('    return clamped(items)')), []);
  });

  it('are found in TypeScript and Go, too', async () => {
    const ts = { 'a.ts': 'export function f<T>(x: T[]): T | undefined {\n  const y = x;\n  return y[0];\n}\n' };
    const typed =
      'export function f<T>(x: T[]): T | undefined {\n  const { length: n, ...rest } = x;\n  return clamp<T>(x[n] as Rest, rest as unknown as HTMLElement);\n}';
    assert.deepEqual(await unknown(ts, 'a.ts#f', typed), ['clamp 3', 'Rest 3']);
    const go = {
      'a.go': 'package a\n\nfunc F(xs []int) int {\n\treturn len(xs)\n}\n',
      'b.go': 'package a\n\nfunc known() int { return 1 }\n',
    };
    const code =
      'func F(xs []int) int {\n\tfor _, x := range xs {\n\t\tif x > known() {\n\t\t\treturn clamp(x)\n\t\t}\n\t}\n\treturn cap(xs)\n}';
    assert.deepEqual(await unknown(go, 'a.go#F', code), ['clamp 4']);
  });
});
