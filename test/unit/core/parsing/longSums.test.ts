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

  it('are read in Kotlin as chains of calls with lambdas, whose pattern has no optional parts', async () => {
    const chain = Array.from({ length: 1000 }, (_, at) => `\n        .m${at} { g(${at}) }`).join('');
    const { body } = await testParser.facts('a', 'kotlin', `fun f(a: Int): Int {\n    return a${chain}\n}\n`);
    assert.ok(body.references.some(({ chain }) => chain[0]!.startsWith('g')));
  });
});
