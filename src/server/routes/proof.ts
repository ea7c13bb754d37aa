import { type CallerRates, countAnonymous } from '../guards.ts';
import { RequestRefused } from '../problem.ts';
import type { Route } from '../route.ts';
import { CHALLENGE, serverProof } from '../serverProof.ts';

/**
 * `GET /proof`: proves to who knows the token that this server does, before they send it. Everybody may ask, as often as somebody without a token
 * may ask for anything: what is answered is of use for nothing else.
 */
export function proofRoute(token: string, port: () => number, rates: CallerRates): Route {
  return {
    method: 'GET',
    path: '/proof',
    role: 'nobody',
    handle(context) {
      countAnonymous(rates);
      const challenge = context.req.query('challenge') ?? '';
      if (!CHALLENGE.test(challenge)) throw new RequestRefused('challenge-invalid');
      return context.text(serverProof(token, port(), challenge));
    },
  };
}
