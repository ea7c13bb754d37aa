import assert from 'node:assert/strict';
import { checkTest } from '../../../../src/core/edits/checkTest.ts';
import { testParser } from '../../../support/testParser.ts';
import { fence } from './cases/replyCase.ts';
import { outcome } from './checkCase.ts';

const SOURCE = 'def total(prices):\n    return sum(prices)\n';
const THERE =
  '"""Tests."""\nimport pytest\nfrom shop import first\n\n\ndef test_first():\n    assert first([1]) == 1\n';
const TEST = 'import pytest\nfrom shop import total\n\n\ndef test_total_of_nothing():\n    assert total([]) == 0';

function check(reply: string, base?: string, more: { readonly cutOff?: boolean; readonly path?: string } = {}) {
  const { cutOff = false, path = 'tests/test_shop.py' } = more;
  const request = {
    path: 'shop.py',
    base: SOURCE,
    start: 0,
    end: SOURCE.length - 1,
    target: 'shop.py#total',
    action: 'write-test' as const,
  };
  const test = base === undefined ? { path } : { path, base };
  return checkTest({ ...request, reply, cutOff }, test, testParser.languageOf(path, base ?? '')!, testParser);
}

async function text(reply: string, base?: string): Promise<string> {
  const checked = await check(reply, base);
  assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
  return checked.status === 'suggested' ? checked.newText : '';
}

describe('the gate for tests', () => {
  it('takes a new file as it is', async () => {
    assert.equal(await text(fence(`\n${TEST}\n\n`)), `${TEST}\n`);
  });

  it('takes the block with the tests, not the definition or how to run them', async () => {
    const reply = `${fence(SOURCE)}\nTests:\n${fence(TEST)}\nRun:\n\`\`\`sh\npytest test_shop.py\n\`\`\``;
    assert.equal(await text(reply), `${TEST}\n`);
  });

  it('adds to a file at its end, imports to its imports, and nothing else', async () => {
    const body = TEST.slice(TEST.indexOf('def '));
    const imports = THERE.replace('from shop import first\n', 'from shop import first\nfrom shop import total\n');
    assert.equal(await text(fence(TEST), THERE), `${imports}\n\n${body}\n`);
    const windows = THERE.replaceAll('\n', '\r\n');
    assert.equal(await text(fence(TEST), windows), `${imports}\n\n${body}\n`.replaceAll('\n', '\r\n'));
    assert.equal((await text(fence(TEST), THERE.trimEnd())).endsWith(`== 1\n\n\n${body}\n`), true);
  });

  it('refuses what is no test, none of this definition, or not whole', async () => {
    const refusals: readonly (readonly [reply: string, code: string])[] = [
      ['', 'empty'],
      ['You could test it with pytest.', 'no-code'],
      [fence(SOURCE), 'no-test'],
      [fence('def test_other():\n    assert other() == 1'), 'no-test'],
      [fence('def test_total():\n    # total\n    assert True'), 'no-test'],
      [fence(TEST.replace('(): ', '() ').replace('():', '()')), 'syntax-error'],
      [fence(`${TEST}\n    # ... more tests`), 'elision'],
      [fence(TEST.replace('[]', '"__SECRET_1__"')), 'secret-lost'],
      [fence(TEST.replace('assert', 'assert <|im_start|>')), 'foreign-text'],
    ];
    for (const [reply, code] of refusals) assert.equal(outcome(await check(reply)), `refused ${code}`, reply);
    assert.equal(outcome(await check(fence(TEST), undefined, { cutOff: true })), 'refused cut-off');
  });

  it('refuses names that the file has already', async () => {
    const again = TEST.replace('test_total_of_nothing', 'test_first');
    assert.equal(outcome(await check(fence(again), THERE)), 'refused name-taken');
  });

  it('knows tests of other languages', async () => {
    const js = "import { total } from './shop.js';\n\ntest('sums', () => {\n  expect(total([1])).toBe(1);\n});";
    assert.equal(outcome(await check(fence(js), undefined, { path: 'shop.test.js' })), 'suggested');
    const go = 'package shop\n\nfunc TestTotal(t *testing.T) {\n\tif total(nil) != 0 {\n\t\tt.Fail()\n\t}\n}';
    assert.equal(outcome(await check(fence(go), undefined, { path: 'shop_test.go' })), 'suggested');
    assert.equal(
      outcome(await check(fence('package shop\n\nfunc total() int { return 1 }'), undefined, { path: 'shop_test.go' })),
      'refused no-test',
    );
  });
});
