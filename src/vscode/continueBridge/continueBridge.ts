import type { LocalServer } from '../localServer/localServer.ts';
import type { Services } from '../services.ts';

/** What the parts of the bridge work with. */
export interface ContinueBridge {
  readonly services: Services;
  readonly server: LocalServer;
  /** Whether Continue runs in our extension host. */
  continueIsHere(): boolean;
}
