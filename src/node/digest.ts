import { hash } from 'node:crypto';

/** Core's `Digest`: the first 16 hex digits of the SHA-256 of the text's UTF-8 bytes (a lone surrogate counts as U+FFFD). */
export function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
