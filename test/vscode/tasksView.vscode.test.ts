import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TaskChanger } from '../../src/vscode/tasks/taskChanger.ts';
import { TaskDragAndDrop } from '../../src/vscode/tasks/taskDragAndDrop.ts';
import type { TaskNode } from '../../src/vscode/tasks/taskNodes.ts';
import type { TaskReadings } from '../../src/vscode/tasks/taskReadings.ts';
import { testLog } from './testLog.ts';
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

  it('writes what its commands, boxes and groups change, and nothing else', async () => {
    const before = await read('llmstruct.toml');
    const [open] = await rows();
    const second = (await rows(open))[0];
    assert.equal((await item(second!)).checkboxState !== undefined, true);
    await vscode.commands.executeCommand('llmstruct.task.setStatus', second, 'in_progress');
    await vscode.commands.executeCommand('llmstruct.task.rename', second, 'Half prices');
    const after = before.replace('"Second prices"', '"Half prices"').replace('"open"', '"in_progress"');
    assert.equal(await read('llmstruct.toml'), after);
    await eventually('the tree follows', async () => (await drawn()).includes('  Half prices [TSK-001 · @ann]'));
    await vscode.commands.executeCommand('llmstruct.tasks.group', 'assignee');
    assert.deepEqual((await drawn()).slice(0, 4), [
      '@ann [1]',
      '  Half prices [TSK-001 · @ann]',
      'Nobody [2]',
      '  Taxes [TSK-002]',
    ]);
    await vscode.commands.executeCommand('llmstruct.tasks.filter', 'assignee:ann');
    assert.deepEqual((await drawn()).slice(0, 2), ['@ann [1]', '  Half prices [TSK-001 · @ann]']);
    await vscode.commands.executeCommand('llmstruct.tasks.clearFilter');
    await vscode.commands.executeCommand('llmstruct.tasks.group', 'status');
    await editAndSave('llmstruct.toml', await read('llmstruct.toml'), before);
    await settled();
  });

  it('changes nothing when the status is unknown', async () => {
    const before = await read('llmstruct.toml');
    const [open] = await rows();
    const second = (await rows(open))[0];
    await vscode.commands.executeCommand('llmstruct.task.setStatus', second, 'perhaps');
    assert.equal(await read('llmstruct.toml'), before);
  });

  it('makes tasks of the code at the cursor and of TODO comments, and marks their definitions', async () => {
    const before = await read('llmstruct.toml');
    const source = at('marked.py');
    const text = 'def total(lines):\n    # TODO: round half even\n    return sum(lines)\n';
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(text));
    await settled();
    const editor = await vscode.window.showTextDocument(source);
    await eventually('the comment is a candidate', async () =>
      (await drawn()).some((line) => line.includes('round half even [TODO · marked.py:2]')),
    );
    await vscode.commands.executeCommand('llmstruct.task.adopt', { uri: source.toString(), line: 1 });
    editor.selection = new vscode.Selection(2, 4, 2, 4);
    await vscode.commands.executeCommand('llmstruct.task.addHere', undefined, 'Take decimals');
    const written = await read('llmstruct.toml');
    assert.ok(written.startsWith(before));
    assert.match(
      written,
      /title = "round half even"\nstatus = "open"\nsymbol = "marked\.py#total"\ntodo = "TODO: round half even"/,
    );
    assert.match(written, /title = "Take decimals"\nstatus = "open"\nsymbol = "marked\.py#total"\n$/);
    await settled();
    assert.ok(!(await drawn()).some((line) => line.includes('[TODO · ')));
    await eventually('lenses say so', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        source,
        10,
      );
      const titles = lenses.flatMap(({ range, command }) =>
        command?.command === 'llmstruct.task.reveal' ? [`${range.start.line} ${command.title}`] : [],
      );
      return titles.join() === '0 $(tasklist) TSK-004: round half even,0 $(tasklist) TSK-005: Take decimals';
    });
    await editAndSave('marked.py', 'def total(lines):\n    # TODO: round half even\n', 'def sums(lines):\n');
    await settled();
    await eventually('what is gone is said', async () => {
      const lines = await drawn();
      return (
        lines.includes('  round half even [TSK-004 · its comment is gone]') &&
        lines.includes('  Take decimals [TSK-005 · its code is gone]')
      );
    });
    // The row may be too narrow for it.
    const [group] = await rows();
    const told = await Promise.all((await rows(group)).map(item));
    const orphaned = told.find(({ label }) => label === 'Take decimals');
    const { value } = orphaned!.tooltip as vscode.MarkdownString;
    assert.match(value.replaceAll('&nbsp;', ' '), /\*\*its code is gone\*\*/);
    await vscode.workspace.fs.delete(source);
    await editAndSave('llmstruct.toml', await read('llmstruct.toml'), before);
    await settled();
  });

  it('offers to renumber the later of two tasks with one id', async () => {
    const before = await read('llmstruct.toml');
    await editAndSave('llmstruct.toml', 'id = "TSK-003"', 'id = "TSK-001"');
    await settled();
    const [problem] = await rows();
    assert.equal((await item(problem!)).contextValue, 'llmstruct.taskProblem.twice');
    await vscode.commands.executeCommand('llmstruct.task.renumber', problem);
    const written = await read('llmstruct.toml');
    assert.match(written, /id = "TSK-\d{3}"\ntitle = "Third"/);
    assert.equal(written.match(/TSK-001/g)?.length, 1);
    await editAndSave('llmstruct.toml', await read('llmstruct.toml'), before);
    await settled();
  });

  it('gives a dropped task what the group has in common, and says why where it cannot', async () => {
    const log = testLog();
    const changer = new TaskChanger({ refresh: () => Promise.resolve() } as unknown as TaskReadings, log);
    const drops = new TaskDragAndDrop(changer, log);
    const drop = async (title: string, onto: string) => {
      let dragged: TaskNode | undefined;
      await eventually(`${title} is elsewhere`, async () => {
        const tasks = (await Promise.all((await rows()).map((group) => rows(group)))).flat();
        dragged = tasks.find(
          (node) => node.kind === 'task' && node.row.task.title === title && node.group.key !== onto,
        );
        return dragged !== undefined;
      });
      const data = new vscode.DataTransfer();
      drops.handleDrag([dragged!], data);
      await drops.handleDrop((await rows()).find((node) => node.kind === 'group' && node.group.key === onto)!, data);
    };
    const before = await read('llmstruct.toml');
    await drop('Third', 'done');
    assert.equal(
      await read('llmstruct.toml'),
      before.replace(/open"\n*$/, (end) => end.replace('open', 'done')),
    );
    await drop('Third', 'open');
    assert.equal(await read('llmstruct.toml'), before);

    let failed = 0;
    changer.onDidFail(() => failed++);
    await editAndSave('llmstruct.toml', '"TSK-002"', 'TSK-002"');
    const broken = await read('llmstruct.toml');
    await drop('Second prices', 'done'); // VS Code would keep what it threw to itself
    assert.equal(failed, 1);
    assert.equal(await read('llmstruct.toml'), broken);
    await editAndSave('llmstruct.toml', 'TSK-002"', '"TSK-002"');
    await settled();
    changer.dispose();
    log.dispose();
  });

  it('says where the file is broken', async () => {
    await editAndSave('llmstruct.toml', 'status = "done"', 'status = done"');
    await settled();
    const [problem] = await rows();
    assert.equal(problem?.kind, 'problem');
    assert.equal((await drawn()).length, 6);
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
