import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The index as a file, in the root of a folder. */
export const STRUCT_FILE = 'struct.json';
/** Settings and tasks, in the root of a folder. */
export const SETTINGS_FILE = 'llmstruct.toml';

/**
 * Whether the people of this folder use llmstruct: it has a `struct.json` or a `llmstruct.toml`. In every other folder we
 * write nothing until a command asks for it. Two calls of stat, so it may run before each update.
 */
export function isAdopted(root: string): boolean {
  return existsSync(join(root, STRUCT_FILE)) || existsSync(join(root, SETTINGS_FILE));
}
