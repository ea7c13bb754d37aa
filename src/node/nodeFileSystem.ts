import { accessSync, constants, opendirSync, readFileSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Cancelled, LlmstructError } from '../core/errors.ts';
import { byCodeUnit } from '../core/model/codeUnitOrder.ts';
import { baseName, type RepoPath } from '../core/model/repoPath.ts';
import type { Cancellation, FileContent, FileSystem, ListedFile, Log, TakeTurn } from '../core/ports.ts';
import { TEMPORARY_NAME, writeAtomically } from './atomicWrite.ts';
import { listWithGit } from './gitListing.ts';
import { createListedKinds, withOpenableName } from './listedKinds.ts';
import { type LocatedPath, locateInside } from './pathGuard.ts';
import { readSource, reasonToSkip } from './readSource.ts';
import { isInsideGit } from './repositories.ts';
import { reasonOf, systemCode } from './systemErrors.ts';
import { createTurnTaking } from './turnTaking.ts';
import { walk } from './walk.ts';

export interface NodeFileSystemOptions {
  /** Whether git may be run. False in an untrusted folder, whose configuration could make git run programs. */
  readonly git: boolean;
  /** Larger files are skipped as `too large`; 2 MiB when absent. */
  readonly maxBytes?: number;
  /** False: `writeAtomic` refuses. True when absent. */
  readonly writable?: boolean;
  readonly log?: Log;
}

const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;

/**
 * The folder `root` as core sees it. Listing and reading work synchronously inside (faster by far than promises for many
 * small files) and take turns with other work of the thread; meant for the index thread. `list` throws what
 * `checkFolder` throws for the root; a tracked file that is ignored is listed where git lists it, not by our own walk.
 */
export function createNodeFileSystem(root: string, options: NodeFileSystemOptions): FileSystem {
  const folder = resolve(root);
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const takeTurn = createTurnTaking();
  return {
    async list(cancellation) {
      checkFolder(folder);
      const files = await listAll(folder, options, takeTurn, cancellation);
      const inputs = files.filter((file) => !isOurs(file.path)).map((file) => withOpenableName(folder, file));
      return inputs.sort((a, b) => byCodeUnit(a.path, b.path));
    },
    async read(path) {
      await takeTurn();
      return readInside(folder, path, maxBytes);
    },
    async readOutput(path) {
      await takeTurn();
      return readOutputInside(folder, path);
    },
    async copyAside(from, to) {
      if (options.writable === false) throw readingOnly(to);
      await copyInside(folder, from, to);
    },
    async outputStamp(path) {
      return outputStampInside(folder, path);
    },
    async writeAtomic(path, text) {
      if (options.writable === false) throw readingOnly(path);
      await writeInside(folder, path, text);
    },
  };
}

/** Throws `folder-missing`, `folder-unreadable` or `folder-of-git` where `folder` is none whose files can be listed. */
export function checkFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new LlmstructError('folder-missing', { path: folder });
    opendirSync(folder).closeSync();
    accessSync(folder, constants.X_OK);
    if (isInsideGit(folder)) throw new LlmstructError('folder-of-git', { path: folder });
  } catch (error) {
    if (error instanceof LlmstructError) throw error;
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new LlmstructError('folder-missing', { path: folder });
    throw new LlmstructError('folder-unreadable', { path: folder, reason: reasonOf(error) }, error);
  }
}

async function listAll(
  folder: string,
  options: NodeFileSystemOptions,
  takeTurn: TakeTurn,
  cancellation: Cancellation | undefined,
): Promise<ListedFile[]> {
  if (!options.git) return walk(folder, takeTurn, cancellation);
  const listing = await listWithGit(folder, cancellation);
  if (listing.kind === 'unavailable') {
    options.log?.write('debug', `git does not list ${folder}: ${listing.reason}`);
    return walk(folder, takeTurn, cancellation);
  }
  const recordOf = createListedKinds(folder);
  const files: ListedFile[] = [];
  for (const path of new Set(listing.paths)) {
    if (path.endsWith('/')) continue; // Another repository.
    await takeTurn();
    if (cancellation?.cancelled) throw new Cancelled();
    const file = recordOf(path);
    if (file !== undefined) files.push(file);
  }
  return files;
}

/** What llmstruct itself writes is never its input. */
function isOurs(path: RepoPath): boolean {
  return path === 'struct.json' || path.startsWith('.llmstruct/') || TEMPORARY_NAME.test(baseName(path));
}

function readingOnly(path: RepoPath): LlmstructError {
  return new LlmstructError('struct-unwritable', { path, reason: 'this folder was opened for reading only' });
}

function readInside(folder: string, path: RepoPath, maxBytes: number): FileContent {
  try {
    const place = locateInside(folder, path);
    if (place.kind === 'outside') return { kind: 'skipped', reason: 'outside the workspace' };
    return readSource(place.absolute, maxBytes);
  } catch (error) {
    return { kind: 'skipped', reason: reasonToSkip(error) };
  }
}

/** Our own output has no limit of size or line length: it was written by us, as UTF-8. */
function readOutputInside(folder: string, path: RepoPath): string | undefined {
  try {
    const place = locateInside(folder, path);
    // A pipe would be waited for, a device read for ever; whoever writes there is told that it is no file.
    if (place.kind === 'outside' || !statSync(place.absolute).isFile()) return undefined;
    return readFileSync(place.absolute, 'utf8');
  } catch {
    return undefined;
  }
}

function outputStampInside(folder: string, path: RepoPath): string | undefined {
  try {
    const place = locateInside(folder, path);
    if (place.kind === 'outside') return undefined;
    const { ino, size, mtimeNs, ctimeNs } = statSync(place.absolute, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return undefined;
  }
}

async function copyInside(folder: string, from: RepoPath, to: RepoPath): Promise<void> {
  try {
    const [source, target] = [locateInside(folder, from), locateInside(folder, to)];
    if (source.kind === 'outside' || target.kind === 'outside')
      throw new LlmstructError('file-outside-workspace', { path: to });
    await copyFile(source.absolute, target.absolute, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error instanceof LlmstructError) throw error;
    throw new LlmstructError('struct-unwritable', { path: to, reason: systemCode(error) ?? reasonOf(error) }, error);
  }
}

async function writeInside(folder: string, path: RepoPath, text: string | readonly string[]): Promise<void> {
  let place: LocatedPath;
  try {
    place = locateInside(folder, path);
  } catch (error) {
    throw new LlmstructError('struct-unwritable', { path, reason: systemCode(error) ?? reasonOf(error) }, error);
  }
  if (place.kind === 'outside') throw new LlmstructError('file-outside-workspace', { path });
  await writeAtomically(place.absolute, text, path);
}
