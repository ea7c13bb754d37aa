import type { Api } from 'grammy/web';

type ClientSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** The client's types name the signal of a package for old Nodes; it takes Node's own. */
export function clientSignal(signal: AbortSignal): ClientSignal {
  return signal as unknown as ClientSignal;
}
