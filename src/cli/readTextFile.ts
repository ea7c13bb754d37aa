import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reasonOf } from '../node/systemErrors.ts';
import type { CliContext } from './cliContext.ts';
import { UsageError } from './usageError.ts';

/** The text of a file that a person names, relative to the current folder; `-` is standard input. */
export async function readTextFile(context: CliContext, file: string): Promise<string> {
  if (file === '-') return context.host.readInput();
  try {
    return await readFile(resolve(context.host.folder, file), 'utf8');
  } catch (error) {
    throw new UsageError('{file} cannot be read: {reason}.', { file, reason: reasonOf(error) });
  }
}
