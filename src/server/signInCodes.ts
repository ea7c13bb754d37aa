import { randomBytes } from 'node:crypto';

/** Codes that were made and not used: older ones are forgotten. */
const MOST_CODES = 32;

/**
 * Codes that stand for a token once. A link with one may lie in a browser's history or a terminal's scrollback: it opens nothing more.
 */
export class SignInCodes {
  readonly #tokens = new Map<string, string>();

  make(token: string): string {
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size >= MOST_CODES && oldest !== undefined) this.#tokens.delete(oldest);
    const code = randomBytes(24).toString('base64url');
    this.#tokens.set(code, token);
    return code;
  }

  /** The token of a code; undefined for one that nobody made, or that was taken before. */
  take(code: string): string | undefined {
    const token = this.#tokens.get(code);
    this.#tokens.delete(code);
    return token;
  }
}
