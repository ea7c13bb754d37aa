import { timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, OWN_NAME, ROLES } from './caller.ts';
import { readTeamTokens, type TeamToken, TOKENS_FILE, tokenDigest } from './teamTokens.ts';

/** Finds who a token belongs to; undefined for one that nobody has. Throws `tokens-unreadable`. */
export type FindCaller = (token: string) => Caller | undefined;

/** The user's own token may do everything; those of the team what their roles say. The file is read again when it changes. */
export function createCallerFinder(ownToken: string, stateFolder: string | undefined): FindCaller {
  const own = tokenDigest(ownToken);
  let seen = '';
  let team: readonly TeamToken[] = [];
  return (token) => {
    const given = tokenDigest(token);
    if (timingSafeEqual(given, own)) return { name: OWN_NAME, roles: ROLES };
    if (stateFolder === undefined) return undefined;
    const stamp = stampOf(join(stateFolder, TOKENS_FILE));
    if (stamp !== seen) team = readTeamTokens(stateFolder);
    seen = stamp;
    return team.find(({ hash }) => timingSafeEqual(Buffer.from(hash, 'hex'), given));
  };
}

function stampOf(file: string): string {
  const { mtimeMs, ino, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, ino: 0, size: 0 };
  return `${mtimeMs} ${ino} ${size}`;
}
