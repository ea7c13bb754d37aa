import { validateSignInRequest } from '#validators/server';
import type { CallerRates } from '../guards.ts';
import { countAnonymous } from '../guards.ts';
import { RequestRefused } from '../problem.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { SignInCodes } from '../signInCodes.ts';

const checkSignIn = validateSignInRequest as BodyCheck<{ readonly code: string }>;

/** `POST /sign_in`: the token that a one-time code stands for. */
export function signInRoute(codes: SignInCodes, rates: CallerRates): Route {
  return {
    method: 'POST',
    path: '/sign_in',
    role: 'nobody',
    async handle(context) {
      const { code } = checkBody(await readJson(context), checkSignIn);
      const token = codes.take(code);
      if (token !== undefined) return context.json({ token });
      countAnonymous(rates);
      throw new RequestRefused('code-refused');
    },
  };
}
