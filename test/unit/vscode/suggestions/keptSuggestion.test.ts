import assert from 'node:assert/strict';
import type { LocatedDefinition } from '../../../../src/core/parsing/locatedDefinition.ts';
import { keepSuggestion, reviveSuggestion } from '../../../../src/vscode/suggestions/keptSuggestion.ts';
import { bindSuggestion } from '../../../../src/vscode/suggestions/suggestion.ts';
import { testParser } from '../../../support/testParser.ts';

const KEY = 'sk-abcDEF0123456789abcDEF01';
const OTHER_KEY = 'sk-zyxWVU9876543210zyxWVU98';
const CONNECT = `def connect():\n    url = "https://a.example"\n    token = "${KEY}"\n    return open(url, token)`;
const BETTER = CONNECT.replace('return open', 'return opened');
const file = (definition: string) => `import os\n\n\n${definition}\n`;

function outline(text: string): Promise<readonly LocatedDefinition[]> {
  return testParser.outline('a.py', 'python', text).then(({ definitions }) => definitions);
}

function suggestion(definition = CONNECT, replacement = BETTER) {
  const text = file(definition);
  const start = text.indexOf(definition);
  return bindSuggestion(
    {
      ...{ id: 's1', uri: 'file:///a.py', target: 'a.py#connect', name: 'connect', kind: 'function', action: 'better' },
      ...{ replacement, addedImports: [], reply: 'def connect(): __SECRET_1__', warnings: [], callers: [] },
      origin: { model: 'ollama/m', local: true, sentTokens: 1, fileTokens: 2 },
    },
    text,
    { start, end: start + definition.length },
  );
}

describe('a suggestion over a reload of the window', () => {
  it('is kept without the secrets of its code, and comes back with them', async () => {
    const kept = keepSuggestion(suggestion())!;
    assert.ok(!JSON.stringify(kept).includes(KEY));
    const text = `# typed above\n${file(CONNECT)}`;
    const back = reviveSuggestion(kept, 's9', text, await outline(text))!;
    assert.deepEqual([back.id, back.state, back.bound.text, back.replacement], ['s9', 'pending', CONNECT, BETTER]);
    assert.equal(text.slice(back.anchor.start, back.anchor.end), CONNECT);
  });

  it('takes the secret that is in the document now', async () => {
    const text = file(CONNECT).replace(KEY, OTHER_KEY);
    const back = reviveSuggestion(keepSuggestion(suggestion())!, 's1', text, await outline(text))!;
    assert.equal(back.state, 'pending');
    assert.equal(back.replacement, BETTER.replace(KEY, OTHER_KEY));
  });

  it('is not kept where a secret would have to be', () => {
    const twice = BETTER.replace('opened(url, token)', `opened(url, "${KEY}")`);
    assert.equal(keepSuggestion(suggestion(CONNECT, twice)), undefined);
    assert.equal(keepSuggestion({ ...suggestion(), reply: `token = "${KEY}"` }), undefined);
  });

  it('is stale where its code reads otherwise, and lost where that had secrets', async () => {
    const plain = CONNECT.replace(KEY, 'none');
    const kept = keepSuggestion(suggestion(plain, plain.replace('open', 'opened')))!;
    const text = file(plain.replace('url =', 'address ='));
    const back = reviveSuggestion(kept, 's1', text, await outline(text))!;
    assert.deepEqual([back.state, back.firstLine, back.bound.text], ['stale', 3, plain]);
    const secret = file(CONNECT.replace('url =', 'address ='));
    assert.equal(reviveSuggestion(keepSuggestion(suggestion())!, 's1', secret, await outline(secret)), undefined);
  });

  it('tells equal definitions apart by their owner', async () => {
    const kept = keepSuggestion(suggestion())!;
    const inClass = `class Other:\n${CONNECT.replace(/^/gm, '    ')}\n`;
    const text = `${inClass}\n\n${CONNECT}\n`;
    const back = reviveSuggestion(kept, 's1', text, await outline(text))!;
    assert.equal(back.anchor.start, text.indexOf(`\n${CONNECT}`) + 1);
  });
});
