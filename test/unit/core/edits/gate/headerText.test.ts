import assert from 'node:assert/strict';
import { headerText } from '../../../../../src/core/edits/gate/headerText.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { testParser } from '../../../../support/testParser.ts';

/** The normal form of the first definition's header. */
async function header(path: string, text: string): Promise<string> {
  const language = testParser.languageOf(path, text)!;
  const { definitions } = await testParser.outline(path, language, text);
  return headerText(text, definitions[0]!, lexicalRules(language));
}

const SAME: readonly [string, string, string][] = [
  ['a.py', 'def f(a, b=1): pass', 'def f(\n    a,  # first\n    b = 1,\n):\n    return 2'],
  ['a.py', "@d('x')\ndef f(): pass", '@d("x")\n\ndef f() :\n    """Doc."""'],
  ['a.py', 'class A(B, metaclass = C): pass', 'class A(B, metaclass=C):\n    x = 1'],
  ['a.py', 'def f(a) -> Dict[str, int]: pass', 'def f(a)->Dict[str,int]: pass'],
  [
    'a.ts',
    'export const f = async (a: number): Promise<void> => {}',
    'export const f = async (\n  a: number,\n): Promise<void> => {\n  g();\n};',
  ],
  ['a.ts', 'function f({ a, b }: P) {}', '/** Doc. */\nfunction f({a, b,}: P) { return 1; }'],
  ['a.ts', 'const LIMIT: number = 1;', 'const LIMIT: number = 2;'],
  ['a.js', 'const f = (a) => a', 'const f = (a) => a + 1'],
];
const DIFFERENT: readonly [string, string, string][] = [
  ['a.py', 'def f(a, b=1): pass', 'def f(a, b=2): pass'],
  ['a.py', 'def f(a=" "): pass', 'def f(a="  "): pass'],
  ['a.py', 'def f(a=(1,)): pass', 'def f(a=(1)): pass'],
  ['a.py', 'def f(a): pass', 'async def f(a): pass'],
  ['a.py', '@a\n@b\ndef f(): pass', '@b\n@a\ndef f(): pass'],
  ['a.py', 'def f(a, *, b): pass', 'def f(a, b): pass'],
  ['a.py', 'def f(a: "x y"): pass', 'def f(a: "xy"): pass'],
  ['a.ts', 'export function f() {}', 'export default function f() {}'],
  ['a.ts', 'function f(a?: X) {}', 'function f(a: X) {}'],
  ['a.ts', 'function f(): void {}', 'function f() {}'],
  ['a.ts', 'function* f() {}', 'function f() {}'],
  ['a.ts', 'const f = (a) => {}', 'const f = function (a) {}'],
  ['a.ts', 'const LIMIT: number = 1;', 'const LIMIT: string = 1;'],
];

describe('headerText', () => {
  for (const [path, a, b] of SAME) {
    it(`is the same for ${JSON.stringify(a)} and ${JSON.stringify(b)}`, async () => {
      assert.equal(await header(path, a), await header(path, b));
    });
  }
  for (const [path, a, b] of DIFFERENT) {
    it(`differs for ${JSON.stringify(a)} and ${JSON.stringify(b)}`, async () => {
      assert.notEqual(await header(path, a), await header(path, b));
    });
  }
});
