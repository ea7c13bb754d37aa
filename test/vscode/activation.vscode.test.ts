import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from './workspace.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  };
}

describe('Activation', () => {
  it('registers every command that the manifest declares', async () => {
    await api();
    const manifest = vscode.extensions.getExtension('llmstruct.llmstruct')!.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
    assert.ok(declared.length >= 15);
  });

  it('words every command and puts it under llmstruct', () => {
    const manifest = vscode.extensions.getExtension('llmstruct.llmstruct')!.packageJSON as Manifest;
    for (const { title, category } of manifest.contributes.commands) {
      assert.equal(category, 'llmstruct');
      assert.doesNotMatch(title, /%/);
    }
  });

  it('gives the schema to struct.json', () => {
    const manifest = vscode.extensions.getExtension('llmstruct.llmstruct')!;
    return vscode.workspace.fs.stat(vscode.Uri.joinPath(manifest.extensionUri, 'schemas/struct.schema.json'));
  });
});
