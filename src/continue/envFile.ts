/** What Continue's blocks name as `secrets`. */
export interface ServerSecrets {
  readonly url: string;
  readonly token: string;
}

/**
 * The text of `~/.continue/.env` with the address and the token of our server, all other lines as they were. The last two are for `config.json`,
 * where only a value as a whole can be a secret.
 */
export function withServerSecrets(text: string, { url, token }: ServerSecrets): string {
  const values = {
    LLMSTRUCT_URL: url,
    LLMSTRUCT_TOKEN: token,
    LLMSTRUCT_CONTEXT_URL: `${url}/context`,
    LLMSTRUCT_AUTHORIZATION: `"Bearer ${token}"`,
  };
  return Object.entries(values).reduce((changed, [name, value]) => withLine(changed, name, value), text);
}

function withLine(text: string, name: string, value: string): string {
  const line = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'gm');
  let seen = false;
  const replaced = text.replace(line, (whole) => {
    // dotenv takes the last of several.
    const carriage = whole.endsWith('\r') ? '\r' : '';
    seen = true;
    return `${name}=${value}${carriage}`;
  });
  if (seen) return replaced;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${name}=${value}\n`;
}
