import assert from 'node:assert/strict';
import { docCommentParagraph } from '../../../../../src/core/parsing/documentation/documentation.ts';

describe('the first paragraph of a documentation comment', () => {
  it('has no markup of Javadoc and JSDoc', () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['/** Makes a {@link Foo} of {@code List<A>}. */', 'Makes a Foo of List<A>.'],
      ['/** See {@link a.Foo#bar(int, long) the bar} and {@link #size()}. */', 'See the bar and size().'],
      ['/** See {@link Foo | the foo}, {@linkplain Foo#bar}. */', 'See the foo, Foo.bar.'],
      [
        '/** By default, <b>false</b>;\n * {@literal <p>} is a tag, a &lt; b &amp;&amp; c. */',
        'By default, false; <p> is a tag, a < b && c.',
      ],
      ['/**\n * First.\n * <p>Second. */', 'First.'],
      ['/**\n * <p>First.</p>\n */', 'First.'],
      ['/** {@inheritDoc} */', undefined],
      ['/** {@inheritDoc}\n * @return x */', undefined],
      ['/// A `Vec<T>` or a Map<K, V>, R&D.', 'A `Vec<T>` or a Map<K, V>, R&D.'],
    ];
    for (const [comment, paragraph] of cases) assert.equal(docCommentParagraph(comment), paragraph, comment);
  });

  it('is no rule between parts of a file, nor the heading in one', () => {
    for (const rule of ['-----', '======= types =======', '*********', '#### Hash commands ####']) {
      assert.equal(docCommentParagraph(`/* ${rule} */`), undefined, rule);
      assert.equal(docCommentParagraph(`// ${rule}\n// Adds tax.`), 'Adds tax.', rule);
    }
    assert.equal(docCommentParagraph('/* ---- only a dash */'), '---- only a dash');
    const long = `${'-'.repeat(1_000_000)} x`;
    assert.equal(docCommentParagraph(`/* ${long} */`), long);
    assert.equal(docCommentParagraph('/*-----------\n * Adds tax.\n *-----------*/'), 'Adds tax.');
  });

  it('says nothing to tools', () => {
    for (const line of [
      'rubocop:disable Metrics/MethodLength, Naming/X',
      'frozen_string_literal: true',
      ':nodoc:',
      'eslint-disable-next-line no-console -- why',
      'prettier-ignore',
      'pylint: disable=too-many',
      'noqa: E501',
      'type: ignore[arg-type]',
      'shellcheck disable=SC2034',
    ]) {
      assert.equal(docCommentParagraph(`# ${line}`), undefined, line);
      assert.equal(docCommentParagraph(`# ${line}\n# Adds tax.`), 'Adds tax.', line);
      assert.equal(docCommentParagraph(`# Adds tax.\n# ${line}`), 'Adds tax.', line);
    }
    assert.equal(docCommentParagraph('//go:build linux'), undefined);
    for (const words of [
      'Re-enable the thing.',
      'Type: one of three.',
      'Disable it.',
      'go: start it',
      'Encoding: how it is written.',
    ])
      assert.equal(docCommentParagraph(`# ${words}`), words);
  });
});
