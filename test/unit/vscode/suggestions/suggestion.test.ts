import assert from 'node:assert/strict';
import type { LocatedDefinition } from '../../../../src/core/parsing/locatedDefinition.ts';
import { afterChanges, afterParse, bindSuggestion, inText } from '../../../../src/vscode/suggestions/suggestion.ts';
import { SuggestionStore } from '../../../../src/vscode/suggestions/suggestionStore.ts';

const METHOD = '    def run(self):\n        return 1';
const TEXT = `class A:\n${METHOD}\n\nclass B:\n${METHOD}\n`;

/** The two methods of the text, as an outline has them: from `def` on. */
function outline(text: string): LocatedDefinition[] {
  return [...text.matchAll(/def run\(self\):\n {8}return .*(?:\n {8}.+)*/g)].map((found, index) => {
    const start = found.index;
    const end = start + found[0].length;
    const owner = index === 0 ? 'A' : 'B';
    const header = { headerStart: start, headerEnd: start + 'def run(self)'.length };
    return { id: `m.py#${owner}.run`, kind: 'method', name: 'run', start, end, ...header, partial: false, parent: -1 };
  });
}

function suggestionFor(index: number, store = new SuggestionStore()) {
  const definition = outline(TEXT)[index]!;
  const facts = {
    ...{ id: store.newId(), uri: 'file:///m.py', target: definition.id, name: 'run', kind: definition.kind },
    ...{ action: 'better' as const, replacement: 'def run(self):\n        return 2', addedImports: [] },
    ...{ reply: '', warnings: [], callers: [] },
    origin: { model: 'ollama/m', local: true, sentTokens: 1, fileTokens: 2 },
  };
  return bindSuggestion(facts, TEXT, definition);
}

describe('suggestion', () => {
  it('knows the lines of its target', () => {
    const suggestion = suggestionFor(1);
    assert.equal(suggestion.state, 'pending');
    assert.deepEqual(
      [suggestion.firstLine, suggestion.lastLine],
      [5, 6].map((line) => line - 0),
    );
  });

  it('is told apart from its equal neighbour by a parse, not by the nearest place', () => {
    const second = suggestionFor(1);
    const withoutFirst = TEXT.slice(TEXT.indexOf('class B'));
    const moved = inText(second, withoutFirst);
    assert.equal(moved.state, 'pending');
    const swapped = `class B:\n${METHOD}\n\nclass A:\n${METHOD}\n`;
    const definitions = outline(swapped).map((definition, index) => ({ ...definition, id: `m.py#${'BA'[index]}.run` }));
    const lost = inText({ ...second, anchor: { start: 0, end: 0, intact: false } }, swapped);
    assert.equal(lost.state, 'stale');
    const found = afterParse(lost, swapped, definitions).suggestion;
    assert.equal(found.state, 'pending');
    assert.equal(found.anchor.start, definitions[0]!.start);
  });

  it('is stale when the definition has grown below the bound text, until that is undone', () => {
    const suggestion = suggestionFor(1);
    const grown = `${TEXT.trimEnd()}\n        print()\n`;
    const change = { rangeOffset: TEXT.length - 1, rangeLength: 0, text: '\n        print()' };
    const edited = afterChanges(suggestion, [change], grown);
    assert.equal(edited.state, 'pending');
    const parsed = afterParse(edited, grown, outline(grown)).suggestion;
    assert.equal(parsed.state, 'stale');
    const elsewhere = afterChanges(parsed, [{ rangeOffset: 0, rangeLength: 0, text: '\n' }], `\n${grown}`);
    assert.equal(elsewhere.state, 'stale');
    const undone = inText(elsewhere, TEXT);
    assert.equal(afterParse(undone, TEXT, outline(TEXT)).suggestion.state, 'pending');
  });

  it('comes back with the undo at once, even if a parse came between', () => {
    const suggestion = suggestionFor(0);
    const at = TEXT.indexOf('return 1');
    const other = `${TEXT.slice(0, at)}return 7${TEXT.slice(at + 8)}`;
    const change = (text: string) => ({ rangeOffset: at, rangeLength: 8, text });
    const edited = afterChanges(suggestion, [change('return 7')], other);
    assert.equal(edited.state, 'stale');
    const parsed = afterParse(edited, other, outline(other)).suggestion;
    assert.equal(parsed.state, 'stale');
    assert.equal(afterChanges(parsed, [change('return 1')], TEXT).state, 'pending');
  });

  it('that was edited while nobody watched stands at what has its name by now, and comes back with the undo', () => {
    const at = TEXT.lastIndexOf('return 1');
    const other = `# new\n${TEXT.slice(0, at)}return 77${TEXT.slice(at + 8)}`;
    const stale = afterParse(inText(suggestionFor(1), other), other, outline(other)).suggestion;
    assert.equal(stale.state, 'stale');
    assert.deepEqual([stale.firstLine, stale.lastLine], [6, 7]);
    const change = { rangeOffset: at + 6, rangeLength: 9, text: 'return 1' };
    const undone = afterChanges(stale, [change], `# new\n${TEXT}`);
    assert.deepEqual([undone.state, undone.firstLine], ['pending', 6]);
  });

  it('goes to no equal definition of another owner while its own is there', () => {
    const at = TEXT.lastIndexOf('return 1');
    const other = `${TEXT.slice(0, at)}return 7${TEXT.slice(at + 8)}`;
    const { suggestion, place } = afterParse(inText(suggestionFor(1), other), other, outline(other));
    assert.deepEqual([suggestion.state, suggestion.firstLine, place.kind], ['stale', 5, 'changed']);
  });

  it('keeps its state where a parse does not find the name at all', () => {
    const suggestion = suggestionFor(0);
    assert.equal(afterParse(suggestion, TEXT, []).suggestion.state, 'pending');
  });
});

describe('suggestion store', () => {
  it('keeps one suggestion for each target and counts each end once', () => {
    const store = new SuggestionStore();
    const seen: string[] = [];
    store.onDidChange(({ after }) => seen.push(`${after.id} ${after.state}`));
    const [first, again, other] = [suggestionFor(0, store), suggestionFor(0, store), suggestionFor(1, store)];
    for (const suggestion of [first, again, other]) store.add(suggestion);
    store.end(again.id, 'accepted');
    store.end(again.id, 'rejected');
    assert.deepEqual(store.tally, { accepted: 1, rejected: 1, failed: 0 });
    assert.deepEqual(store.all, [other]);
    assert.deepEqual(seen, ['s1 pending', 's1 rejected', 's2 pending', 's3 pending', 's2 accepted']);
  });

  it('leaves a held suggestion as it is', async () => {
    const store = new SuggestionStore();
    const suggestion = suggestionFor(0, store);
    store.add(suggestion);
    await store.hold([suggestion.id], () => {
      store.update(inText(suggestion, ''));
      return Promise.resolve();
    });
    assert.equal(store.get(suggestion.id), suggestion);
    store.update(inText(suggestion, ''));
    assert.equal(store.get(suggestion.id)?.state, 'stale');
  });
});
