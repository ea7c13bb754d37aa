import { randomBytes } from 'node:crypto';
import { constants, renameSync } from 'node:fs';
import { access, lstat, open, readdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf, systemCode } from './systemErrors.ts';

/** Names of our temporary files; a killed process may leave one behind, and no listing shows them. */
export const TEMPORARY_NAME = /^\.llmstruct-[0-9a-f]{16}\.tmp$/;

const CHUNK = 1024 * 1024;

/** Older leftovers belong to no running writer, in ms. */
const LEFTOVER_AGE = 60_000;

/** Waits between attempts to rename, in ms: on Windows a virus scanner or an editor may hold the file for a moment. */
const RENAME_WAITS = [10, 20, 50, 100, 200, 400];
const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Replaces a file in one step: whoever reads it, and whatever dies meanwhile, finds the old bytes or the new ones. The mode
 * is kept; links, folders and read-only files are refused. A long text may come in parts. Throws `struct-unwritable`, whose path is `shownPath`.
 */
export async function writeAtomically(
  absolute: string,
  text: string | readonly string[],
  shownPath = absolute,
): Promise<void> {
  await replaceWhere(absolute, text, shownPath, () => true);
}

/**
 * `writeAtomically` where `isStillSo` says so when all but the last step is done, which follows at once. False, and nothing is written, where it does
 * not.
 */
export async function replaceWhere(
  absolute: string,
  text: string | readonly string[],
  shownPath: string,
  isStillSo: () => boolean,
): Promise<boolean> {
  let replaced: boolean;
  try {
    replaced = await replace(absolute, text, isStillSo);
  } catch (error) {
    const reason = systemCode(error) ?? reasonOf(error);
    throw new LlmstructError('struct-unwritable', { path: shownPath, reason }, error);
  }
  await settleFolder(dirname(absolute));
  return replaced;
}

async function replace(absolute: string, text: string | readonly string[], isStillSo: () => boolean): Promise<boolean> {
  const old = await existingFile(absolute);
  await checkFolder(dirname(absolute));
  const temporary = join(dirname(absolute), `.llmstruct-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeNew(temporary, text, old);
    const replaced = await renameOver(temporary, absolute, isStillSo);
    if (!replaced) await unlink(temporary);
    return replaced;
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** Throws why a file may not be replaced: a link, a folder, a device, read-only. */
export async function checkReplaceable(absolute: string): Promise<void> {
  await existingFile(absolute);
}

interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function existingFile(absolute: string): Promise<Ownership | undefined> {
  const status = await lstat(absolute).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (status === undefined) return undefined;
  if (status.isSymbolicLink()) throw new Error('it is a symbolic link');
  if (!status.isFile()) throw new Error('it is not a regular file');
  // The bits count for root as well, who could write it: whoever set them did not want it replaced.
  if ((status.mode & 0o222) === 0) throw new Error('it is read-only');
  await access(absolute, constants.W_OK);
  return status;
}

async function checkFolder(folder: string): Promise<void> {
  const status = await stat(folder);
  // On Windows the bit means something else for folders.
  if (process.platform !== 'win32' && (status.mode & 0o222) === 0) throw new Error('its folder is read-only');
}

async function writeNew(
  temporary: string,
  text: string | readonly string[],
  old: Ownership | undefined,
): Promise<void> {
  const file = await open(temporary, 'wx', old === undefined ? 0o666 : old.mode & 0o777);
  try {
    for (const chunk of chunksOf(text)) await file.appendFile(chunk, 'utf8');
    if (old !== undefined) {
      // Only root may give a file away; for anyone else the new file is as much theirs as the old one.
      await file.chown(old.uid, old.gid).catch(() => {});
      await file.chmod(old.mode & 0o7777);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The text in pieces of about `CHUNK` code units: small ones are put together, so that each write is worth it. */
function* chunksOf(text: string | readonly string[]): Generator<string> {
  if (typeof text === 'string') {
    yield text;
    return;
  }
  let waiting: string[] = [];
  let length = 0;
  for (const part of text) {
    waiting.push(part);
    length += part.length;
    if (length < CHUNK) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  yield waiting.join('');
}

async function renameOver(temporary: string, absolute: string, isStillSo: () => boolean): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    if (!isStillSo()) return false;
    try {
      renameSync(temporary, absolute);
      return true;
    } catch (error) {
      const wait = RENAME_WAITS[attempt];
      if (wait === undefined || !RETRIED.has(systemCode(error) ?? '')) throw error;
      await delay(wait);
    }
  }
}

/** Makes the rename durable where folders can be synced, and removes what killed writers left. Fails silently: the file is written. */
async function settleFolder(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!TEMPORARY_NAME.test(basename(name))) continue;
      const { mtimeMs } = await stat(join(folder, name));
      if (Date.now() - mtimeMs > LEFTOVER_AGE) await unlink(join(folder, name));
    }
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows cannot open folders; another process may have removed the leftover first.
  }
}
