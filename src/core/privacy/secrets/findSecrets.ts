/** A secret in a text: UTF-16 offsets, end exclusive. */
export interface SecretRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What keys and tokens of well-known services look like, by their published prefixes (GitHub's secret scanning patterns name the
 * same), and private keys. `secret` is the part to hide where that is not all.
 */
const KNOWN: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,}\b/g,
  /\bgl(?:pat|cbt|dt|rt)-[A-Za-z0-9_-]{20,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\bsk-(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{20,}/g,
  /\b(?:xai-|hf_|npm_|pypi-|dop_v1_|shpat_|figd_|glsa_)[A-Za-z0-9_-]{20,}/g,
  /\bAIza[0-9A-Za-z_-]{35}/g,
  /\bGOCSPX-[A-Za-z0-9_-]{20,}/g,
  /\bhooks\.slack\.com\/services\/(?<secret>[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]{10,})/g,
  /\b[rs]k_(?:live|test)_[0-9A-Za-z]{16,}/g,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/g,
  /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g,
  // The first `eyJ` of a run alone is tried, and only once: of a text of them each would be read to the end.
  /(?<![\w-])(?=(?<before>(?:[\w-]*?-)??)(?<head>eyJ[\w-]{10,}))\k<before>(?<secret>\k<head>\.eyJ[\w-]{10,}\.[\w-]{10,})/g,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`]*:(?<secret>[^\s@'"`/${}<>]{3,})@/gi,
  // Connection strings: `Server=db;Password=…;`, `AccountName=…;AccountKey=…`.
  /(?<=[;"'`] ?)(?:Password|Pwd|AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecretValue) ?= ?(?<secret>[^;"'`\s${}<>]{3,})(?=[;"'`])/gi,
  // Addresses with a secret in their query: `jdbc:…?user=a&password=…`.
  /[?&](?:password|passwd|pwd|secret|token|api_?key|access_?token|sig)=(?<secret>[^&\s"'`${}<>#]{6,})/gi,
];

/**
 * A literal given to something whose name says that it is secret: `api_key = "…"`, `password: '…'`, `"token": "…"`. Names are bounded, here and
 * below: a text that says `token` and nothing else would be read again from each of them.
 */
const NAMED =
  /(?:passw(?:or)?d|passwd|pwd|secret|token|api_?-?key|access_?-?key|private_?-?key|auth_?-?key|credential)s?\w{0,100}["']?\s*(?:\?\?=|:=|=>|[:=])\s*(?:\w{0,100}Secret\w{0,100}\()?[rbuf]?(["'`])(?<secret>(?:(?!\1)[^\\\n]|\\.){8,400})\1/gi;

/** As `.env` files and shells write it, without quotes: `API_KEY=…`, `export DB_PASSWORD=…`. */
const ASSIGNED =
  /^[ \t]*(?:export[ \t]+)?[A-Z0-9_]{0,100}(?:PASSW(?:OR)?D|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|AUTH_?KEY|CREDENTIAL)S?[A-Z0-9_]{0,100}=(?<secret>[^\s"'`$;#()]{8,400})(?=\s|$)/gm;

/** Values that only stand for a secret. */
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|<.*>|\$\{.*\}|\{\{?.*\}\}?|%.*%|your[-_ ].*|change[-_ ]?me.*|example.*|dummy.*|test.*|fake.*|placeholder.*|secret|pass(?:word|wd)?\d?|user)$/i;

/** Most texts have nothing that any pattern begins with. */
const SUSPICIOUS =
  /-----BEGIN|A[KS]IA|gh[pousr]_|github_pat|gl(?:pat|cbt|dt|rt)-|xox[abeoprs]-|sk-|xai-|hf_|npm_|pypi-|dop_v1|shpat_|figd_|glsa_|AIza|GOCSPX|hooks\.slack|sig=|[rs]k_(?:live|test)|SG\.|:AA|eyJ|:\/\/|pass|pwd|secret|token|key|credential/i;

/** Where the secrets of a text are, in order, without overlaps. */
export function findSecrets(text: string): readonly SecretRange[] {
  if (!SUSPICIOUS.test(text)) return [];
  const found: SecretRange[] = [];
  for (const pattern of KNOWN) {
    for (const match of text.matchAll(pattern)) {
      if (!PLACEHOLDER.test(match.groups?.['secret'] ?? '')) found.push(rangeOf(match));
    }
  }
  for (const pattern of [NAMED, ASSIGNED]) {
    for (const match of text.matchAll(pattern)) if (isLikely(match.groups!['secret']!)) found.push(rangeOf(match));
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: SecretRange[] = [];
  for (const range of found) if (range.start >= (apart.at(-1)?.end ?? 0)) apart.push(range);
  return apart;
}

function rangeOf(match: RegExpExecArray): SecretRange {
  const secret = match.groups?.['secret'];
  if (secret === undefined) return { start: match.index, end: match.index + match[0].length };
  const start = match.index + match[0].lastIndexOf(secret);
  return { start, end: start + secret.length };
}

/** Whether a literal looks made, not written: names, words and paths do not mix letters and digits. */
function isLikely(value: string): boolean {
  if (PLACEHOLDER.test(value) || /\s|^\w+:\/\//.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\w./-]/].filter((kind) => kind.test(value)).length;
  return kinds >= 3 || (/\d/.test(value) && /[A-Za-z]/.test(value) && value.length >= 10);
}
