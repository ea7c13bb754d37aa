import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf } from '../node/systemErrors.ts';

/** What a token allows: to look, to change tasks, to spend the model's time. */
export const ROLES = ['read', 'edit', 'model'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Caller {
  /** For limits and the access log. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A token of somebody in the team, as it is kept: the token itself is shown once, when it is made. */
export interface TeamToken extends Caller {
  /** SHA-256 of the token in hex. It has 256 random bits, so that nothing slower is needed. */
  readonly hash: string;
  /** ISO date. */
  readonly made: string;
}

const FILE = 'tokens.json';

/** The tokens kept in the state's folder; none where there is no file. Throws `tokens-unreadable`. */
export function readTeamTokens(stateFolder: string): readonly TeamToken[] {
  const file = join(stateFolder, FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  try {
    const list = JSON.parse(text) as TeamToken[];
    if (Array.isArray(list) && list.every(isTeamToken)) return list;
    throw new Error('unexpected content');
  } catch (error) {
    throw new LlmstructError('tokens-unreadable', { file, reason: reasonOf(error) }, error);
  }
}

/** Makes a token, keeps its hash and gives it: nobody can read it again. Throws `token-name-taken`, `tokens-unreadable`. */
export function addTeamToken(stateFolder: string, caller: Caller, made: string): string {
  const tokens = readTeamTokens(stateFolder);
  if (tokens.some(({ name }) => name === caller.name))
    throw new LlmstructError('token-name-taken', { name: caller.name });
  const token = `llms_${randomBytes(32).toString('base64url')}`;
  const { name, roles } = caller;
  writeTeamTokens(stateFolder, [...tokens, { name, roles, hash: digest(token).toString('hex'), made }]);
  return token;
}

/** Forgets a token; running servers refuse it from the next request on. Throws `token-unknown`, `tokens-unreadable`. */
export function revokeTeamToken(stateFolder: string, name: string): void {
  const tokens = readTeamTokens(stateFolder);
  const kept = tokens.filter((token) => token.name !== name);
  if (kept.length === tokens.length) throw new LlmstructError('token-unknown', { name });
  writeTeamTokens(stateFolder, kept);
}

function writeTeamTokens(stateFolder: string, tokens: readonly TeamToken[]): void {
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  const temporary = join(stateFolder, `.${FILE}-${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(temporary, `${JSON.stringify(tokens, undefined, 1)}\n`, { mode: 0o600, flag: 'wx' });
    if (process.platform !== 'win32') chmodSync(temporary, 0o600);
    renameSync(temporary, join(stateFolder, FILE));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Finds who a token belongs to; undefined for one that nobody has. */
export type FindCaller = (token: string) => Caller | undefined;

/** The user's own token may do everything; those of the team what their roles say. The file is read again when it changes. */
export function callersOf(ownToken: string, stateFolder: string | undefined): FindCaller {
  const own = digest(ownToken);
  let seen = '';
  let team: readonly TeamToken[] = [];
  return (token) => {
    const given = digest(token);
    if (timingSafeEqual(given, own)) return { name: 'own', roles: ROLES };
    if (stateFolder === undefined) return undefined;
    const stamp = stampOf(join(stateFolder, FILE));
    if (stamp !== seen) team = readTeamTokens(stateFolder);
    seen = stamp;
    return team.find(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), given));
  };
}

function stampOf(file: string): string {
  const { mtimeMs, ino, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, ino: 0, size: 0 };
  return `${mtimeMs} ${ino} ${size}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
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
