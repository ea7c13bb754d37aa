import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf, systemCode } from '../node/systemErrors.ts';
import { type Caller, ROLES } from './caller.ts';

/** A token of somebody in the team, as it is kept: the token itself is shown once, when it is made. */
export interface TeamToken extends Caller {
  /** SHA-256 of the token in hex. It has 256 random bits, so that nothing slower is needed. */
  readonly hash: string;
  /** ISO date. */
  readonly made: string;
}

/** Its name in the state's folder. */
export const TOKENS_FILE = 'tokens.json';

/** How often to look for a lock, and how long one may be held, in ms: a change takes a few. */
const LOCK_WAIT = 10;
const LOCK_AGE = 5000;

/** The tokens kept in the state's folder; none where there is no file. Throws `tokens-unreadable`. */
export function readTeamTokens(stateFolder: string): readonly TeamToken[] {
  const file = join(stateFolder, TOKENS_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // Only a file that is not there means no tokens: what cannot be read would be written over by the next one.
    if (systemCode(error) === 'ENOENT') return [];
    throw new LlmstructError('tokens-unreadable', { file, reason: reasonOf(error) }, error);
  }
  try {
    const list = JSON.parse(text) as TeamToken[];
    if (Array.isArray(list) && list.every(isTeamToken)) return list;
    throw new Error('unexpected content');
  } catch (error) {
    throw new LlmstructError('tokens-unreadable', { file, reason: reasonOf(error) }, error);
  }
}

/** Makes a token, keeps its hash and gives it: nobody can read it again. Throws `token-name-taken`, `tokens-unreadable`, `struct-unwritable`. */
export function addTeamToken(stateFolder: string, { name, roles }: Caller, made: string): string {
  const token = `llms_${randomBytes(32).toString('base64url')}`;
  changeTeamTokens(stateFolder, (tokens) => {
    if (tokens.some((other) => other.name === name)) throw new LlmstructError('token-name-taken', { name });
    return [...tokens, { name, roles, hash: tokenDigest(token).toString('hex'), made }];
  });
  return token;
}

/** Forgets a token; running servers refuse it from the next request on. Throws `token-unknown`, `tokens-unreadable`, `struct-unwritable`. */
export function revokeTeamToken(stateFolder: string, name: string): void {
  changeTeamTokens(stateFolder, (tokens) => {
    const kept = tokens.filter((token) => token.name !== name);
    if (kept.length === tokens.length) throw new LlmstructError('token-unknown', { name });
    return kept;
  });
}

/** One change after another, those of other processes too: none may be lost to one that read before it. */
function changeTeamTokens(stateFolder: string, change: (tokens: readonly TeamToken[]) => readonly TeamToken[]): void {
  const lock = join(stateFolder, `.${TOKENS_FILE}.lock`);
  try {
    mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
    takeLock(lock);
  } catch (error) {
    throw unwritable(join(stateFolder, TOKENS_FILE), error);
  }
  try {
    writeTeamTokens(stateFolder, change(readTeamTokens(stateFolder)));
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Makes the folder `lock` once nobody has it; what a killed process left is taken over. */
function takeLock(lock: string): void {
  for (let waited = 0; ; waited += LOCK_WAIT) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
      if (waited >= LOCK_AGE) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_WAIT);
    }
  }
}

function writeTeamTokens(stateFolder: string, tokens: readonly TeamToken[]): void {
  const file = join(stateFolder, TOKENS_FILE);
  const temporary = join(stateFolder, `.${TOKENS_FILE}-${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(temporary, `${JSON.stringify(tokens, undefined, 1)}\n`, { mode: 0o600, flag: 'wx' });
    if (process.platform !== 'win32') chmodSync(temporary, 0o600);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(file, error);
  }
}

function unwritable(path: string, error: unknown): LlmstructError {
  return new LlmstructError('struct-unwritable', { path, reason: systemCode(error) ?? reasonOf(error) }, error);
}

function isTeamToken(value: unknown): value is TeamToken {
  if (typeof value !== 'object' || value === null) return false;
  const { name, roles, hash, made } = value as Partial<TeamToken>;
  return (
    typeof name === 'string' &&
    typeof made === 'string' &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash) &&
    Array.isArray(roles) &&
    roles.every((role) => ROLES.includes(role))
  );
}

/** What is kept of a token, and compared. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
