import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { keepSuggestion } from '../../../src/vscode/suggestions/keptSuggestion.ts';
import type { Outcomes } from '../../../src/vscode/suggestions/outcomes.ts';
import { OutlineCache } from '../../../src/vscode/suggestions/outlineCache.ts';
import type { Suggestion } from '../../../src/vscode/suggestions/suggestion.ts';
import { SuggestionKeeper } from '../../../src/vscode/suggestions/suggestionKeeper.ts';
import { SuggestionStore } from '../../../src/vscode/suggestions/suggestionStore.ts';
import type { SuggestionTools } from '../../../src/vscode/suggestions/suggestionTools.ts';
import { eventually } from '../workspace.ts';
import { Scene } from './scene.ts';

const KEY = 'llmstruct.suggestions';

describe('Suggestions on their way back after a reload', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  it('are kept until they are there, whatever happens to the window meanwhile', async () => {
    const suggestions: Suggestion[] = [];
    for (const name of ['one.py', 'two.py']) suggestions.push(await scene.suggest(await scene.open(undefined, name)));
    const kept = new Map<string, unknown>([
      [KEY, suggestions.map((about) => ({ about, kept: keepSuggestion(about) }))],
    ]);
    const idsKept = () => ((kept.get(KEY) ?? []) as { about: { id: string } }[]).map(({ about }) => about.id).sort();
    const memory = {
      keys: () => [...kept.keys()],
      get: (key: string, otherwise?: unknown) => kept.get(key) ?? otherwise,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    } as vscode.Memento;

    // The second one’s file takes its time.
    let goOn = (): void => {};
    const slow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const none = new OutlineCache({ find: () => undefined } as unknown as SuggestionTools['folders']);
    const outlines = {
      of: async (document: vscode.TextDocument) => {
        if (document.uri.path.endsWith('two.py')) await slow;
        return none.of(document);
      },
    } as OutlineCache;
    const store = new SuggestionStore();
    const folders = {
      find: () => ({}),
      onDidUpdate: () => ({ dispose: () => {} }),
    } as unknown as SuggestionTools['folders'];
    const outcomes = { note: () => {} } as unknown as Outcomes;
    const log = { warn: assert.fail } as unknown as vscode.LogOutputChannel;
    const keeper = new SuggestionKeeper({ store, outcomes, outlines, folders, log }, memory);
    const ids = suggestions.map(({ id }) => id).sort();
    await eventually('the first one is back', () => store.all.length === 1);
    keeper.dispose();
    await eventually('the list is written', () => idsKept().length > 0);
    assert.deepEqual(idsKept(), ids, 'the window was closed while the second one was on its way');
    goOn();
    await eventually('the second one is back', () => store.all.length === 2);
  });
});
