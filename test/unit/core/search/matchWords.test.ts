import assert from 'node:assert/strict';
import type { ModuleEntry } from '../../../../src/core/indexing/moduleEntry.ts';
import { matchWords } from '../../../../src/core/search/matchWords.ts';
import { PhraseSearch } from '../../../../src/core/search/phrases.ts';
import { readQuestion } from '../../../../src/core/search/question.ts';
import { WorkspaceWords } from '../../../../src/core/search/workspaceWords.ts';
import { readWords } from '../../../../src/core/text/readWords.ts';

/** A module of functions, each of one line `def NAME(): TEXT`. */
function moduleOf(path: string, texts: Readonly<Record<string, string>>): { entry: ModuleEntry; text: string } {
  const lines = Object.entries(texts).map(([name, text]) => `def ${name}(): ${text}\n`);
  const definitions = Object.keys(texts).map((name) => ({ name, signature: `def ${name}()`, parent: -1 }));
  return { entry: { path, facts: { definitions } } as unknown as ModuleEntry, text: lines.join('') };
}

function workspaceOf(modules: readonly ReturnType<typeof moduleOf>[]): WorkspaceWords {
  return new WorkspaceWords((entry) => {
    const { text } = modules.find((module) => module.entry === entry)!;
    let at = 0;
    const stretches = text
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const outerStart = at;
        at += line.length + 1;
        return { outerStart, outerEnd: at };
      });
    return readWords(text, stretches);
  });
}

const cart = moduleOf('src/cart.py', {
  total_price: 'return price * count  # the price in cents, "price is unknown"',
  remove: 'del self.items["Item is gone from here"]',
  items: 'return cart',
});
const token = moduleOf('src/token.py', { expire: 'raise Expired("Token is expired")', read: 'return read(token)' });
const modules = [cart, token];
const entries = modules.map(({ entry }) => entry);

describe('how well modules match a question', () => {
  const matched = (question: string, workspace = workspaceOf(modules)) =>
    matchWords(readQuestion(question), entries, workspace).map(({ score, definitions, scores }) => {
      return { score, definitions: new Map(definitions.map((at, place) => [at, scores[place]!])) };
    });

  it('is scored by definition, a name more than what stands in the body', () => {
    const [first, second] = matched('price');
    assert.deepEqual([...first!.definitions.keys()], [0]);
    assert.deepEqual([...second!.definitions.keys()], []);
    assert.equal(second!.score, 0);
    const inName = matched('remove')[0]!.definitions.get(1)!;
    const inBody = matched('unknown')[0]!.definitions.get(0)!;
    assert.ok(inName > inBody, `${inName}, ${inBody}`);
  });

  it('counts the path of a file for the file alone', () => {
    const [, second] = matched('tokens');
    assert.ok(second!.score > 0);
    assert.deepEqual([...second!.definitions.keys()].sort(), [0, 1]);
  });

  it('leaves nothing behind for the next question', () => {
    const workspace = workspaceOf(modules);
    const before = matched('price of expired tokens', workspace);
    matched('remove items', workspace);
    assert.deepEqual(matched('price of expired tokens', workspace), before);
  });

  it('does not depend on which names were read first', () => {
    const other = workspaceOf(modules);
    for (const name of ['token', 'zebra', 'unknown', 'Expired', 'cart', 'price']) other.vocabulary.add(name);
    other.of(token.entry);
    assert.deepEqual(matched('price of the expired cart token', other), matched('price of the expired cart token'));
  });
});

describe('what a message says word for word', () => {
  it('is found by definition, whatever the case, and only where all of it stands', () => {
    const workspace = workspaceOf(modules);
    for (const entry of entries) workspace.of(entry);
    const phrases = [
      ['token', 'IS', 'expired'],
      ['price', 'is', 'gone'],
      ['never', 'said', 'anywhere'],
      ['is', 'gone'],
    ];
    const search = new PhraseSearch(phrases, workspace.vocabulary);
    assert.deepEqual(search.in(workspace.of(token.entry)), [[0], [], [], []]);
    assert.deepEqual(search.in(workspace.of(cart.entry)), [[], [], [], [1]]);
  });
});
