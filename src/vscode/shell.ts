import type { TrialStore } from '../llm/trialStore.ts';
import type { ApiKeys } from './keys/apiKeys.ts';
import type { ChangeFeed } from './ports/changeFeed.ts';
import type { TrustedFolders } from './ports/indexedFolders.ts';
import type { Services } from './services.ts';
import type { UsageWatch } from './usage/usageWatch.ts';

/** The services as the extension's own commands and views see them: with the folders' states and their updates. */
export interface Shell extends Services {
  readonly folders: TrustedFolders;
  readonly feed: ChangeFeed;
  readonly keys: ApiKeys;
  /** What came out when models were tried, kept for the user. */
  readonly trials: TrialStore;
  readonly usage: UsageWatch;
}
