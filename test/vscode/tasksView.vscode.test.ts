import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TaskNode } from '../../src/vscode/views/tasksView.ts';
import { api, at, editAndSave, eventually, read, settled } from './workspace.ts';

async function rows(node?: TaskNode): Promise<readonly TaskNode[]> {
  return (await (await api()).tasks.getChildren(node)) ?? [];
}

async function item(node: TaskNode): Promise<vscode.TreeItem> {
  return (await api()).tasks.getTreeItem(node);
}

/** The tree as lines of labels, indented by depth. */
async function drawn(node?: TaskNode, indent = ''): Promise<string[]> {
  const lines: string[] = [];
  for (const row of await rows(node)) {
    const { label, description } = await item(row);
    lines.push(`${indent}${String(label)} [${String(description)}]`, ...(await drawn(row, `${indent}  `)));
  }
  return lines;
}

const TOML = `[[tasks]]
id = "TSK-001"
title = "Second prices"
status = "open"
assignee = "@ann"

[[tasks]]
id = "TSK-002"
title = "Taxes"
status = "done"

[[tasks]]
id = "TSK-003"
title = "Third"
status = "open"
`;

describe('Tasks view', () => {
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('llmstruct.toml'));
    await eventually('the file is forgotten', async () => (await drawn()).length === 0);
  });

  it('is empty at first and offers to make a file, which is then opened and shown', async () => {
    await settled();
    assert.deepEqual(await drawn(), []);
    await vscode.commands.executeCommand('llmstruct.createTasksFile');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), at('llmstruct.toml').toString());
    await eventually('the example is shown', async () => (await drawn()).length === 2);
    assert.deepEqual(vscode.languages.getDiagnostics(at('llmstruct.toml')), []);
    const made = await read('llmstruct.toml');
    await vscode.commands.executeCommand('llmstruct.createTasksFile');
    assert.equal(await read('llmstruct.toml'), made);
  });

  it('groups by status and leads to the line', async () => {
    await editAndSave('llmstruct.toml', await read('llmstruct.toml'), TOML);
    await settled();
    assert.deepEqual(await drawn(), [
      'Open [2]',
      '  Second prices [TSK-001 · @ann]',
      '  Third [TSK-003]',
      'Done [1]',
      '  Taxes [TSK-002]',
    ]);
    const [open] = await rows();
    const third = (await rows(open))[1];
    assert.ok(third);
    const { command, accessibilityInformation } = await item(third);
    assert.equal(accessibilityInformation?.label, 'Third, TSK-003, Open, not assigned');
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 11);
  });

  it('says where the file is broken', async () => {
    await editAndSave('llmstruct.toml', 'status = "done"', 'status = done"');
    await settled();
    const [problem] = await rows();
    assert.equal(problem?.kind, 'problem');
    const { description } = await item(problem!);
    assert.match(String(description), /^llmstruct\.toml:10:\d+$/);
    await eventually('Problems says it too', () =>
      vscode.languages.getDiagnostics(at('llmstruct.toml')).some(({ range }) => range.start.line === 9),
    );
    await editAndSave('llmstruct.toml', 'status = done"', 'status = "done"');
    await settled();
    assert.equal((await drawn()).length, 5);
    assert.deepEqual(vscode.languages.getDiagnostics(at('llmstruct.toml')), []);
  });

  it('shows tasks in struct.json', async () => {
    await settled();
    const { tasks } = JSON.parse(await read('struct.json')) as { tasks: readonly { id: string }[] };
    assert.deepEqual(
      tasks.map(({ id }) => id),
      ['TSK-001', 'TSK-002', 'TSK-003'],
    );
  });
});
