import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What survives a restart, so that who knows the address and the token can go on. */
export interface ServerState {
  readonly port: number;
  readonly token: string;
}

/** Tried first; another one is taken, and kept, where it is in use. */
const FIRST_PORT = 7317;
/** Its name in the state's folder. */
export const STATE_FILE = 'server.json';

/** The folder for what llmstruct keeps for a user, outside of every workspace: `XDG_STATE_HOME/llmstruct` or the system's own place. */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME, LOCALAPPDATA, HOME } = environment;
  if (XDG_STATE_HOME) return join(XDG_STATE_HOME, 'llmstruct');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'llmstruct');
  return join(HOME || homedir(), '.local', 'state', 'llmstruct');
}

/**
 * The state kept in `folder`; a new one, with a token of 256 random bits, where there is none or it is damaged. The file may be read
 * by its owner only. Throws the system's error where it cannot be written.
 */
export async function loadState(folder: string): Promise<ServerState> {
  const kept = await readState(folder);
  if (kept !== undefined) return kept;
  const fresh = { port: FIRST_PORT, token: randomBytes(32).toString('base64url') };
  await saveState(folder, fresh);
  // Of two that start at once, both go on with what stands in the file now.
  return (await readState(folder)) ?? fresh;
}

export async function saveState(folder: string, state: ServerState): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${STATE_FILE}-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(temporary, `${JSON.stringify(state)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(temporary, join(folder, STATE_FILE));
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

async function readState(folder: string): Promise<ServerState | undefined> {
  const file = join(folder, STATE_FILE);
  try {
    const { port, token } = JSON.parse(await readFile(file, 'utf8')) as Partial<ServerState>;
    if (!Number.isInteger(port) || port === undefined || port < 1 || port > 65_535) return undefined;
    if (typeof token !== 'string' || !/^[\w-]{32,128}$/.test(token)) return undefined;
    // Somebody may have copied the file about.
    if (process.platform !== 'win32') await chmod(file, 0o600);
    return { port, token };
  } catch {
    return undefined;
  }
}
