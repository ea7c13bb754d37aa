import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { editYaml } from '../../../src/continue/editYaml.ts';

describe('editYaml', () => {
  const cases: readonly [what: string, text: string, value: unknown, expected: string | undefined][] = [
    ['the same value', 'a: 0123   # x\n', { a: 123 }, 'a: 0123   # x\n'],
    ['a value', 'a:  0x1F # x\nb:   1_000\n', { a: 2, b: '1_000' }, 'a:  2 # x\nb:   1_000\n'],
    ['a quoted value', "a: 'it''s'\n", { a: 'b, c' }, 'a: "b, c"\n'],
    ['a value of several lines', 'a: |\n  b\n  c\n\nd: 1\n', { a: 'e', d: 1 }, 'a: e\n\nd: 1\n'],
    ['a value that is missing', 'a: # x\nb: 1\n', { a: 'c', b: 1 }, 'a: c # x\nb: 1\n'],
    ['a list that is missing', 'a: # x\nb: 1\n', { a: [{ c: 2 }], b: 1 }, 'a: # x\n  - c: 2\nb: 1\n'],
    ['a null', 'a: ~\n', { a: { b: [1] } }, 'a: {"b":[1]}\n'],
    ['a key behind a comment', 'a: 1 # x\n# y\n', { a: 1, b: 2 }, 'a: 1 # x\nb: 2\n# y\n'],
    ['a key, no line end', 'a: 1', { a: 1, b: 2 }, 'a: 1\nb: 2'],
    ['a key, CRLF', 'a: 1\r\n', { a: 1, b: { c: 2 } }, 'a: 1\r\nb:\r\n  c: 2\r\n'],
    ['a key before the end of the document', 'a: 1\n...\n', { a: 1, b: 2 }, 'a: 1\nb: 2\n...\n'],
    ['a key in an entry', '-   a: 1\n- b: 2\n', [{ a: 1, c: 3 }, { b: 2 }], '-   a: 1\n    c: 3\n- b: 2\n'],
    ['entry and key', 'a:\n- b: 1', { a: [{ b: 1, c: 2 }, 'd'] }, 'a:\n- b: 1\n  c: 2\n- d'],
    [
      'in brackets',
      '{ a: [1,2 ], b: {}, }',
      { a: [1, 2, 3], b: { c: 4 }, d: 5 },
      '{ a: [1,2, 3 ], b: {"c": 4}, "d": 5, }',
    ],
    ['behind a BOM', '\uFEFFa: 1\n', { a: 1, b: 2 }, '\uFEFFa: 1\nb: 2\n'],
    ['an alias', 'a: &x 1\nb: *x\n', { a: 1, b: 2 }, 'a: &x 1\nb: 2\n'],
    ['what an alias shows, too', 'a: &x 1\nb: *x\n', { a: 2, b: 1 }, undefined],
  ];
  for (const [what, text, value, expected] of cases) {
    it(`writes ${what}`, () => {
      assert.equal(editYaml(text, value), expected);
      if (expected !== undefined) assert.deepEqual(parse(expected), value);
    });
  }
});
