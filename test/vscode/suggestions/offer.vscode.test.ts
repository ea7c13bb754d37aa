import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocatedDefinition } from '../../../src/core/parsing/locatedDefinition.ts';
import { ActionProvider } from '../../../src/vscode/actions/actionProvider.ts';
import type { ImproveOutcome } from '../../../src/vscode/suggestions/improveCommand.ts';
import type { OutlineCache } from '../../../src/vscode/suggestions/outlineCache.ts';
import { eventually } from '../workspace.ts';
import { BETTER_TOTAL, Scene, SHOP, TOTAL } from './scene.ts';

describe('Where suggestions are offered and shown', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const lineOf = (document: vscode.TextDocument, needle: string) =>
    document.positionAt(document.getText().indexOf(needle)).line;

  async function offered(document: vscode.TextDocument, needle: string): Promise<string[]> {
    const line = lineOf(document, needle);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(line, 0, line, 0),
    );
    return actions.filter(({ command }) => command?.command === 'llmstruct.improve').map(({ title }) => title);
  }

  it('offers the innermost definition when asked, anywhere inside, and nothing outside', async () => {
    const { document } = await scene.open(
      `${SHOP}\n\nclass Cart:\n    size = 1\n\n    def add(self):\n        return 1\n`,
    );
    assert.deepEqual(await offered(document, 'def total'), ['Make it better: total']);
    assert.deepEqual(await offered(document, 's = s +'), ['Make it better: total']);
    assert.deepEqual(await offered(document, 'def add'), ['Make it better: add']);
    assert.deepEqual(await offered(document, 'size ='), ['Make it better: Cart']);
    assert.deepEqual(await offered(document, 'import os'), []);
  });

  it('runs from the code action', async () => {
    const { document } = await scene.open();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(3, 0, 3, 0),
      vscode.CodeActionKind.RefactorRewrite.append('llmstruct').value,
    );
    const [action] = actions;
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      ['llmstruct.improve', 'llmstruct.actions'],
    );
    await vscode.commands.executeCommand(action!.command!.command, ...(action!.command!.arguments as unknown[]));
    await scene.run('accept');
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('hides the code action when the setting is off', async () => {
    const { document } = await scene.open();
    const settings = vscode.workspace.getConfiguration('llmstruct');
    await settings.update('lightBulb', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await offered(document, 'def total'), []);
    } finally {
      await settings.update('lightBulb', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('lights the bulb by itself only on a header or a diagnostic', async () => {
    const { document } = await scene.open();
    const start = SHOP.indexOf(TOTAL);
    const header = { headerStart: start, headerEnd: SHOP.indexOf('s = 0') };
    const total: LocatedDefinition = {
      ...{ id: 'shop.py#total', kind: 'function', name: 'total', start, end: start + TOTAL.length },
      ...{ ...header, partial: false, parent: -1 },
    };
    const provider = new ActionProvider({ of: () => Promise.resolve([total]) } as unknown as OutlineCache);
    const offers = async (line: number, diagnostics: vscode.Diagnostic[] = []) => {
      const context = { triggerKind: vscode.CodeActionTriggerKind.Automatic, diagnostics, only: undefined };
      const { token } = new vscode.CancellationTokenSource();
      const range = new vscode.Range(line, 4, line, 4);
      const found = await provider.provideCodeActions(document, range, context, token);
      return found.map(({ command }) => command?.command.replace('llmstruct.', '')).join(' ');
    };
    const wrong = (severity: vscode.DiagnosticSeverity, line: number) => [
      new vscode.Diagnostic(new vscode.Range(line, 0, line, 1), 'wrong', severity),
    ];
    const { Error: error, Hint: hint } = vscode.DiagnosticSeverity;
    assert.equal(await offers(3), 'improve actions');
    assert.equal(await offers(3, wrong(error, 3)), 'fix improve actions');
    assert.equal(await offers(4), '');
    assert.equal(await offers(5), '');
    assert.equal(await offers(5, wrong(error, 5)), 'fix');
    assert.equal(await offers(5, wrong(hint, 5)), '');
    assert.equal(await offers(0, wrong(error, 0)), '');
  });

  it('shows Accept, Reject and Side by Side exactly once above the target, Ask again when stale', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    const lenses = async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
        99,
      );
      return all.filter(({ command }) => command?.command.startsWith('llmstruct.suggestion.'));
    };
    const names = async () => (await lenses()).map(({ command }) => command!.command.split('.').at(-1)).sort();
    assert.deepEqual(await names(), ['accept', 'reject', 'sideBySide']);
    assert.ok((await lenses()).every(({ range }) => range.start.line === 3));
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 4), 'x'));
    assert.deepEqual(await names(), ['askAgain', 'reject', 'sideBySide']);
    await scene.run('reject', id);
    assert.deepEqual(await names(), []);
  });

  it('compares side by side, keeps up with the file and closes with the suggestion', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await scene.run('sideBySide', id);
    const diffs = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
    assert.equal(diffs().length, 1);
    const { original, modified } = diffs()[0]!;
    assert.notEqual(original.toString(), editor.document.uri.toString(), 'the zone would be in the comparison too');
    const left = await vscode.workspace.openTextDocument(original);
    assert.equal(left.getText(), SHOP);
    const right = await vscode.workspace.openTextDocument(modified);
    assert.equal(right.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    const insert = new vscode.WorkspaceEdit();
    insert.insert(editor.document.uri, new vscode.Position(0, 0), '# top\n');
    await vscode.workspace.applyEdit(insert);
    await eventually('the comparison follows', () =>
      [left, right].every((side) => side.getText().startsWith('# top\n')),
    );
    await scene.run('accept');
    assert.equal(editor.document.getText(), `# top\n${SHOP.replace(TOTAL, BETTER_TOTAL)}`);
    await eventually('the comparison is closed', () => diffs().length === 0);
  });

  it('moves between pending suggestions only on command', async () => {
    const editor = await scene.open();
    await scene.suggest(editor, 'def total');
    await scene.suggest(editor, 'def first');
    const cursor = () => vscode.window.activeTextEditor!.selection.active.line;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const [total, first] = [lineOf(editor.document, 'def total'), lineOf(editor.document, 'def first')];
    const stops: number[] = [];
    for (const command of ['next', 'next', 'next', 'previous'] as const) {
      await scene.run(command);
      stops.push(cursor());
    }
    assert.deepEqual(stops, [total, first, total, first]);
  });

  it('leaves the focus alone', async () => {
    const editor = await scene.open();
    const other = await scene.open('x = 1\n', 'other.py');
    const { uri } = editor.document;
    const target = `${vscode.workspace.asRelativePath(uri)}#total`;
    const outcome = await vscode.commands.executeCommand<ImproveOutcome>('llmstruct.improve', {
      uri: uri.toString(),
      target,
    });
    assert.equal(outcome.status, 'suggested');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), other.document.uri.toString());
  });
});
