import assert from 'node:assert/strict';
import { lexicalRules } from '../../../../src/core/text/lexicalRules.ts';
import { lexicalSpans } from '../../../../src/core/text/lexicalSpans.ts';
import { fence } from './cases/replyCase.ts';
import { check, outcome } from './checkCase.ts';
import { SAMPLES } from './sets/samples.ts';

const newText = async (language: string, head: string): Promise<string> => {
  const sample = SAMPLES[language]!;
  // What Go code does not use, it may not import.
  const good = language === 'go' ? sample.good.replace('0.0\n', '0.0\n\tsort.Float64s(prices)\n') : sample.good;
  const checked = await check({ ...sample, reply: fence(`${head}\n\n${good}`) });
  assert.equal(checked.status, 'suggested', `${language}: ${JSON.stringify(checked.problems)}`);
  return checked.status === 'suggested' ? checked.newText : '';
};

/** What a reply begins with, and what of it stands where in the file. */
const IMPORTS: readonly (readonly [language: string, head: string, expected: string])[] = [
  ['go', 'package main\n\nimport (\n\t"math"\n\t"sort"\n)', 'import (\n\t"math"\n\t"sort"\n)\n'],
  ['go', 'package shop\n\nimport "sort"', 'import (\n\t"math"\n\t"sort"\n)\n'],
  [
    'java',
    'package shop;\n\nimport java.util.List;\nimport java.util.Map;',
    'import java.util.List;\nimport java.util.Map;\n',
  ],
  ['kotlin', 'import kotlin.math.floor\nimport kotlin.math.max', 'import kotlin.math.floor\nimport kotlin.math.max\n'],
  ['csharp', 'using System;\nusing System.Linq;', 'using System.Collections.Generic;\nusing System.Linq;\n'],
  ['rust', 'use std::f64;\nuse std::collections::HashMap;', 'use std::f64;\nuse std::collections::HashMap;\n'],
  ['c', '#include <math.h>\n#include <stdio.h>', '#include <math.h>\n#include <stdio.h>\n'],
  ['php', '<?php\n\nuse Shop\\Tax\\Rate;\nuse Shop\\Money;', 'use Shop\\Tax\\Rate;\nuse Shop\\Money;\n'],
  ['ruby', "require 'set'\nrequire 'bigdecimal'", "require 'set'\nrequire 'bigdecimal'\n"],
];

describe('the gate in every language', () => {
  for (const [language, head, expected] of IMPORTS) {
    it(`places imports where ${language} has them, none of them twice: ${head.split('\n').at(-1)}`, async () => {
      const text = await newText(language, head);
      assert.ok(text.includes(expected), text);
      const lines = expected.split('\n').filter((line) => /\w/.test(line) && !line.endsWith('('));
      for (const line of lines) assert.equal(text.split(line).length, 2, text);
    });
  }

  for (const [language, sample] of Object.entries(SAMPLES)) {
    it(`takes documentation and nothing else for Document in ${language}`, async () => {
      const { code, comment } = sample;
      // The last line closes the definition and stands where its first one does in the file.
      const blanks = /^\s*/.exec(code.split('\n').at(-1)!)![0];
      const inPlace = code.split('\n').map((line) => (line.startsWith(blanks) ? line.slice(blanks.length) : line));
      const documented =
        language === 'python'
          ? code.replace('Sums prices', 'Adds all prices')
          : `${docFor(language, comment)}\n${inPlace.join('\n')}`;
      const checked = await check({ ...sample, action: 'document', reply: fence(documented) });
      assert.equal(outcome(checked), 'suggested', JSON.stringify(checked.problems));
    });

    it(`keeps the documentation of ${language} when the reply has none`, async () => {
      if (language === 'python') return assert.ok(sample.code.includes('"""'));
      const bare = sample.good.slice(sample.good.indexOf('\n') + 1);
      const checked = await check({ ...sample, reply: fence(bare) });
      assert.equal(outcome(checked), 'suggested', JSON.stringify(checked.problems));
      assert.ok(checked.status === 'suggested' && /Sums prices|sums prices|Shows the total/.test(checked.newText));
    });
  }
});

function docFor(language: string, comment: (text: string) => string): string {
  if (['go', 'ruby', 'bash'].includes(language)) return comment('Total adds all prices.');
  if (language === 'rust') return '/// Adds all prices.';
  return language === 'csharp' ? '/// <summary>Adds all prices.</summary>' : '/** Adds all prices. */';
}

describe('comments and strings', () => {
  const spans = (language: string, text: string): string[] =>
    lexicalSpans(text, lexicalRules(language)!).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

  const TEXTS: readonly (readonly [language: string, text: string, expected: readonly string[]])[] = [
    ['go', 'x := `a // b\n"c` // d', ['string `a // b\n"c`', 'comment // d']],
    ['rust', "fn f<'a>(x: &'a str) { 'x' /* a /* b */ c */ }", ["string 'x'", 'comment /* a /* b */ c */']],
    ['rust', 'r#"a "b" // c"# // d', ['string r#"a "b" // c"#', 'comment // d']],
    ['java', 'var x = """\n  // a\n  """; // b', ['string """\n  // a\n  """', 'comment // b']],
    ['kotlin', 'val x = "a ${b("c")} // d"', ['string "a ${b("c")} // d"']],
    ['csharp', '@"a\\" + $"b {c("d")} // e"', ['string @"a\\"', 'string $"b {c("d")} // e"']],
    ['cpp', 'auto x = R"(a // " b)"; // c', ['string R"(a // " b)"', 'comment // c']],
    ['php', "#[Pure]\n$a = 'b\n# c'; # d", ["string 'b\n# c'", 'comment # d']],
    ['php', '$x = <<<EOT\n// a\nEOT; // b', ['string <<<EOT\n// a\nEOT', 'comment // b']],
    ['ruby', 'x = "a #{b} # c" # d', ['string "a #{b} # c"', 'comment # d']],
    ['ruby', 'x = <<~SQL\n  # a\nSQL\ny # b', ['string <<~SQL\n  # a\nSQL', 'comment # b']],
    ['bash', 'echo $# "${a#b} # c" # d', ['string "${a#b} # c"', 'comment # d']],
    ['bash', "cat <<'E'\n# a\nE\nx # b", ["string <<'E'\n# a\nE", 'comment # b']],
  ];
  for (const [language, text, expected] of TEXTS) {
    it(`are told apart in ${language}: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(spans(language, text), expected));
  }
});
