import { hideSecrets } from '../core/privacy/maskSecrets.ts';
import type { LocatedDefinition } from '../core/workspaceIndex.ts';
import type { ContinueContextItem } from './continueApi.ts';
import type { ContinueCursor, ContinueWorkspace } from './continueWorkspace.ts';
import { fencedText } from './fencedText.ts';
import { projectMap } from './projectMap.ts';

/** How to size and word what is handed over. */
export interface ItemOptions {
  /** Cap of all items together in tokens. */
  readonly budget: number;
  readonly countTokens: (text: string) => number;
  /** Words a text for the model and the list of items. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

const CLOSED = new Set(['done', 'closed', 'cancelled', 'canceled', 'rejected']);

/** The definition at the cursor and the context its change needs; the whole file where there is none. */
export async function currentSymbol(
  workspace: ContinueWorkspace,
  options: ItemOptions,
): Promise<ContinueContextItem[]> {
  const cursor = workspace.cursor();
  if (cursor === undefined) return [note(options.t('No file of an indexed folder is open.'))];
  const open = [{ path: cursor.path, text: cursor.text }];
  const definition = innermostAt(await cursor.folder.index.outline(open[0]!), cursor.offset);
  if (definition === undefined) return currentFile(workspace, options);

  const text = hideSecrets(cursor.text.slice(definition.start, definition.end));
  const [first, last] = [lineAt(cursor.text, definition.start), lineAt(cursor.text, definition.end)];
  const target = fencedText(`${cursor.path}:${first}-${last}`, cursor.language, text);
  const items = [fileItem(cursor, definition.name, target)];
  const left = options.budget - options.countTokens(target);
  if (left <= 0) return items;
  const pack = await cursor.folder.index.context({ target: definition.id, budget: left, fill: 'callers', open });
  if (pack.text.trim() === '') return items;
  const title = options.t('What {0} uses', definition.name);
  return [...items, { name: title, description: cursor.path, content: pack.text }];
}

/** The file in the active editor: its text where that fits, else its outline. */
export async function currentFile(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const cursor = workspace.cursor();
  if (cursor === undefined) return [note(options.t('No file of an indexed folder is open.'))];
  const whole = fencedText(cursor.path, cursor.language, hideSecrets(cursor.text));
  if (options.countTokens(whole) <= options.budget) return [fileItem(cursor, cursor.path, whole)];
  const definitions = await cursor.folder.index.outline({ path: cursor.path, text: cursor.text });
  const headers = definitions.map((definition) => header(cursor.text, definitions, definition));
  const outline = fitLines(headers, (lines) => fencedText(`${cursor.path} (outline)`, cursor.language, lines), options);
  return [fileItem(cursor, cursor.path, outline)];
}

/** The tasks that are not done, of all folders. */
export async function openTasks(workspace: ContinueWorkspace, options: ItemOptions): Promise<ContinueContextItem[]> {
  const lines: string[] = [];
  for (const folder of workspace.folders) {
    const tasks = (await folder.index.tasks()).tasks.filter(({ status }) => !CLOSED.has(status.toLowerCase()));
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
    const text = await folder.structText();
    const map = text === undefined ? undefined : projectMap(text, share, options.countTokens);
    if (map !== undefined)
      items.push({ name: folder.name, description: 'struct.json', content: `${folder.name}/\n${map}` });
  }
  if (items.length > 0) return items;
  return [note(options.t('There is no struct.json yet: run "llmstruct: Parse Workspace".'))];
}

/** A sentence instead of context; it reaches the model, which then does not guess. */
export function note(text: string): ContinueContextItem {
  return { name: 'llmstruct', description: text, content: `(llmstruct: ${text})` };
}

function fileItem(cursor: ContinueCursor, name: string, content: string): ContinueContextItem {
  return { name, description: cursor.path, content, uri: { type: 'file', value: cursor.uri } };
}

function innermostAt(definitions: readonly LocatedDefinition[], offset: number): LocatedDefinition | undefined {
  return definitions
    .filter(({ start, end }) => start <= offset && offset <= end)
    .reduce<LocatedDefinition | undefined>(
      (best, next) => (best === undefined || next.end - next.start <= best.end - best.start ? next : best),
      undefined,
    );
}

function header(text: string, definitions: readonly LocatedDefinition[], definition: LocatedDefinition): string {
  let depth = 0;
  for (let parent = definition.parent; parent >= 0; parent = definitions[parent]?.parent ?? -1) depth++;
  const line = hideSecrets(text.slice(definition.headerStart, definition.headerEnd)).replace(/\s+/g, ' ').trim();
  return `${'  '.repeat(depth)}${line}`;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** As many lines as fit, and a last one that says how many do not. */
function fitLines(lines: readonly string[], render: (text: string) => string, options: ItemOptions): string {
  for (let kept = lines.length; kept > 0; kept = Math.floor(kept * 0.9)) {
    const rest = lines.length - kept;
    const shown = rest === 0 ? lines : [...lines.slice(0, kept), `… ${rest} more`];
    const text = render(shown.join('\n'));
    if (options.countTokens(text) <= options.budget || kept === 1) return text;
  }
  return render('');
}
