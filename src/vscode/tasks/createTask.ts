import * as vscode from 'vscode';
import type { TaskDraft } from '../../core/tasks/file/taskFields.ts';
import { hasFolders } from '../commands/requireFolders.ts';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { innermostDefinition, withoutEdgeBlanks } from '../suggestions/definitionAt.ts';
import { isNode } from './chosenTask.ts';
import { askForTitle } from './taskInputs.ts';
import type { TaskTools } from './taskTools.ts';

/** Longer first lines of a selection are no title. */
const LONGEST_TITLE = 100;

/** A place in a document: what code actions pass. Lines are 0-based. */
export interface TaskPlace {
  readonly uri: string;
  readonly line: number;
  /** A problem that is reported there. */
  readonly message?: string;
}

/** A new task about nothing in particular. */
export async function addPlainTask(title: unknown, tools: TaskTools): Promise<void> {
  const folder = await chosenFolder(tools);
  if (folder !== undefined) await add(folder, typeof title === 'string' ? { title } : await draft('', {}), tools);
}

/** A new task about the definition at the cursor, or at the place of a problem. A selection's first line is the title to begin with. */
export async function addTaskHere(argument: unknown, title: unknown, tools: TaskTools): Promise<void> {
  const given = placeOf(argument);
  const editor = vscode.window.activeTextEditor;
  const document =
    given === undefined ? editor?.document : await vscode.workspace.openTextDocument(vscode.Uri.parse(given.uri));
  const found = document && tools.folders.find(document.uri);
  if (document === undefined || found === undefined) {
    await addPlainTask(title, tools);
    return;
  }
  const selection =
    given === undefined ? (editor?.selection ?? new vscode.Selection(0, 0, 0, 0)) : document.lineAt(given.line).range;
  const symbol = await symbolAt(document, selection, tools);
  const first = given?.message ?? document.getText(selection).trim().split('\n', 1)[0] ?? '';
  const facts = { symbol: symbol ?? found.path };
  const made =
    typeof title === 'string'
      ? { title, ...facts }
      : given?.message === undefined
        ? await draft(first.slice(0, LONGEST_TITLE), facts)
        : { title: first, ...facts };
  await add(found.folder, made, tools);
}

/** Makes a task of a TODO comment: a row of the tree, or a place in a document. */
export async function adoptTodo(argument: unknown, tools: TaskTools): Promise<void> {
  const node = isNode(argument) ? argument : argument === undefined ? tools.view.selected : undefined;
  const place = placeOf(argument);
  const found = place === undefined ? undefined : tools.folders.find(vscode.Uri.parse(place.uri));
  const meant =
    node?.kind === 'candidate'
      ? { folder: node.folder, path: node.place.path, line: node.place.line }
      : found && place && { folder: found.folder, path: found.path, line: place.line + 1 };
  if (meant === undefined) {
    notify(
      tools.log,
      'info',
      vscode.l10n.t('Choose a TODO comment in the Tasks view, or put the cursor on one and press Ctrl+.'),
    );
    return;
  }
  const { folder, path, line } = meant;
  const task = await tools.changer.change(folder, (index) => index.adoptTodo({ path, line }));
  await tools.view.reveal(folder, task.id);
}

async function draft(title: string, facts: Omit<TaskDraft, 'title'>): Promise<TaskDraft | undefined> {
  const { symbol } = facts;
  const prompt =
    symbol === undefined ? vscode.l10n.t('What is to be done?') : vscode.l10n.t('What is to be done in {0}?', symbol);
  const given = await askForTitle(title, prompt);
  return given === undefined ? undefined : { title: given, ...facts };
}

async function add(folder: FolderIndex, made: TaskDraft | undefined, { changer, view }: TaskTools): Promise<void> {
  if (made === undefined) return;
  const task = await changer.change(folder, (index) => index.addTask(made));
  await view.reveal(folder, task.id);
}

async function symbolAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  { outlines }: TaskTools,
): Promise<string | undefined> {
  const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return innermostDefinition(await outlines.of(document), withoutEdgeBlanks(document.getText(), stretch))?.id;
}

/** The folder that a command on all tasks is about: that of the selected row, the only one, or the chosen one. */
export async function chosenFolder({ folders, log, view }: TaskTools): Promise<FolderIndex | undefined> {
  if (!hasFolders({ folders, log })) return undefined;
  const { selected } = view;
  if (selected !== undefined) return selected.kind === 'folder' ? selected.tasks.folder : selected.folder;
  const [first, second] = folders.all;
  if (second === undefined) return first;
  const items = folders.all.map((folder) => ({ label: folder.folder.name, folder }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('In which folder?') }))?.folder;
}

function placeOf(argument: unknown): TaskPlace | undefined {
  const isPlace = typeof argument === 'object' && argument !== null && 'uri' in argument && 'line' in argument;
  return isPlace && typeof argument.uri === 'string' && typeof argument.line === 'number'
    ? (argument as TaskPlace)
    : undefined;
}
