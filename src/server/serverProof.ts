import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What is signed begins with this: a proof can stand for nothing else that is ever made of a token. */
const PURPOSE = 'llmstruct server proof 1';

/** 32 bytes in base64url: so long are challenges, and proofs. */
export const CHALLENGE = /^[\w-]{43}$/;

/** What nobody has asked before. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Proves that who listens at `port` knows the token, without saying it: HMAC-SHA256 by the token, in base64url. The port is part of it, so that nobody can pass
 * the challenge on to a server of ours at another port.
 */
export function serverProof(token: string, port: number, challenge: string): string {
  return createHmac('sha256', token).update(`${PURPOSE}\n${port}\n${challenge}`).digest('base64url');
}

/** Compares in a time that tells nothing. */
export function isSameProof(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
