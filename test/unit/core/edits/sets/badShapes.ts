import type { ProblemCode } from '../../../../../src/core/edits/checkedReply.ts';
import type { ActionName } from '../../../../../src/core/prompts/actions.ts';
import { fence } from '../cases/replyCase.ts';
import type { Sample } from './samples.ts';

/** A bad reply and what the gate must say: that it is refused, or the warning that is due. */
export interface BadShape {
  readonly name: string;
  readonly action?: ActionName;
  readonly cutOff?: boolean;
  readonly reply: string;
  /** Absent: refused, whatever the reason. */
  readonly warning?: ProblemCode;
}

/** Placeholders for code left out, by the words of real models, one for each language in turn. */
const ELISIONS: readonly string[] = [
  '... rest of the code ...',
  'existing code',
  'rest of the function remains the same',
  'остальной код без изменений',
  'Your code here',
  '... (unchanged)',
  'The rest of the implementation stays the same',
  'code omitted for brevity',
  'Same as before',
  'остальная часть функции',
];

/** The shapes of bad replies that the notes and reports of users name, made of a sample. `seed` varies the words. */
export function badShapes(sample: Sample, seed: number): BadShape[] {
  const { good, code, header, renamed, resigned, stub, middle, comment, other, unknown } = sample;
  const elision = comment(ELISIONS[seed % ELISIONS.length]!);
  const [before = '', after = ''] = good.split(middle);
  const half = good.slice(0, Math.floor(good.length * 0.6));
  const blanks = /^[ \t]*/.exec(middle)![0];
  const todo = comment('TODO: round to cents');
  const shapes: BadShape[] = [
    { name: 'nothing', reply: '' },
    { name: 'an apology', reply: 'I am sorry, but I cannot help with that.' },
    {
      name: 'an explanation without code',
      reply: 'The function can be made simpler by using a built-in function for the maximum.',
    },
    { name: 'an empty fence', reply: '```\n\n```' },
    { name: 'reasoning without an end', reply: `<think>\nFirst I look at the loop.\n${good}` },
    {
      name: 'reasoning inside the code',
      reply: fence(`${before}${blanks}<think>should I keep this?</think>\n${middle}${after}`),
    },
    { name: 'a control token inside the code', reply: fence(`${before}${blanks}<|im_end|>\n${middle}${after}`) },
    { name: 'prose before the code in the fence', reply: fence(`Here is the improved version:\n${good}`) },
    {
      name: 'prose after the code in the fence',
      reply: fence(`${good}\n\nThis version is shorter and faster than before.`),
    },
    { name: 'a fence left inside', reply: `~~~\n${before}\`\`\`\n${middle}${after}\n~~~` },
    { name: 'a cut-off reply', reply: `\`\`\`\n${half}`, cutOff: true },
    { name: 'a reply that stops in the middle', reply: `\`\`\`\n${half.slice(0, half.lastIndexOf('('))}(` },
    { name: 'a placeholder comment', reply: fence(before + blanks + elision) },
    { name: 'a placeholder between code', reply: fence(`${before}${blanks}${elision}\n${lastLines(good)}`) },
    { name: 'a body that ends early', reply: fence(endedEarly(code)) },
    { name: 'dots for code', reply: fence(`${before}${blanks}...\n${lastLines(good)}`) },
    { name: 'another name', reply: fence(good.replace(header, renamed)) },
    { name: 'another signature', reply: fence(good.replace(header, resigned)) },
    { name: 'an emptied body', reply: fence(stub) },
    { name: 'a second definition beside it', reply: fence(`${good}\n\n${other}`) },
    { name: 'another definition only', reply: fence(other) },
    {
      name: 'a unified diff',
      reply: `\`\`\`diff\n@@ -1,3 +1,3 @@\n${good
        .split('\n')
        .map((line, at) => `${at % 3 === 1 ? '+' : at % 3 === 2 ? '-' : ' '}${line}`)
        .join('\n')}\n\`\`\``,
    },
    { name: 'a search and replace block', reply: fence(`<<<<<<< SEARCH\n${code}\n=======\n${good}\n>>>>>>> REPLACE`) },
    { name: 'code in JSON', reply: fence(JSON.stringify({ code: good }), 'json') },
    {
      name: 'code with line numbers',
      reply: fence(
        good
          .split('\n')
          .map((line, at) => `${at + 1}: ${line}`)
          .join('\n'),
      ),
    },
    { name: 'an unclosed bracket', reply: fence(good.replace(/\)(?=[^)]*$)/, '')) },
    {
      name: 'a list of advice',
      reply: '1. Use a constant for the tax.\n2. Avoid the nested condition.\n3. Add a test.',
    },
    { name: 'documentation with other code', action: 'document', reply: fence(good) },
    { name: 'documentation with a line left out', action: 'document', reply: fence(good.replace(`${middle}\n`, '')) },
    { name: 'a TODO lost', reply: fence(withoutLine(good, todo)), warning: 'documentation-lost' },
    {
      name: 'another signature where it may change',
      action: 'fix',
      reply: fence(good.replace(header, resigned)),
      warning: 'signature-changed',
    },
  ];
  if (unknown !== undefined) {
    shapes.push({
      name: 'a name that nothing defines',
      reply: fence(good.replace(...unknown)),
      warning: 'name-unknown',
    });
  }
  return shapes;
}

/** The code up to its first assignment, and what closes it: nothing says that the rest is missing. */
function endedEarly(code: string): string {
  const lines = code.split('\n');
  const first = lines.findIndex((line) => /\bresult\b.*=/.test(line));
  const closer = /^\s*(?:\}|end)$/.test(lines.at(-1)!) ? [lines.at(-1)!] : [];
  return [...lines.slice(0, first + 1), ...closer].join('\n');
}

/** The last two lines: what is left where the middle is not. */
function lastLines(code: string): string {
  return code.split('\n').slice(-2).join('\n');
}

function withoutLine(code: string, text: string): string {
  return code
    .split('\n')
    .filter((line) => line.trim() !== text)
    .join('\n');
}
