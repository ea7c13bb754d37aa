/** What the codes mean with which a system refuses files, programs and connections. */
export const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EAI_AGAIN: 'the name server does not answer',
  EBUSY: 'another program holds it',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EDQUOT: 'no more room is allowed to you on its disk',
  EEXIST: 'it is there already',
  EFBIG: 'it is too large',
  EHOSTUNREACH: 'there is no way to that host',
  EIO: 'its disk fails',
  EISDIR: 'it is a folder',
  ELOOP: 'links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'it is not there',
  ENOSPC: 'there is no room left on its disk',
  ENOTDIR: 'a folder on the way is a file',
  ENOTFOUND: 'there is no such host',
  EPERM: 'that is not allowed',
  EPIPE: 'nobody reads it any more',
  EROFS: 'its disk is read-only',
  ETIMEDOUT: 'there was no answer in time',
};

/** Reasons in words, ours and those of SQLite; keys of the bundles. */
export const WORDED_REASONS: readonly string[] = [
  'a newer llmstruct made it',
  'another program keeps writing it',
  'attempt to write a readonly database',
  'database disk image is malformed',
  'database is locked',
  'database or disk is full',
  'disk I/O error',
  'file is not a database',
  'it ended without its last line',
  'it ended without saying why',
  'it is a symbolic link',
  'it is a symbolic link that leads nowhere',
  'it is not a regular file',
  'it is not UTF-8',
  'it is read-only',
  'its answer has no text',
  'its answer is not one of Ollama',
  'its folder is read-only',
  'its rules forbid it',
  'the server’s content filter stopped it',
  'this folder was opened for reading only',
  'this Node has no SQLite',
  'unable to open database file',
];

/**
 * `EACCES: permission denied, open '/a'`, `spawn git ENOENT`, `connect ECONNREFUSED 127.0.0.1:1`, or the code alone. Which file or address it
 * is about is said beside the reason.
 */
const NODE_SENTENCE = /^(?:(?:spawn \S+|connect|read|write|getaddrinfo) )?(E[A-Z0-9_]+)(?::? .*)?$/s;

/** What git says where it cannot go on, but for the names in it, which stand beside the reason. */
export const GIT_REASONS: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^not a git repository \(or any/, 'there is none in it or above it'],
  [/^detected dubious ownership/, 'it belongs to another user'],
  [/^could not read Username for/, 'the server wants a sign-in that git does not have'],
  [/^Authentication failed for/, 'the server refused git’s sign-in'],
  [/^unable to access .*: Could not resolve host/, 'there is no such host'],
  [
    /^(?:Could not read from remote repository|.* does not appear to be a git repository)/,
    'the other repository cannot be read',
  ],
];

/** Of what git prints: its last words, behind warnings and what a server said, before advice. */
const GIT_SENTENCE = /(?:^|\n)fatal: (.+?)\.?(?:\n|$)/;

/** What git says and nobody foresaw. */
export const GIT_QUOTE = 'git says “{0}”';

type TranslateReason = (key: string, ...values: readonly string[]) => string;

const WORDED: ReadonlySet<string> = new Set(WORDED_REASONS);

/**
 * The reason of an error for people: a code of the system in words, with the code behind for those who look it up, and our own words in
 * their language. What git says is worded where it is known, else quoted; what others say (servers) is left as it is.
 */
export function wordedReason(reason: string, translate: TranslateReason): string {
  if (WORDED.has(reason)) return translate(reason);
  const git = GIT_SENTENCE.exec(reason)?.[1];
  if (git !== undefined) {
    const known = GIT_REASONS.find(([pattern]) => pattern.test(git))?.[1];
    return known === undefined ? translate(GIT_QUOTE, git) : translate(known);
  }
  const code = NODE_SENTENCE.exec(reason)?.[1];
  if (code === undefined || !Object.hasOwn(SYSTEM_REASONS, code)) return reason;
  return `${translate(SYSTEM_REASONS[code] ?? '')} (${code})`;
}
