import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { LineEstimates } from '../../../../src/core/text/lineEstimates.ts';
import { estimateTokens } from '../../../../src/core/text/tokenEstimate.ts';
import { createRandom } from '../../../support/random.ts';

describe('estimates of lines', () => {
  it('add up to the estimate of the whole, of code and prose', () => {
    const files = [...globSync('src/core/text/*.ts'), ...globSync('docs/*.ru.md'), ...globSync('test/golden/*-shop/*')];
    const estimates = new LineEstimates();
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      assert.equal(estimates.of(text), estimateTokens(text), file);
      const windows = text.replaceAll('\n', '\r\n');
      assert.equal(estimates.of(windows), estimateTokens(windows), `${file} with CR LF`);
    }
    assert.ok(files.length > 20);
  });

  it('add up whatever stands around line ends', () => {
    const pieces = ['\n', '\r\n', '\r', ' ', '\t', '\u00a0', 'word', '12', '):', "'s", 'слово', '漢', '\u2028', '😀'];
    const random = createRandom(1);
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]!).join('');
      assert.equal(new LineEstimates().of(text), estimateTokens(text), JSON.stringify(text));
    }
  });
});
