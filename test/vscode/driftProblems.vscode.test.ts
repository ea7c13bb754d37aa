import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, editAndSave, eventually, settled } from './workspace.ts';

const PATH = 'shop/drift.py';
const TEXT = `def scale(image, factor):
    """Scale an image.

    :param image: what to scale
    :param ratio: by how much
    """
    return image
`;

function drift(): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(at(PATH)).filter(({ code }) => code === 'renamed-parameter');
}

async function setDrift(value: boolean | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('llmstruct');
  await settings.update('documentationDrift', value, vscode.ConfigurationTarget.Global);
}

describe('Documentation drift in Problems', () => {
  before(async () => {
    await vscode.workspace.fs.writeFile(at(PATH), new TextEncoder().encode(TEXT));
    await vscode.window.showTextDocument(at(PATH));
    await settled();
  });
  after(async () => {
    await setDrift(undefined);
    await vscode.workspace.fs.delete(at(PATH));
    await settled();
  });

  it('shows where an open file says what the code does not', async () => {
    await eventually('the drift is shown', async () => {
      await settled();
      return drift().length === 1;
    });
    const [finding] = drift();
    assert.equal(finding?.range.start.line, 4);
    assert.equal(finding.range.start.character, 4);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Information);
    assert.match(finding.message, /factor.*ratio/);
  });

  it('goes away when it is turned off, and when the documentation is corrected', async () => {
    await setDrift(false);
    await eventually('it is off', () => drift().length === 0);
    await setDrift(true);
    await eventually('it is on', () => drift().length === 1);
    await editAndSave(PATH, ':param ratio', ':param factor');
    await settled();
    await eventually('it is corrected', () => drift().length === 0);
  });
});
