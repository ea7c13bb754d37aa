import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, editAndSave, eventually, settled } from './workspace.ts';

function ours(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(at(path)).filter(({ source }) => source === 'llmstruct');
}

async function setProblems(value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('llmstruct').update('problems', value, vscode.ConfigurationTarget.Global);
}

describe('Syntax errors in Problems', () => {
  afterEach(() => setProblems(undefined));

  it('shows those of an open file at their place', async () => {
    await vscode.window.showTextDocument(at('shop/broken.py'));
    await settled();
    await eventually('the error is shown', () => ours('shop/broken.py').length === 1);
    const [problem] = ours('shop/broken.py');
    assert.equal(problem?.range.start.line, 4);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  });

  it('is silent on a line for which another extension reports', async () => {
    const others = vscode.languages.createDiagnosticCollection('python');
    try {
      const line = new vscode.Range(4, 0, 4, 3);
      others.set(at('shop/broken.py'), [new vscode.Diagnostic(line, 'invalid syntax')]);
      await eventually('ours is gone', () => ours('shop/broken.py').length === 0);
    } finally {
      others.dispose();
    }
    await eventually('ours is back', () => ours('shop/broken.py').length === 1);
  });

  it('goes away when it is off, and when the error is corrected', async () => {
    await setProblems('off');
    await eventually('it is off', () => ours('shop/broken.py').length === 0);
    await setProblems('open');
    await eventually('it is on', () => ours('shop/broken.py').length === 1);
    await editAndSave('shop/broken.py', 'def broken(:', 'def broken():');
    await settled();
    await eventually('it is corrected', () => ours('shop/broken.py').length === 0);
    await editAndSave('shop/broken.py', 'def broken():', 'def broken(:');
    await settled();
    await eventually('it is broken again', () => ours('shop/broken.py').length === 1);
  });

  it('shows files that are not open only when told to', async () => {
    await vscode.workspace.fs.writeFile(at('web/wrong.ts'), new TextEncoder().encode('export function (\n'));
    await eventually('the file is indexed', async () => {
      await settled();
      await setProblems('all');
      return ours('web/wrong.ts').length > 0;
    });
    await setProblems('open');
    await eventually('it is not shown', () => ours('web/wrong.ts').length === 0);
    await vscode.workspace.fs.delete(at('web/wrong.ts'));
    await settled();
  });
});
