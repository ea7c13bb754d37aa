import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

/** A workspace folder that the server answers for. */
export interface ServedFolder {
  readonly name: string;
  /** Absolute. */
  readonly root: string;
  readonly index: WorkspaceIndex;
  /** Resolves when the index is as current as an answer must be. */
  refresh(): Promise<void>;
  /** Digest of the index as it was at the last update; undefined before the first. */
  digest(): string | undefined;
  /** Whether an editor has edits of `llmstruct.toml` that are not saved: what is written meanwhile would be lost, or the edits. */
  hasUnsavedTasks?(): boolean;
}

/** The folders as they are now: windows come and go. */
export interface FolderSource {
  folders(): readonly ServedFolder[];
}

export type PickedFolder =
  | { readonly kind: 'found'; readonly folder: ServedFolder }
  /** No folder holds this place. */
  | { readonly kind: 'unknown'; readonly place: string }
  /** No place was named, and there are several folders. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none' };

/**
 * The innermost folder that holds `place`, a `file:` URI or an absolute path, or the one of that name. Without a place the only folder is
 * meant. Nothing at the place is read: it must lie in a folder that is served already.
 */
export function pickFolder(folders: readonly ServedFolder[], place: string | undefined): PickedFolder {
  if (folders.length === 0) return { kind: 'none' };
  if (place === undefined || place === '') {
    const [only, ...others] = folders;
    if (only !== undefined && others.length === 0) return { kind: 'found', folder: only };
    return { kind: 'several', names: folders.map(({ name }) => name) };
  }
  const [named, another] = folders.filter(({ name }) => name === place);
  if (named !== undefined && another === undefined) return { kind: 'found', folder: named };
  const path = realPath(pathOf(place));
  const holding = folders.filter(({ root }) => path !== undefined && holds(realPath(root) ?? root, path));
  const [innermost] = holding.sort((a, b) => b.root.length - a.root.length);
  return innermost === undefined ? { kind: 'unknown', place } : { kind: 'found', folder: innermost };
}

function pathOf(place: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(place)) return place;
  try {
    return fileURLToPath(place);
  } catch {
    return undefined;
  }
}

function realPath(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function holds(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
