import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from './systemErrors.ts';

/** Waits between attempts to rename, in ms: on Windows a virus scanner or an editor may hold the file for a moment. */
const RENAME_WAITS = [10, 20, 50, 100, 200, 400];
const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * `writeAtomically` for a short text, done when it returns: for steps that must not be interrupted by other work of the process,
 * such as one inside a transaction. Links, folders and read-only files are refused, the mode is kept. Throws the reason.
 */
export function replaceFileNow(absolute: string, text: string): void {
  const old = lstatSync(absolute, { throwIfNoEntry: false });
  if (old?.isSymbolicLink()) throw new Error('it is a symbolic link');
  if (old !== undefined && !old.isFile()) throw new Error('it is not a regular file');
  if (old !== undefined) {
    if ((old.mode & 0o222) === 0) throw new Error('it is read-only');
    accessSync(absolute, constants.W_OK);
  }
  const temporary = join(dirname(absolute), `.llmstruct-${randomBytes(8).toString('hex')}.tmp`);
  const file = openSync(temporary, 'wx', old === undefined ? 0o666 : old.mode & 0o777);
  try {
    try {
      writeFileSync(file, text);
      if (old !== undefined) keepOwner(file, old);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameOver(temporary, absolute);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

function keepOwner(file: number, { uid, gid, mode }: { uid: number; gid: number; mode: number }): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root may give a file away; for anyone else the new file is as much theirs as the old one.
  }
  fchmodSync(file, mode & 0o7777);
}

function renameOver(temporary: string, absolute: string): void {
  for (const wait of RENAME_WAITS) {
    try {
      renameSync(temporary, absolute);
      return;
    } catch (error) {
      if (!RETRIED.has(systemCode(error) ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  renameSync(temporary, absolute);
}
