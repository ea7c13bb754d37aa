import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Scene } from './suggestions/scene.ts';
import { api, at } from './workspace.ts';

const ANSWER =
  'Summary: Shorten `total`.\nSteps:\n1. Use sum in `total`.\n2. Change `Ledger.close`.\nSymbols:\n- `total`\nRisk: low, nothing calls it.\n';

describe('Analyze Task', () => {
  let scene: Scene;
  let kept: Uint8Array | undefined;
  before(async () => {
    scene = await Scene.start();
    kept = await vscode.workspace.fs.readFile(at('llmstruct.toml')).then(
      (bytes) => bytes,
      () => undefined,
    );
  });
  after(() => scene.stop());
  afterEach(async () => {
    await scene.reset();
    if (kept === undefined) await vscode.workspace.fs.delete(at('llmstruct.toml')).then(undefined, () => {});
    else await vscode.workspace.fs.writeFile(at('llmstruct.toml'), kept);
    await (await api()).settled();
  });

  it('asks the model, shows what holds beside the tasks and on a page, and gives it to other extensions', async () => {
    const { document } = await scene.openIndexed();
    const path = vscode.workspace.asRelativePath(document.uri);
    const text = `[[tasks]]\nid = "TSK-900"\ntitle = "Shorten it"\nsymbol = "${path}#total"\n`;
    // Asked for before the file system tells of the task.
    await vscode.workspace.fs.writeFile(at('llmstruct.toml'), new TextEncoder().encode(text));
    const llmstruct = await api();
    scene.answer(ANSWER);
    const analysis = await llmstruct.analyzeTask({ id: 'TSK-900' });
    assert.deepEqual(analysis?.steps, ['Use sum in `total`.']);
    assert.deepEqual(analysis.dropped, ['Ledger.close']);
    const page = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(page, /^# TSK-900: Shorten it\n\nShorten total\.\n\n## Steps\n\n1\. Use sum/);
    const [group] = (await llmstruct.tasks.getChildren()) ?? [];
    const [row] = (await llmstruct.tasks.getChildren(group)) ?? [];
    const { tooltip } = await llmstruct.tasks.getTreeItem(row!);
    assert.match((tooltip as vscode.MarkdownString).value, /\*\*Analysis\*\*[\s\S]*Shorten/);
    await assert.rejects(llmstruct.analyzeTask({ id: 'TSK-901' }));
  });
});
