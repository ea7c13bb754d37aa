import { extensionOf, type RepoPath } from '../core/model/repoPath.ts';
import { pathOfId } from '../core/model/symbolId.ts';
import type { LocatedDefinition } from '../core/parsing/locatedDefinition.ts';
import { hideSecrets } from '../core/privacy/secrets/maskSecrets.ts';
import type { ContinueContextItem } from './continueApi.ts';
import type { ContinueFolder, ContinueWorkspace } from './continueWorkspace.ts';
import { fencedText } from './fencedText.ts';
import { type ItemOptions, note } from './itemOptions.ts';
import { fitItems, packItems } from './packItems.ts';

/** A file as the editor has it. */
export interface FileText {
  readonly folder: ContinueFolder;
  readonly path: RepoPath;
  readonly text: string;
  /** For the fence. */
  readonly language: string;
}

/** Fences and headers of a pack's files cost this part of what is left. */
const PACK_SHARE = 0.9;

/** A part of a file with its lines, and behind it what the change of `definition` needs, one item a file. */
export async function partWithContext(
  file: FileText,
  part: { readonly start: number; readonly end: number; readonly name: string },
  definition: LocatedDefinition | undefined,
  options: ItemOptions,
): Promise<ContinueContextItem[]> {
  const { folder, path, text, language } = file;
  const lines = `${lineAt(text, part.start)}-${lineAt(text, part.end)}`;
  const place = `${path}:${lines}`;
  const own: ContinueContextItem = {
    // Continue opens the file at the lines that a name has in brackets.
    name: `${part.name} (${lines})`,
    description: path,
    content: fencedText(place, language, hideSecrets(text.slice(part.start, part.end))),
    uri: { type: 'file', value: folder.uriOf(path) },
  };
  const left = Math.floor((options.budget - options.countTokens(own.content)) * PACK_SHARE);
  if (left <= 0 || definition === undefined) return [own];
  const open = [{ path, text }];
  const pack = await folder.index.context({ target: definition.id, budget: left, fill: 'callers', open });
  const paths = new Set([path, ...pack.items.map((item) => item.path)]);
  const items = packItems(pack.text, paths, (shown) => folder.uriOf(shown));
  const [same, others] = [items.find(({ name }) => name === path), items.filter(({ name }) => name !== path)];
  const first = same === undefined ? own : { ...own, content: own.content + same.content };
  return [first, ...fitItems(others, options.budget - options.countTokens(first.content), options.countTokens)];
}

/** The definition with this id, as the submenu named it. */
export async function chosenSymbol(
  { folders }: ContinueWorkspace,
  choice: { readonly folder: number; readonly id: string },
  options: ItemOptions,
): Promise<ContinueContextItem[]> {
  const folder = folders[choice.folder];
  const path = pathOfId(choice.id);
  const text = await folder?.read(path);
  if (folder === undefined || text === undefined) return [note(options.t('{0} is no longer there.', choice.id))];
  const definition = (await folder.index.outline({ path, text })).find(({ id }) => id === choice.id);
  if (definition === undefined) return [note(options.t('{0} is no longer there.', choice.id))];
  return partWithContext({ folder, path, text, language: extensionOf(path).slice(1) }, definition, definition, options);
}

/** The smallest definition around an offset. */
export function innermostAt(definitions: readonly LocatedDefinition[], offset: number): LocatedDefinition | undefined {
  return definitions
    .filter(({ start, end }) => start <= offset && offset <= end)
    .reduce<LocatedDefinition | undefined>(
      (best, next) => (best === undefined || next.end - next.start <= best.end - best.start ? next : best),
      undefined,
    );
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
