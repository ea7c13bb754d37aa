import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

describe('The keys of the suggestions', () => {
  const manifest = vscode.extensions.getExtension('llmstruct.llmstruct')!.packageJSON as {
    contributes: { keybindings: Binding[] };
  };
  const ours = manifest.contributes.keybindings.filter(({ command }) => command.startsWith('llmstruct.suggestion.'));

  it('are ours only while a suggestion is in sight', () => {
    assert.deepEqual(ours.map(({ command }) => command.split('.').at(-1)).sort(), [
      'accept',
      'next',
      'previous',
      'reject',
    ]);
    for (const { when } of ours) assert.match(when ?? '', /\bllmstruct\.suggestionInSight\b/);
  });

  it('are no keys of VS Code’s own', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = vscode.window.activeTextEditor!.document.getText();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    // The file has the keys of extensions, too, ours among them.
    const entries = [...text.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)];
    const used = new Set(entries.filter(([, , command]) => !command!.startsWith('llmstruct.')).map(([, key]) => key));
    assert.ok(used.has('ctrl+s'), 'the file of default keys was not read');
    assert.deepEqual(
      ours.filter(({ key }) => used.has(key)).map(({ key }) => key),
      [],
    );
  });
});
