import { CHALLENGE, isSameProof, newChallenge, serverProof } from './serverProof.ts';

/** How long another process may take to prove itself, in ms. */
const PATIENCE = 2000;

/**
 * Whether a server with this token listens at this port of the machine. Any program may have taken the port since: the token itself is not sent,
 * and what answers with more than a proof is not read.
 */
export async function provesItself(port: number, token: string): Promise<boolean> {
  const challenge = newChallenge();
  try {
    const response = await fetch(`http://127.0.0.1:${port}/proof?challenge=${challenge}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isShort = response.headers.get('content-length') === String(challenge.length);
    if (!response.ok || !isShort) {
      await response.body?.cancel();
      return false;
    }
    const given = await response.text();
    return CHALLENGE.test(given) && isSameProof(given, serverProof(token, port, challenge));
  } catch {
    return false;
  }
}
