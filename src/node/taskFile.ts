import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import { SETTINGS_FILE } from '../core/settings/readSettings.ts';
import { decodeText } from './decodeText.ts';
import { takeFileLock } from './fileLock.ts';
import { replaceFileNow } from './replaceFileNow.ts';
import { reasonOf, systemCode } from './systemErrors.ts';

/** The reason of a `file-unreadable` whose bytes are no text. */
export const NOT_UTF8 = 'it is not UTF-8';

/** `llmstruct.toml` as a task store sees it: both are done when they return. */
export interface TaskFile {
  /** Undefined where there is none. Throws `file-unreadable` where it cannot be read as UTF-8: what cannot be read must not be replaced. */
  read(): string | undefined;
  /** Replaces the file in one step; false where it is no longer `before`. Throws `struct-unwritable` and `file-unreadable`. */
  replace(before: string | undefined, text: string): boolean;
  /** Runs a step while no other process changes the file by a store of ours, with or without a database. Throws `struct-unwritable` where one keeps changing it. */
  alone<Result>(step: () => Result): Result;
}

/** Has the form of our temporary files, so that no listing shows it and the next writer sweeps it up. */
const LOCK_FILE = `.llmstruct-${'0'.repeat(16)}.tmp`;

/** The file of a folder; `writable` false refuses to change it. */
export function createTaskFile(root: string, writable: boolean): TaskFile {
  const file = join(root, SETTINGS_FILE);
  const read = () => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw unreadable(systemCode(error) ?? reasonOf(error), error);
    }
    const content = decodeText(bytes);
    if (content.kind === 'text' && Buffer.byteLength(content.text) === bytes.length) return content.text;
    throw unreadable(NOT_UTF8);
  };
  return {
    read,
    replace(before, text) {
      if (!writable) throw unwritable('this folder was opened for reading only');
      if (read() !== before) return false;
      try {
        replaceFileNow(file, text);
      } catch (error) {
        throw unwritable(systemCode(error) ?? reasonOf(error), error);
      }
      return true;
    },
    alone(step) {
      const letGo = writable ? takeLock(join(root, LOCK_FILE)) : undefined;
      try {
        return step();
      } finally {
        letGo?.();
      }
    },
  };
}

/** Undefined where nothing can be made in the folder: then the file cannot be replaced either, which says why. */
function takeLock(lock: string): (() => void) | undefined {
  try {
    return takeFileLock(lock);
  } catch (error) {
    if (systemCode(error) === 'EBUSY') throw unwritable('another program keeps writing it', error);
    return undefined;
  }
}

function unreadable(reason: string, cause?: unknown): LlmstructError {
  return new LlmstructError('file-unreadable', { path: SETTINGS_FILE, reason }, cause);
}

/** The error of a file that cannot be changed. */
export function unwritable(reason: string, cause?: unknown): LlmstructError {
  return new LlmstructError('struct-unwritable', { path: SETTINGS_FILE, reason }, cause);
}
