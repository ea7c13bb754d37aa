import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { exportFiles } from '../../../src/continue/exportFiles.ts';
import { mergeBlock } from '../../../src/continue/mergeBlock.ts';
import { createRandom } from '../../support/random.ts';

interface Line {
  readonly text: string;
  /** Whether its value may become ours. */
  readonly ours: boolean;
}

const [wanted = ''] = exportFiles({
  order: ['ollama/qwen'],
  contextLength: 8192,
  user: [],
  http: false,
  mcp: false,
}).map(({ text }) => text);

/** Ways to write what is not ours; `@` stands for a name that no other line has. */
const FOREIGN = [
  '@: 0123',
  '@: 1_000',
  '@: 0x1F',
  '@:    aligned      # comment',
  "@: 'it''s'",
  `@: "${'long '.repeat(40)}"`,
  '@: [ a,b , c ]',
  '@: {a: 1,b: 2 }',
  '@:',
  '@: ~',
  '"@ quoted" : yes',
  '# comment',
  '',
  '@: plain\n  that goes on',
  '@: >-\n  folded text\n  goes on\n\n  next',
  '@: |+\n  kept\n\n',
  '@:\n  - 1\n  -   two',
  '@: &anchor@ x\n@again: *anchor@',
];
const OURS: readonly (readonly string[])[] = [
  ['provider: ollama', 'provider:   openai # was', "provider: 'ollama'"],
  ['model: "other"', 'model: qwen   # mine'],
  ['roles: [chat]', 'roles:\n- chat'],
  [
    'defaultCompletionOptions:\n  contextLength:  4096 # small\n  x: 0o17',
    'defaultCompletionOptions: {contextLength: 1,y: 2}',
  ],
];

function randomBlock(seed: number): { lines: readonly Line[]; text: string } {
  const below = createRandom(seed);
  let names = 0;
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const indented = (text: string, indent: string, ours = false): Line[] =>
    text.split('\n').map((line) => ({ text: line === '' ? '' : indent + line, ours }));
  const foreign = (indent: string): Line[] =>
    Array.from({ length: below(4) }).flatMap(() => {
      names += 1;
      return indented(pick(FOREIGN).replaceAll('@', `key${names}`), indent);
    });
  const own = OURS.flatMap((ways) => (below(3) === 0 ? [] : indented(pick(ways), '    ', true)));
  const other: Line[] = [{ text: '  - name:  other', ours: false }, ...foreign('    ')];
  const entries =
    below(4) === 0
      ? []
      : [...indented('  - name: qwen (llmstruct)', ''), ...foreign('    '), ...own, ...foreign('    ')];
  const models =
    below(5) === 0
      ? []
      : [
          { text: 'models: # all', ours: false },
          ...(below(2) === 0 ? other : []),
          ...entries,
          ...(below(2) === 0 ? other : []),
        ];
  const lines = [{ text: 'name: "mine"', ours: false }, ...foreign(''), ...models, ...foreign('')];
  const lineEnd = pick(['\n', '\r\n']);
  const text = lines.map((line) => line.text).join(lineEnd) + (below(3) === 0 ? '' : lineEnd);
  return { lines, text: (below(3) === 0 ? '\uFEFF' : '') + text };
}

/** The first line of `lines` that is not in `text`, in their order and with its bytes. */
function lostLine(lines: readonly Line[], old: string, text: string): string | undefined {
  const rows = text.split('\n');
  const lineEnd = old.includes('\r\n') ? '\r' : '';
  let at = 0;
  for (const line of lines) {
    if (line.ours) continue;
    const there = [line.text + lineEnd, line.text, `\uFEFF${line.text}${lineEnd}`];
    const found = rows.findIndex((row, index) => index >= at && there.includes(row));
    if (found < 0) return line.text;
    at = found + 1;
  }
  return undefined;
}

describe('mergeBlock on random files', () => {
  it('leaves every line that is not ours as it is, and is done after once', function () {
    this.timeout(20_000);
    for (let seed = 1; seed <= 200; seed += 1) {
      const { lines, text } = randomBlock(seed);
      const merged = mergeBlock(text, wanted);
      assert.ok(merged !== undefined, `seed ${seed}\n${text}`);
      assert.equal(lostLine(lines, text, merged), undefined, `seed ${seed}\n${text}\n=>\n${merged}`);
      assert.equal(merged.startsWith('\uFEFF'), text.startsWith('\uFEFF'));
      if (text.includes('\r\n')) assert.doesNotMatch(merged, /[^\r]\n/, `seed ${seed}`);
      else assert.ok(!merged.includes('\r'));
      const { models } = parse(merged) as { models: Record<string, unknown>[] };
      const { provider, model, defaultCompletionOptions } =
        models.find(({ name }) => name === 'qwen (llmstruct)') ?? {};
      assert.deepEqual([provider, model], ['ollama', 'qwen'], `seed ${seed}\n${merged}`);
      assert.equal((defaultCompletionOptions as Record<string, unknown>)['contextLength'], 8192);
      assert.equal(mergeBlock(merged, wanted), merged, `seed ${seed}`);
    }
  });
});
