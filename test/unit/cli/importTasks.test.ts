import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportDocument } from '../../../src/cli/commands/tasks/importedCode.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const CART = `class Cart:
    def add(self, line):
        self.lines.append(line)

    def total(self):
        result = 0
        for line in self.lines:
            result += line.price
        return result


def load(path):
    return open(path)
`;

const ANSWER = `I'd change \`Cart.total\`:

\`\`\`python
def total(self):
    return sum(line.price for line in self.lines)
\`\`\`

and \`load\`:

\`\`\`python
def load(path):
    return open(path, encoding="utf-8")
\`\`\`

## Next steps

- Add a test for an empty cart
- **Close the file**: \`load\` leaves it open.
`;

describe('llmstruct tasks import', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-import-'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
    writeFileSync(join(folder, 'cart.py'), CART);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const imported = (words: readonly string[], input: string, environment: Record<string, string> = {}) => {
    const { index } = createMemoryWorkspace({}, { folder });
    return run(['tasks', 'import', '-', ...words], { folder, input, index: { ...index }, environment });
  };
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('prints one difference that git takes, makes tasks, and makes none the second time', async () => {
    const first = await imported([], ANSWER);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^--- a\/cart\.py\n\+\+\+ b\/cart\.py\n/);
    assert.match(first.err, /block 1, line 3: a suggestion for cart\.py#Cart\.total; --apply writes it\n/);
    assert.match(first.err, /TSK-001 +open +Add a test for an empty cart\nTSK-002 +open +Close the file\n/);
    assert.equal(read('cart.py'), CART);
    execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: first.out });
    const toml = read('llmstruct.toml');
    assert.match(toml, /symbol = "cart\.py#load"/);

    const again = await imported(['--json'], ANSWER);
    assertValid('import', again.json);
    const { tasks } = again.json as ImportDocument;
    assert.deepEqual([tasks.added, tasks.known.map(({ id }) => id)], [[], ['TSK-001', 'TSK-002']]);
    assert.equal(read('llmstruct.toml'), toml);
  });

  it('knows a task that was renamed, moved in the file and laid out otherwise in the answer', async () => {
    await imported([], ANSWER);
    writeFileSync(join(folder, 'llmstruct.toml'), read('llmstruct.toml').replace('Close the file', 'Use with'));
    const relaid = ANSWER.replace('- **Close the file**:', '2. Close the **file** -').replace(
      '- Add a test',
      '* Add a *test*',
    );
    const again = (await imported(['--json'], relaid)).json as ImportDocument;
    assert.deepEqual([again.tasks.added.length, again.tasks.known.length], [0, 2]);
  });

  it('writes with --apply, and says then that it is so already', async () => {
    const applied = await imported(['--apply', '--json'], ANSWER);
    assertValid('import', applied.json);
    assert.deepEqual(
      (applied.json as ImportDocument).code.map(({ state }) => state),
      ['applied', 'applied'],
    );
    assert.match(
      read('cart.py'),
      /return sum\(line\.price for line in self\.lines\)\n\n\ndef load\(path\):\n {4}return open\(path, enc/,
    );
    const again = await imported(['--apply'], ANSWER);
    assert.deepEqual([again.code, again.out], [0, '']);
    assert.match(again.err, /block 1, line 3: cart\.py#Cart\.total is like that already\n/);
    assert.match(again.err, /Tasks already: TSK-001, TSK-002\n$/);
  });

  it('puts in what is new where the answer says that it belongs, and names the rest', async () => {
    const helper = 'def save(path, text):\n    return open(path, "w").write(text)\n';
    const answer = `In \`cart.py\`:\n\n\`\`\`python\n${helper}\`\`\`\n\nSomewhere:\n\n\`\`\`python\ndef nowhere():\n    return 1\n\`\`\`\n`;
    const said = await imported(['--json'], answer);
    assertValid('import', said.json);
    assert.deepEqual((said.json as ImportDocument).code[0]?.behind, 'cart.py#load');
    assert.match(said.err, /cart\.py#save is new and would come behind cart\.py#load; --apply writes it\n/);
    assert.match(said.err, /nowhere is not in the code yet, and the answer does not say where it belongs/);
    execFileSync('git', ['apply', '--check', '-'], { cwd: folder, input: (said.json as ImportDocument).diff });
    await imported(['--apply'], answer);
    assert.equal(read('cart.py'), `${CART}\n\n${helper}`);
    assert.match((await imported([], answer)).err, /cart\.py#save is like that already/);
  });

  it('does nothing with --dry-run', async () => {
    const { code, err } = await imported(['--dry-run'], ANSWER);
    assert.equal(code, 0);
    assert.match(err, /would be a task: Add a test for an empty cart\nwould be a task: Close the file\n$/);
    assert.throws(() => read('llmstruct.toml'), { code: 'ENOENT' });
  });

  it('asks with exit 1 where code or advice fits several places, in Russian too; --pick answers', async () => {
    writeFileSync(join(folder, 'other.py'), 'def load(path):\n    return path\n');
    const text = ANSWER.replace('\n## Next', '\n## Next');
    const asked = await imported([], text);
    assert.equal(asked.code, 1);
    assert.match(asked.err, /load may be: cart\.py#load, other\.py#load\n {2}Say which: --pick "2=cart\.py#load"\n/);
    assert.match(
      asked.err,
      /TSK-002 may be about: cart\.py#load, other\.py#load\n {2}Say which: llmstruct tasks set TSK-002 "symbol=cart\.py#load"\n/,
    );
    const russian = await imported([], text, { LLMSTRUCT_LANG: 'ru' });
    assert.match(russian.err, /load — это может быть: cart\.py#load, other\.py#load\n {2}Укажите/);
    const picked = await imported(['--pick', '2=other.py#load'], text);
    assert.equal(picked.code, 0, picked.err);
    assert.match(picked.out, /\+\+\+ b\/other\.py/);
  });

  it('says what the gate refused, with exit 1', async () => {
    const refused = await imported(
      ['--json'],
      '```python\ndef load(path):\n    # ... rest of the code\n    pass\n```\n',
    );
    assert.equal(refused.code, 1);
    assertValid('import', refused.json);
    assert.match(refused.err, /not usable for cart\.py#load\n {2}- it leaves code out and says so in a comment/);
  });

  it('words what is wrong with the command, and an answer with nothing in it', async () => {
    assert.match((await imported([], 'Nothing to do here.')).err, /neither code nor advice/);
    assert.match((await imported(['--pick', 'two'], '')).err, /--pick needs BLOCK=path#Name, not two\./);
    assert.match((await imported(['--apply', '--dry-run'], '')).err, /exclude each other/);
    const missing = await run(['tasks', 'import', 'nowhere.md', '--json'], { folder });
    assert.equal(missing.code, 2);
    assertValid('error', missing.json);
  });

  it('changes nothing where one of several files cannot be written', async () => {
    writeFileSync(join(folder, 'store.py'), Buffer.from('\ufeffdef save(text):\n    return text\n', 'utf16le'));
    const second = '```python\ndef save(text):\n    return text.strip()\n```\n';
    const { code, err } = await imported(['--apply'], `${ANSWER}\nIn \`store.py\`:\n\n${second}`);
    assert.equal(code, 2, err);
    assert.match(err, /store\.py cannot be written: UTF-16\.\n.*nothing was changed/);
    assert.equal(read('cart.py'), CART);
    assert.throws(() => read('llmstruct.toml'), { code: 'ENOENT' });
  });

  it('changes nothing of a file that is no TOML', async () => {
    writeFileSync(join(folder, 'llmstruct.toml'), '[[tasks]\n');
    const { code, err } = await imported(['--apply'], ANSWER);
    assert.equal(code, 2, err);
    assert.equal(read('cart.py'), CART);
  });
});
