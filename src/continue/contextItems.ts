import { extensionOf } from '../core/model/repoPath.ts';
import type { LocatedDefinition } from '../core/parsing/locatedDefinition.ts';
import { hideSecrets } from '../core/privacy/secrets/maskSecrets.ts';
import { isFinished } from '../core/tasks/file/taskFields.ts';
import type { ChangedFile } from '../node/gitChanges.ts';
import type { ContinueContextItem } from './continueApi.ts';
import type { ContinueCursor, ContinueFolder, ContinueWorkspace } from './continueWorkspace.ts';
import { innermostAt, partWithContext } from './definitionItems.ts';
import { fencedText } from './fencedText.ts';
import { fitLines, type ItemOptions, note } from './itemOptions.ts';
import { projectMap } from './projectMap.ts';

/** The definition at the cursor and the context its change needs; the whole file where there is none. */
export async function currentSymbol(
  workspace: ContinueWorkspace,
  options: ItemOptions,
): Promise<ContinueContextItem[]> {
  const cursor = await workspace.cursor();
  if (cursor === undefined) return [note(options.t('No file of an indexed folder is open.'))];
  const definition = innermostAt(await outlineOf(cursor), cursor.offset);
  if (definition === undefined) return currentFile(workspace, options);
  return partWithContext(cursor, definition, definition, options);
}

/** What is selected, and the context of the definition around it. */
export async function selectedText(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const cursor = await workspace.cursor();
  if (cursor === undefined) return [note(options.t('No file of an indexed folder is open.'))];
  const { start, end } = cursor.selection;
  if (start === end) return [note(options.t('Nothing is selected.'))];
  const around = innermostAt(await outlineOf(cursor), start);
  return partWithContext(cursor, { start, end, name: options.t('Selection') }, around, options);
}

/** The file in the active editor: its text where that fits, else its outline. */
export async function currentFile(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const cursor = await workspace.cursor();
  if (cursor === undefined) return [note(options.t('No file of an indexed folder is open.'))];
  const whole = fencedText(cursor.path, cursor.language, hideSecrets(cursor.text));
  if (options.countTokens(whole) <= options.budget) return [fileItem(cursor.folder, cursor.path, whole)];
  const definitions = await outlineOf(cursor);
  const headers = definitions.map((definition) => header(cursor.text, definitions, definition));
  const outline = fitLines(headers, (lines) => fencedText(`${cursor.path} (outline)`, cursor.language, lines), options);
  return [fileItem(cursor.folder, cursor.path, outline)];
}

/** What differs from the last commit, one item a file: differences, and the text of new files. */
export async function changedSinceCommit(
  workspace: ContinueWorkspace,
  options: ItemOptions,
): Promise<ContinueContextItem[]> {
  const items: ContinueContextItem[] = [];
  const tooLarge: string[] = [];
  let left = options.budget;
  for (const folder of workspace.folders) {
    const changes = await folder.changes();
    if (changes.kind === 'unavailable') continue;
    for (const file of changes.files) {
      const content = await changedText(folder, file);
      const tokens = options.countTokens(content);
      if (content === '') continue;
      if (tokens > left) tooLarge.push(file.path);
      else items.push(fileItem(folder, file.path, content));
      if (tokens <= left) left -= tokens;
    }
  }
  if (tooLarge.length > 0) {
    const names = tooLarge.slice(0, 20).join(', ');
    items.push(note(options.t('Changed too, but too large to show: {0}.', names)));
  }
  if (items.length > 0) return items;
  return [note(options.t('Nothing has changed since the last commit, or there is no git repository.'))];
}

/** The tasks that are not done, of all folders. */
export async function openTasks(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const lines: string[] = [];
  for (const folder of workspace.folders) {
    const tasks = (await folder.index.tasks()).tasks.filter(({ status }) => !isFinished(status.toLowerCase()));
    if (tasks.length > 0 && workspace.folders.length > 1) lines.push(`${folder.name}:`);
    for (const { id, status, title, assignee, symbol } of tasks) {
      const details = [assignee, symbol].filter((detail) => detail !== undefined).join(', ');
      lines.push(`- ${id} [${status}] ${title}${details === '' ? '' : ` (${details})`}`);
    }
  }
  if (lines.length === 0) return [note(options.t('There are no open tasks.'))];
  const content = fitLines(lines, (text) => `llmstruct.toml\n${text}\n`, options);
  return [{ name: options.t('Open tasks'), description: 'llmstruct.toml', content }];
}

/** Which files there are and what they define, of all folders. */
export async function wholeProject(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const items: ContinueContextItem[] = [];
  const share = Math.floor(options.budget / Math.max(1, workspace.folders.length));
  for (const folder of workspace.folders) {
    const map = await projectMap(folder, { ...options, budget: share });
    if (map !== undefined) items.push(map);
  }
  if (items.length > 0) return items;
  return [note(options.t('There is no code here that llmstruct reads.'))];
}

function fileItem(folder: ContinueFolder, path: string, content: string): ContinueContextItem {
  return { name: path, description: path, content, uri: { type: 'file', value: folder.uriOf(path) } };
}

function outlineOf({ folder, path, text }: ContinueCursor): Promise<readonly LocatedDefinition[]> {
  return folder.index.outline({ path, text });
}

async function changedText(folder: ContinueFolder, { path, diff }: ChangedFile): Promise<string> {
  if (diff !== undefined) return diff === '' ? '' : fencedText(`${path} (changed)`, 'diff', hideSecrets(diff));
  const text = await folder.read(path);
  return text === undefined ? '' : fencedText(`${path} (new)`, extensionOf(path).slice(1), hideSecrets(text));
}

function header(text: string, definitions: readonly LocatedDefinition[], definition: LocatedDefinition): string {
  let depth = 0;
  for (let parent = definition.parent; parent >= 0; parent = definitions[parent]?.parent ?? -1) depth++;
  const line = hideSecrets(text.slice(definition.headerStart, definition.headerEnd)).replace(/\s+/g, ' ').trim();
  return `${'  '.repeat(depth)}${line}`;
}
