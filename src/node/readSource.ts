import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { FileContent } from '../core/ports.ts';
import { decodeText } from './decodeText.ts';
import { systemCode } from './systemErrors.ts';

// Without NONBLOCK, opening a named pipe waits for its writer; without NOFOLLOW a link could lead outside. Windows has neither.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
const FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'symlink',
  EMLINK: 'symlink', // FreeBSD's answer to NOFOLLOW
  ENAMETOOLONG: 'missing',
};

/** Reads one file of at most `maxBytes`; never throws: what cannot be read as text is skipped with the reason. */
export function readSource(absolute: string, maxBytes: number): FileContent {
  try {
    if (O_NOFOLLOW === 0 && lstatSync(absolute).isSymbolicLink()) return skipped('symlink');
    const file = openSync(absolute, FLAGS);
    try {
      const status = fstatSync(file);
      if (!status.isFile()) return skipped('not a regular file');
      if (status.size > maxBytes) return skipped('too large');
      return decodeText(readAll(file, status.size));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return skipped(reasonToSkip(error));
  }
}

/** The word of the skip table for a failed system call. */
export function reasonToSkip(error: unknown): string {
  return REASONS[systemCode(error) ?? ''] ?? 'unreadable';
}

function readAll(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(file, bytes, filled, size - filled, filled);
    if (count === 0) break; // It became shorter meanwhile.
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function skipped(reason: string): FileContent {
  return { kind: 'skipped', reason };
}
