import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import { checkReplaceable } from './atomicWrite.ts';
import { reasonOf, systemCode } from './systemErrors.ts';

/** The folder of the user's own Continue: `CONTINUE_GLOBAL_DIR`, which Continue knows, or `~/.continue`. */
export function continueHome(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['CONTINUE_GLOBAL_DIR'] || join(environment['HOME'] || homedir(), '.continue');
}

/**
 * The text of a file, undefined where there is none. Throws `file-unreadable` otherwise, for what is no UTF-8 too: who reads it is about
 * to write it again, and every byte that was not understood would be lost.
 */
export async function readIfThere(file: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new LlmstructError('file-unreadable', { path: file, reason: reasonOf(error) }, error);
  }
  if (!isUtf8(bytes)) throw new LlmstructError('file-unreadable', { path: file, reason: 'not UTF-8' });
  return bytes.toString('utf8');
}

/**
 * Writes a file that only its owner may read, in one step. Where the name is a link, what it points to is replaced; a link that leads nowhere,
 * a read-only file and what is no file are refused. Throws `struct-unwritable`.
 */
export async function writePrivately(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await replacePrivately(await targetOf(file), text);
  } catch (error) {
    throw new LlmstructError('struct-unwritable', { path: file, reason: systemCode(error) ?? reasonOf(error) }, error);
  }
}

async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      throw new Error('it is a symbolic link that leads nowhere', { cause: error });
    }
    return file;
  }
}

async function replacePrivately(target: string, text: string): Promise<void> {
  await checkReplaceable(target);
  const temporary = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    // The mode above is cut by the umask only; this one is certain.
    await chmod(temporary, 0o600);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}
