import { majorityLineEnd } from '../core/text/lineEnds.ts';

/** What Continue's blocks name as `secrets`. */
export interface ServerSecrets {
  readonly url: string;
  readonly token: string;
}

/**
 * dotenv's own way to find a line, by which Continue reads the file: a quoted value may go over several lines. Its parts are what stands before
 * the name, the name, the value, and what comes behind it.
 */
const ENTRY =
  /^(\s*(?:export\s+)?)([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?(\s*(?:#.*)?)$/gm;

/**
 * The text of `~/.continue/.env` with the address and the token of our server, all else byte for byte as it was. The last two are for
 * `config.json`, where only a value as a whole can be a secret.
 */
export function withServerSecrets(text: string, { url, token }: ServerSecrets): string {
  const values = new Map([
    ['LLMSTRUCT_URL', url],
    ['LLMSTRUCT_TOKEN', token],
    ['LLMSTRUCT_CONTEXT_URL', `${url}/context`],
    ['LLMSTRUCT_AUTHORIZATION', `"Bearer ${token}"`],
  ]);
  const missing = new Map(values);
  // Every line of a name: dotenv takes the last of several.
  const replaced = text.replace(ENTRY, (whole, head: string, name: string, old: string | undefined, tail: string) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    missing.delete(name);
    const blanks = /\s*$/.exec(old ?? '')?.[0] ?? '';
    return `${head}${name}=${value}${blanks}${tail}`;
  });
  const lineEnd = majorityLineEnd(text) ?? '\n';
  const lines = [...missing].map(([name, value]) => `${name}=${value}${lineEnd}`).join('');
  return replaced + (lines !== '' && /[^\n\uFEFF]$/.test(replaced) ? lineEnd : '') + lines;
}
