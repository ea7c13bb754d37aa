import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, at, eventually } from '../workspace.ts';
import { BETTER_TOTAL, edit, fenced, Scene, SHOP, TOTAL, undo } from './scene.ts';

describe('The view of suggestions', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(async () => {
    scene.answerWell();
    await scene.run('clearOutcomes');
  });
  afterEach(() => scene.reset());

  /** `group: row, row` as it is shown. */
  async function shown(): Promise<Record<string, vscode.TreeItem[]>> {
    const { suggestions } = await api();
    const groups = (await suggestions.getChildren()) ?? [];
    const entries = groups.map(async (group) => {
      const rows = (await suggestions.getChildren(group)) ?? [];
      const items: vscode.TreeItem[] = [];
      for (const row of rows) items.push(await suggestions.getTreeItem(row));
      return [labelOf(await suggestions.getTreeItem(group)), items] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
  const tooltipOf = ({ tooltip }: vscode.TreeItem) =>
    (tooltip as vscode.MarkdownString).value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
  const labelOf = ({ label }: vscode.TreeItem) => String(label);
  const rows = async () =>
    Object.fromEntries(Object.entries(await shown()).map(([group, items]) => [group, items.map(labelOf)]));
  const rowNode = async (): Promise<unknown> => {
    const { suggestions } = await api();
    const [group] = (await suggestions.getChildren()) ?? [];
    return (await suggestions.getChildren(group))?.[0];
  };

  it('shows a suggestion through all its states', async () => {
    assert.deepEqual(await rows(), {});
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await scene.suggest(editor, 'def first');
    assert.deepEqual(await rows(), { Pending: ['total()', 'first()'] });
    await edit(editor.document, 's = 0', 's = 1');
    assert.deepEqual(await rows(), { Pending: ['first()'], Stale: ['total()'] });
    await undo(editor.document);
    await scene.run('accept', id);
    assert.deepEqual(await rows(), { Pending: ['first()'], Applied: ['total()'] });
    await undo(editor.document);
    assert.deepEqual(await rows(), { Pending: ['total()', 'first()'] });
    await scene.run('rejectAll');
    assert.deepEqual(Object.keys(await rows()), ['Rejected']);
  });

  it('shows what was refused or failed, with the reason', async () => {
    scene.answer('Use sum().');
    await scene.improve(await scene.open());
    const [failed] = (await shown())['Refused or failed']!;
    assert.match(tooltipOf(failed!), /refused: it contains no code/);
    assert.match(failed?.contextValue ?? '', /^llmstruct\.suggestion failed receipt$/);
  });

  it('says the model, the tokens and the receipt, also to a screen reader', async () => {
    const { origin } = await scene.suggest(await scene.open());
    const [item] = (await shown()).Pending!;
    assert.match(String(item?.description), /^Make it better · qwen2\.5-coder:1\.5b · \d+ tokens$/);
    assert.ok(tooltipOf(item!).includes(origin.receipt!));
    assert.match(item?.accessibilityInformation?.label ?? '', /^total\(\), Pending, Make it better/);
  });

  it('goes to the target, compares and decides from a row', async () => {
    const { document } = await scene.open();
    await scene.suggest(vscode.window.activeTextEditor!);
    await scene.open('x = 1\n', 'other.py');
    const [item] = (await shown()).Pending!;
    await vscode.commands.executeCommand(item!.command!.command, ...(item!.command!.arguments as unknown[]));
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
    await scene.run('accept', await rowNode());
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('asks again from a row that is over', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await scene.run('reject', id);
    scene.answer(fenced(BETTER_TOTAL));
    await scene.run('askAgain', await rowNode());
    assert.match(scene.server.chats.at(-1)!.messages!.at(-1)!.content, /^An earlier answer was not wanted/);
    assert.deepEqual(await rows(), { Pending: ['total()'], Rejected: ['total()'] });
  });

  it('tells a model whose answers were refused that they were not wanted, and nothing to one that gave none', async () => {
    const told = () => scene.server.chats.at(-1)!.messages!.map(({ content }) => content);
    const editor = await scene.open();
    scene.answer('no');
    await scene.improve(editor);
    scene.answer(fenced(BETTER_TOTAL));
    await scene.run('askAgain', await rowNode());
    assert.match(told().at(-1)!, /^An earlier answer was not wanted/);
    await scene.run('rejectAll');
    await scene.run('clearOutcomes');
    scene.answer({ failure: { kind: 'status', status: 500, error: 'boom' } });
    await scene.improve(editor);
    scene.answer(fenced(BETTER_TOTAL));
    await scene.run('askAgain', await rowNode());
    assert.doesNotMatch(told().join('\n'), /An earlier answer/);
    assert.deepEqual(await rows(), { Pending: ['total()'], 'Refused or failed': ['total()'] });
  });

  it('shows the receipt: the prompt as it was sent, in a document that cannot be edited', async () => {
    const { id } = await scene.suggest(await scene.open());
    await scene.run('showReceipt', id);
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.scheme, 'llmstruct-receipt');
    for (const { content } of scene.server.chats[0]!.messages!) assert.ok(document.getText().includes(content.trim()));
    assert.match(document.getText(), /ollama\/qwen2\.5-coder:1\.5b/);
  });
});

describe('A remark on a suggestion', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  afterEach(() => scene.reset());

  it('asks again with the last answer and the remark, and replaces the suggestion', async () => {
    const better = BETTER_TOTAL.replace('sum(', 'sum(  ');
    scene.answer(fenced(BETTER_TOTAL), fenced(better));
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await scene.run('reply', id, 'цикл оставь');
    const [first, second] = scene.server.chats.map(({ messages }) => messages!);
    assert.deepEqual(second!.slice(0, first!.length), first);
    assert.equal(second!.at(-2)?.content, fenced(BETTER_TOTAL));
    assert.match(second!.at(-1)?.content ?? '', /^цикл оставь\n/);
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ replacement, remark }) => [replacement, remark]),
      [[better, 'цикл оставь']],
    );
  });
});

