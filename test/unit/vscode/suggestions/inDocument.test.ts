import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { LocatedDefinition } from '../../../../src/core/parsing/locatedDefinition.ts';
import { inDocument } from '../../../../src/vscode/suggestions/inDocument.ts';
import { bindSuggestion } from '../../../../src/vscode/suggestions/suggestion.ts';

const BASE = 'def run():\n    return 1\n';

function outline(text: string): LocatedDefinition[] {
  return [...text.matchAll(/def run\(\):\n {4}return \d+/g)].map(({ index: start, 0: { length } }) => {
    const places = { start, end: start + length, headerStart: start, headerEnd: start + 'def run()'.length };
    return { id: 'm.py#run', kind: 'function', name: 'run', ...places, partial: false, parent: -1 };
  });
}

/** A document whose text is another one each time it was parsed, as somebody types on. */
function typing(texts: readonly string[]) {
  let version = 0;
  const document = {
    getText: () => texts[version],
    get version() {
      return version;
    },
  } as vscode.TextDocument;
  const outlines = {
    of: () => {
      const parsed = outline(document.getText());
      version = Math.min(version + 1, texts.length - 1);
      return Promise.resolve(parsed);
    },
  };
  return { document, outlines };
}

describe('A suggestion in its document', () => {
  const suggestion = bindSuggestion(
    {
      ...{ id: 's1', uri: 'file:///m.py', target: 'm.py#run', name: 'run', kind: 'function', action: 'better' },
      ...{ replacement: 'def run():\n    return 2', addedImports: [], reply: '', warnings: [], callers: [] },
      origin: { model: 'ollama/m', local: true, sentTokens: 1, fileTokens: 2 },
    },
    BASE,
    outline(BASE)[0]!,
  );

  it('is the same where nothing was typed', async () => {
    const { document, outlines } = typing([BASE]);
    assert.equal(await inDocument(suggestion, BASE, document, outlines), suggestion);
  });

  it('is pending where its target is when somebody types above it while the text is parsed', async () => {
    const { document, outlines } = typing([`# a\n${BASE}`, `# a\n# b\n${BASE}`, `# a\n# b\n# c\n${BASE}`]);
    const { state, firstLine, anchor } = await inDocument(suggestion, BASE, document, outlines);
    assert.deepEqual([state, firstLine, anchor.start], ['pending', 3, 12]);
  });

  it('is stale when its target was edited', async () => {
    const { document, outlines } = typing([BASE.replace('1', '3')]);
    assert.equal((await inDocument(suggestion, BASE, document, outlines)).state, 'stale');
  });
});
