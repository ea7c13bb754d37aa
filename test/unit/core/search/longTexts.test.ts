import assert from 'node:assert/strict';
import { answerParts } from '../../../../src/core/answers/answerParts.ts';
import { languageOfInfo, pathsIn, pathsOfFirstLine, pathsOfInfo } from '../../../../src/core/answers/pathHints.ts';
import { plainWords } from '../../../../src/core/answers/plainWords.ts';
import { readAdvice } from '../../../../src/core/answers/readAdvice.ts';
import { detectElision } from '../../../../src/core/edits/gate/detectElision.ts';
import { extractCode } from '../../../../src/core/edits/reply/extractCode.ts';
import { hideSecrets } from '../../../../src/core/privacy/secrets/maskSecrets.ts';
import { placesIn } from '../../../../src/core/search/places.ts';
import { readQuestion } from '../../../../src/core/search/question.ts';
import { isRequestWord, readWish } from '../../../../src/core/search/readWish.ts';
import { readAnalysis } from '../../../../src/core/tasks/analysis/readAnalysis.ts';

const ONE_WORD = 'a'.repeat(1_000_000);
/** So many characters of each of these would take minutes as well. */
const MANY = 100_000;

/** What some expression once read again from each of its characters. */
const UNITS = [
  'я',
  '/',
  'a.',
  'a/',
  '.',
  '-',
  '[',
  '[](',
  '#',
  ' ',
  '__',
  '*',
  '`',
  '(',
  'token',
  'sk-',
  'eyJ-',
  'cover ',
  'покрой ',
  '<think>\n',
];

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'the places of a question': (text) => placesIn(text, ['src/a.py', 'lib/a.py']),
  'a wish': readWish,
  'a word of a wish': isRequestWord,
  'a question': readQuestion,
  'the parts of an answer': answerParts,
  'the advice of an answer': (text) => readAdvice(answerParts(`# Plan\n- **Fix${text} it**: x`)),
  'the paths of an answer': (text) => [
    pathsIn(text),
    pathsOfInfo(text),
    languageOfInfo(text),
    pathsOfFirstLine(`# ${text} x y`),
  ],
  'the words of an answer': plainWords,
  'a reply': (text) => extractCode(`${text} </s> </s> x`, 'total'),
  'a reply with a block': (text) => extractCode(`\`\`\`\ntotal${text}\n\`\`\``, 'total'),
  'what a reply leaves out': (text) => detectElision(`# a${text} b`, ''),
  'the secrets of a text': hideSecrets,
  'an analysis': readAnalysis,
};

// Nothing here measures time: what takes it by the square of the length does not end within the limit of any test.
describe('a long text that says one thing again and again', () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(`is read at once as ${name}`, () => {
      assert.doesNotThrow(() => read(ONE_WORD));
      for (const unit of UNITS) assert.doesNotThrow(() => read(unit.repeat(MANY / unit.length)), unit);
    });
  }
});
