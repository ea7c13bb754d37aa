import assert from 'node:assert/strict';
import { firstParagraph } from '../../../../src/core/settings/readmeParagraph.ts';
import { summaryOf } from '../../../../src/core/settings/summary.ts';

describe('summaryOf', () => {
  const manifests = [{ path: 'package.json', text: '{"description": "From the manifest"}' }];

  it('prefers the setting, then the README, then the manifests in their order', () => {
    assert.equal(summaryOf({ setting: ' Said  so ', readme: 'A readme text.', manifests }), 'Said so');
    assert.equal(summaryOf({ setting: ' ', readme: '# T\n\nA readme text.', manifests }), 'A readme text.');
    assert.equal(summaryOf({ readme: '# T\n', manifests }), 'From the manifest');
    assert.equal(summaryOf({}), '');
  });

  it('reads pyproject.toml and Cargo.toml, and survives broken manifests', () => {
    const of = (path: string, text: string): string => summaryOf({ manifests: [{ path, text }] });
    assert.equal(of('pyproject.toml', '[project]\ndescription = "P"'), 'P');
    assert.equal(of('pyproject.toml', '[tool.poetry]\ndescription = "Q"'), 'Q');
    assert.equal(of('Cargo.toml', '[package]\nname = "x"\ndescription = """\nR\nS"""'), 'R S');
    assert.equal(of('package.json', '{"description": 5}'), '');
    assert.equal(of('package.json', '{'), '');
    assert.equal(of('Cargo.toml', '['), '');
  });

  it('is at most 200 characters and ends at a sentence or a word', () => {
    const sentence = summaryOf({ setting: `${'word '.repeat(20)}end. ${'more '.repeat(40)}` });
    assert.ok(sentence.endsWith('end.'), sentence);
    const words = summaryOf({ setting: 'слово '.repeat(60) });
    assert.ok(words.length <= 200 && words.endsWith('слово…'), words);
    const noBlank = summaryOf({ setting: '😀'.repeat(150) });
    assert.ok(noBlank.length <= 200 && noBlank.isWellFormed(), String(noBlank.length));
  });
});

describe('firstParagraph', () => {
  const cases: readonly (readonly [name: string, readme: string, expected: string | undefined])[] = [
    [
      'a heading before it',
      '# Shop\n\nSells *things* to `people`.\nIn two lines.\n\nMore.',
      'Sells things to people. In two lines.',
    ],
    ['a heading right above it', '# Shop\nSells **many** things.', 'Sells many things.'],
    ['an underlined heading', 'Shop\n====\n\nSells things.', 'Sells things.'],
    [
      'an overlined heading (rst)',
      '====\nShop\n====\n\n:py:func:`sell` sells `things <http://x>`_.',
      'sell sells things.',
    ],
    [
      'badges, a logo and a language bar',
      '<p align="center"><img src="x.png"></p>\n\n[![CI](https://a/b.svg)](https://a) ![x](y)\n[![npm][npm-badge]][npm]\n\n' +
        '[English](README.md) | [Русский](README.ru.md)\n\n## About\n\nDoes [one thing](http://x) well.\n\n[npm]: http://y',
      'Does one thing well.',
    ],
    [
      'html',
      '<h1>Title here</h1>\n<div align="center">\n  <strong>Fast and small things</strong><br>for all\n</div>',
      'Fast and small things for all',
    ],
    ['a comment and front matter', '---\ntitle: x y\n---\n<!-- a b\n\nc d -->\nReal text here.', 'Real text here.'],
    ['code before text', '```sh\nnpm install the thing\n```\n\nThen read this.', 'Then read this.'],
    ['a quote', '> [!NOTE]\n> A tagline of words.', 'A tagline of words.'],
    ['lists and tables only', '# T\n\n- one two\n- three\n\n| a b | c |\n|--|--|', undefined],
    ['Russian', '# Магазин\r\n\r\nПродаёт вещи людям.\r\n', 'Продаёт вещи людям.'],
    ['snake_case and escapes', 'Use my_own_name and 2 \\* 3 &amp; more.', 'Use my_own_name and 2 * 3 & more.'],
    [
      'a row of languages in HTML',
      '<a href="x">English text</a> · <a href="y">Docs</a>\n\nSells things.',
      'Sells things.',
    ],
    ['an address with parentheses', 'Sells [many](http://x/Thing_(y)) things.', 'Sells many things.'],
    ['an element that nothing closes', '<details>\n\nSells things.', 'Sells things.'],
    ['nothing', '', undefined],
  ];
  for (const [name, readme, expected] of cases) {
    it(`takes the first text of a README with ${name}`, () => assert.equal(firstParagraph(readme), expected));
  }

  it('takes no longer for marks that nothing closes', () => {
    const marks = [
      '<a ',
      '<!--',
      '<details>',
      '[a',
      '![a',
      '[a](',
      '**a ',
      '_a ',
      '`a <',
      ':a',
      '<http://',
      'a \t',
      'a',
    ];
    const texts = [
      ...marks.map((mark) => mark.repeat(50_000)),
      `[${'[x](y)'.repeat(50_000)}`,
      `a${' '.repeat(200_000)}b`,
    ];
    const started = performance.now();
    for (const text of texts) firstParagraph(text);
    // It takes half a second; each of these took minutes or for ever.
    assert.ok(performance.now() - started < 20_000);
  }).timeout(60_000);
});
