import assert from 'node:assert/strict';
import { hunksOf } from '../../../../src/core/edits/text/hunks.ts';
import { hunkMarkup } from '../../../../src/vscode/suggestions/hunkMarkup.ts';

describe('the markup of a change', () => {
  const markup = (before: string, after: string, most = 99) =>
    hunkMarkup(before, hunksOf(before, after)[0]!, most, (count) => `${count} more`);
  /** What a reader sees. */
  const seen = (html: string) =>
    html.replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

  it('shows the lines by their sign, with one around them', () => {
    const html = markup('a\nb = 1\nc\nd', 'a\nb = 2\nc\nd');
    assert.equal(seen(html), '  a\n- b = 1\n+ b = 2\n  c');
    assert.match(
      html,
      /^<pre> {2}a\n<span style="background-color:var\(--vscode-diffEditor-removedLineBackground\);">/,
    );
  });

  it('marks the words that differ, and none where nearly all do', () => {
    const marked = markup('total = one + two', 'total = one + three');
    assert.match(marked, /removedTextBackground\);">two</);
    assert.match(marked, /insertedTextBackground\);">three</);
    assert.doesNotMatch(markup('for i in range(9):', 'return x'), /TextBackground/);
  });

  it('marks words in their own lines', () => {
    const html = markup('one = 1\ntwo = 2', 'one = 1\r\nTWO = 2'.replace('\r', ''));
    assert.equal(html.split('\n').filter((line) => line.includes('TextBackground')).length, 2);
  });

  it('lets nothing of the code be markup or an icon', () => {
    const code = '</pre><img src=x onerror="y"> $(check) & `a` [b](command:c)';
    const html = markup('old', code);
    assert.equal(seen(html), `- old\n+ ${code}`);
    assert.doesNotMatch(html, /<img|\$\(|<\/pre>./);
  });

  it('is cut where it is too long', () => {
    assert.equal(seen(markup('a', 'b\nc\nd\ne', 2)), '- a\n+ b\n3 more');
  });
});
