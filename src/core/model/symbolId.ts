import type { RepoPath } from './repoPath.ts';

/** `path#Owner.name`, the identity of a symbol in `struct.json`. Contains no line, so that edits elsewhere keep it. */
export type SymbolId = string;

const inPath = /[#%]/g;
const inSegment = /[#.~%:\s]/g;

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Builds the id of the symbol that `names` (outermost owner first) names in `path`; `ordinal` 2 and up tells namesakes apart. */
export function symbolId(path: RepoPath, names: readonly string[], ordinal = 1): SymbolId {
  const segments = names.map((name) => name.replace(inSegment, percent)).join('.');
  return `${path.replace(inPath, percent)}#${segments}${ordinal > 1 ? `~${ordinal}` : ''}`;
}

/** The path that an id (or a bare path) belongs to. */
export function pathOfId(id: SymbolId): RepoPath {
  const hash = id.indexOf('#');
  return decode(hash < 0 ? id : id.slice(0, hash));
}

/** The names in an id, outermost first, without the ordinal. */
export function namesOfId(id: SymbolId): string[] {
  const hash = id.indexOf('#');
  if (hash < 0) return [];
  return id
    .slice(hash + 1)
    .split('.')
    .map((segment) => decode(segment.replace(/~\d+$/, '')));
}

function decode(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
