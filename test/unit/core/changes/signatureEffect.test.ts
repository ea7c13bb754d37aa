import assert from 'node:assert/strict';
import { signatureEffect } from '../../../../src/core/changes/signatureEffect.ts';
import { languageById } from '../../../../src/core/languages/registry.ts';
import { testParser } from '../../../support/testParser.ts';

async function effect(language: string, before: string, after: string): Promise<string> {
  const factOf = async (text: string) =>
    (await testParser.facts('a', language, text)).facts.definitions.find(({ name }) => name === 'f')!;
  return signatureEffect(await factOf(before), await factOf(after), languageById(language)!);
}

/** Language, old header, new header, whom it concerns. */
const CASES: readonly (readonly [language: string, before: string, after: string, effect: string])[] = [
  ['python', 'def f(a): pass', 'def f(a: int) -> str: pass', 'none'],
  ['python', 'def f(a): pass', 'def f(a, b=1): pass', 'none'],
  ['python', 'def f(a): pass', 'def f(a, *args, **kw): pass', 'none'],
  ['python', 'def f(a) -> int: pass', 'def f(a) -> str: pass', 'types'],
  ['python', 'def f(a: int): pass', 'def f(a: str): pass', 'types'],
  ['python', 'def f(a): pass', 'def f(a, b): pass', 'callers'],
  ['typescript', 'function f(цена: number) {}', 'function f(цена: number, скидка?: number) {}', 'none'],
  ['python', 'def f(a, b): pass', 'def f(b, a): pass', 'callers'],
  ['python', 'def f(a, b): pass', 'def f(a): pass', 'callers'],
  ['python', 'def f(a): pass', 'def f(renamed): pass', 'callers'],
  ['python', 'def f(a=1): pass', 'def f(a): pass', 'callers'],
  ['python', 'def f(a): pass', 'async def f(a): pass', 'callers'],
  ['typescript', 'function f(a: number): void {}', 'export function f(a: number): void {}', 'none'],
  ['typescript', 'function f(a: number): void {}', 'function f(a: number, b?: string): void {}', 'none'],
  ['typescript', 'function f(a: number): void {}', 'function f(b: number): void {}', 'none'],
  ['typescript', 'function f(a: number): void {}', 'function f(a: string): void {}', 'types'],
  ['typescript', 'function f(): Promise<void> { return g() }', 'async function f(): Promise<void> {}', 'none'],
  ['typescript', 'function f() { return g() }', 'async function f() {}', 'callers'],
  ['typescript', 'function f(a: number): void {}', 'function f(a: number): string { return "" }', 'types'],
  ['javascript', 'function f(a, b) {}', 'function f(b, a) {}', 'callers'],
  ['javascript', 'function f(a) {}', 'function f(x, ...rest) {}', 'none'],
  ['javascript', 'exports.f = (a) => 1', 'export const f = (a) => 1', 'none'],
  ['go', 'package p\nfunc f(a int) {}', 'package p\nfunc f(a int, b int) {}', 'callers'],
  ['java', 'class A { void f(int a) {} }', 'class A { public void f(int a) {} }', 'none'],
  ['java', 'class A { void f(int a) {} }', 'class A { void f(long a) {} }', 'types'],
  ['rust', 'fn f(a: u8) {}', 'pub fn f(a: u8) {}', 'none'],
];

describe('whom a signature concerns', () => {
  for (const [language, before, after, expected] of CASES) {
    it(`${language}: ${before} -> ${after}: ${expected}`, async () => {
      assert.equal(await effect(language, before, after), expected);
    });
  }
});
