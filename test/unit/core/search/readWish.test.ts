import assert from 'node:assert/strict';
import { readWish } from '../../../../src/core/search/readWish.ts';

/** The action, `?` for a question about code. */
const wish = (text: string): string => {
  const { kind, action } = readWish(text);
  return kind === 'question' ? '?' : action;
};

const CASES: readonly (readonly [text: string, expected: string])[] = [
  ['дружище, сделай код крутым', 'better'],
  ['make this code better', 'better'],
  ['Please clean up Cart.total', 'better'],
  ['сделай проще', 'simplify'],
  ['could you simplify total?', 'simplify'],
  ['упрости parse_price, пожалуйста', 'simplify'],
  ['fix the failing test test_total', 'fix'],
  ['Исправь баг в total: при пустом списке падает', 'fix'],
  ['почини, почему-то возвращает 0', 'fix'],
  ['why does total return 0? fix it', 'fix'],
  ['write a unit test for total', 'write-test'],
  ['напиши тесты для parse_price', 'write-test'],
  ['покрой Cart тестами', 'write-test'],
  ['add type hints to total', 'add-types'],
  ['добавь типы в total', 'add-types'],
  ['document Cart.total', 'document'],
  ['add docstrings to everything in cart.py', 'document'],
  ['задокументируй total', 'document'],
  ['rename the variable t to sum', 'change'],
  ['переименуй переменную t в sum', 'change'],
  ['total should take a currency', 'change'],
  ['Add a parameter currency with a default', 'change'],
  ['can you make total accept an iterator?', 'change'],
  ['what does total do?', '?'],
  ['How is tax added', '?'],
  ['где считается налог?', '?'],
  ['как работает корзина', '?'],
  ['explain Cart.total', '?'],
  ['дружище, объясни, что делает total', '?'],
  ['is total thread-safe?', '?'],
  ['the total is wrong for empty carts?', '?'],
];

describe('what a request in words wants', () => {
  for (const [text, expected] of CASES) {
    it(`is ${expected === '?' ? 'an answer' : expected} for "${text}"`, () => assert.equal(wish(text), expected));
  }
});
