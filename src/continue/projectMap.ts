import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { ContinueContextItem } from './continueApi.ts';
import { fitLines, type ItemOptions } from './itemOptions.ts';

/** What a folder consists of, in one item as rich as fits into the budget; undefined where it has no code. */
export async function projectMap(
  { name, index }: { readonly name: string; readonly index: Pick<WorkspaceIndex, 'map'> },
  { budget, countTokens }: Pick<ItemOptions, 'budget' | 'countTokens'>,
): Promise<ContinueContextItem | undefined> {
  const first = await index.map({ budget });
  if (first.files === 0) return undefined;
  const heading = `${name}/\n${first.summary === '' ? '' : `${first.summary}\n`}`;
  const room = Math.max(0, budget - countTokens(heading));
  const fits = countTokens(first.lines.join('\n')) <= room;
  const { lines } = fits ? first : await index.map({ budget: room });
  const content = fitLines(lines, (text) => `${heading}${text}\n`, { budget, countTokens });
  return { name, description: 'struct.json', content };
}
