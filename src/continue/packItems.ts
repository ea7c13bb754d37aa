import { extensionOf } from '../core/model/repoPath.ts';
import type { ContinueContextItem } from './continueApi.ts';
import { fencedText } from './fencedText.ts';

/** What the headers of a pack's parts may say. */
const HEADER = /^# (.+?)(, outline:)?$/;
const TITLES: Readonly<Record<string, string>> = { 'Overridden by it:': 'overridden', 'Called from:': 'callers' };

interface Part {
  readonly path: string;
  /** What the part is, where it is more than what is used. */
  readonly note: string | undefined;
  readonly lines: string[];
}

/**
 * A pack as items, one a file, since of several with one `uri` Continue keeps the first. Each has its own path headers and fences.
 * `paths` are those that the pack shows: only they begin a part. `uriOf` gives the address by which the editor opens a file.
 */
export function packItems(
  text: string,
  paths: ReadonlySet<string>,
  uriOf: (path: string) => string | undefined,
): ContinueContextItem[] {
  const byPath = new Map<string, string>();
  for (const { path, note, lines } of partsOf(text, paths)) {
    const title = note === undefined ? path : `${path} (${note})`;
    const part = fencedText(title, extensionOf(path).slice(1), lines.join('\n'));
    byPath.set(path, (byPath.get(path) ?? '') + part);
  }
  return [...byPath].map(([path, content]) => {
    const value = uriOf(path);
    const item = { name: path, description: path, content };
    return value === undefined ? item : { ...item, uri: { type: 'file', value } };
  });
}

function partsOf(text: string, paths: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  let section: string | undefined;
  for (const line of text.split('\n')) {
    const header = HEADER.exec(line);
    const path = header?.[1];
    if (path !== undefined && paths.has(path)) {
      parts.push({ path, note: header?.[2] === undefined ? section : 'outline', lines: [] });
    } else if (line in TITLES) section = TITLES[line];
    else parts.at(-1)?.lines.push(line);
  }
  return parts.map((part) => ({ ...part, lines: withoutBlankEnd(part.lines) }));
}

function withoutBlankEnd(lines: readonly string[]): string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** The first items that fit into `budget` together. */
export function fitItems(
  items: readonly ContinueContextItem[],
  budget: number,
  countTokens: (text: string) => number,
): ContinueContextItem[] {
  let left = budget;
  return items.filter(({ content }) => {
    const tokens = countTokens(content);
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
}
