import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { editJson } from '../../../src/continue/editJson.ts';

describe('editJson', () => {
  const cases: readonly [what: string, text: string, value: unknown, expected: string | undefined][] = [
    ['the same value', '{"a" :1e2,}', { a: 100 }, '{"a" :1e2,}'],
    ['a value', '{ "a":1e2, "b" : "x" } // c', { a: 100, b: 'y' }, '{ "a":1e2, "b" : "y" } // c'],
    ['a key in one line', '{ "a": 1 }', { a: 1, b: [2] }, '{ "a": 1, "b": [2] }'],
    ['a key in lines', '{\n\t"a": 1\n}\n', { a: 1, b: [2] }, '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n'],
    ['a key, CRLF', '{\r\n  "a": 1\r\n}', { a: 1, b: {} }, '{\r\n  "a": 1,\r\n  "b": {}\r\n}'],
    ['a key into nothing', '{}\n', { a: 1 }, '{\n  "a": 1\n}\n'],
    ['an item behind a comment', '[\n  1 // one, two\n  // end\n]', [1, 2], '[\n  1, // one, two\n  2\n  // end\n]'],
    ['an item behind a comma', '[\n  1, /* one */\n]', [1, 2], '[\n  1, /* one */\n  2\n]'],
    ['an item in one line', '[1 /* one */,]', [1, 2], '[1 /* one */, 2]'],
    ['an item before a comment', '[1 // one\n]', [1, 2], '[1, 2 // one\n]'],
    ['an item into an empty list', '{\n  "a": []\n}', { a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
    [
      'an item into a list of one line',
      '{\n  "a": [{ "b": 1 }]\n}',
      { a: [{ b: 1 }, { c: 2 }] },
      '{\n  "a": [{ "b": 1 }, {\n    "c": 2\n  }]\n}',
    ],
    [
      'at the deepest place',
      '{\n  "a": [ { "b": /* why */ 1, "c": {"d":2} } ]\n}',
      { a: [{ b: 2, c: { d: 2, e: 3 } }, 4] },
      '{\n  "a": [ { "b": /* why */ 2, "c": {"d":2, "e": 3} }, 4 ]\n}',
    ],
    ['a key that is there twice', '{ "a": 1, "a": 2 }', { a: 3 }, undefined],
  ];
  for (const [what, text, value, expected] of cases) {
    it(`writes ${what}`, () => {
      assert.equal(editJson(text, value), expected);
      if (expected !== undefined) assert.deepEqual(parse(expected, [], { allowTrailingComma: true }), value);
    });
  }
});