describe('Ask Again', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  afterEach(() => scene.reset());

  it('asks for another answer: the same request would bring the same one', async () => {
    const better = BETTER_TOTAL.replace('sum(', 'sum(  ');
    scene.answer(fenced(BETTER_TOTAL), fenced(better));
    const { id } = await scene.suggest(await scene.open());
    await scene.run('askAgain', id);
    const [first, second] = scene.server.chats.map(({ messages }) => messages!);
    assert.deepEqual(second!.slice(0, -1), [...first!, { role: 'assistant', content: fenced(BETTER_TOTAL) }]);
    assert.match(second!.at(-1)!.content, /^An earlier answer was not wanted\. Write a different one\./);
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ replacement, remark }) => [replacement, remark]),
      [[better, undefined]],
      'nobody said anything',
    );
  });
});

describe('A stale suggestion', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const state = async (id: string) => (await scene.suggestion(id))?.state;

  it('is compared three ways: as it was, as it is, as suggested', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await edit(editor.document, 's = 0', 's = 1');
    await scene.run('sideBySide', id);
    const text = async (part: string) => {
      const uri = editor.document.uri.with({ scheme: 'llmstruct-suggestion', query: `${id}/${part}` });
      return (await vscode.workspace.openTextDocument(uri)).getText();
    };
    assert.deepEqual(
      [await text('old'), await text('yours'), await text('new')],
      [TOTAL, TOTAL.replace('s = 0', 's = 1'), BETTER_TOTAL],
    );
    const compared = () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label.startsWith('total() · '));
    await eventually('the comparison is open', () => compared().length === 1);
    await scene.run('reject', id);
    await eventually('the comparison is closed', () => compared().length === 0);
  });

  it('comes of a file that another program changes while it is closed, and comes back with it', async () => {
    // At the root: of a folder that was just made the file watcher may tell nothing at all.
    const uri = at('closed.py');
    const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(SHOP);
    await vscode.commands.executeCommand('vscode.open', uri);
    const editor = vscode.window.activeTextEditor!;
    const { id } = await scene.suggest(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('the document is closed', () => editor.document.isClosed);
    await write(SHOP.replace('s = 0', 's = 9'));
    await eventually('stale by a change', async () => (await state(id)) === 'stale');
    await write(`# moved\n${SHOP}`);
    await eventually('pending by a change', async () => (await state(id)) === 'pending');
    await scene.run('accept', id);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), `# moved\n${SHOP.replace(TOTAL, BETTER_TOTAL)}`);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.workspace.fs.delete(uri);
  });
});
