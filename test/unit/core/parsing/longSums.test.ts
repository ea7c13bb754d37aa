import assert from 'node:assert/strict';
import { testParser } from '../../../support/testParser.ts';

describe('sums of thousands of terms', () => {
  // Patterns that list operators kept a state for each of them on every level, and compared those with each other: this took minutes.
  for (const [language, wrap] of [
    ['kotlin', (sum: string) => `fun g(a: Int): Int = a\nfun f(a: Int): Int {\n    return ${sum}\n}\n`],
    ['typescript', (sum: string) => `function g(a) { return a; }\nfunction f(a) { return ${sum}; }\n`],
  ] as const) {
    it(`are read in ${language}`, async () => {
      const sum = Array.from({ length: 3000 }, (_, at) => `g(${at})`).join(' + ');
      const { body } = await testParser.facts('a', language, wrap(sum));
      const called = body.references.filter(({ from, chain }) => from === 1 && (chain[0] === '^0' || chain[0] === 'g'));
      assert.ok(called.length > 0);
    });
  }
});
