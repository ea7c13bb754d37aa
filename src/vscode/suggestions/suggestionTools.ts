import type { Services } from '../services.ts';
import type { Acceptances } from './acceptances.ts';
import type { Consent } from './consent.ts';
import type { Outcomes } from './outcomes.ts';
import type { OutlineCache } from './outlineCache.ts';
import type { SuggestionStore } from './suggestionStore.ts';
import type { SuggestionSurface } from './surface.ts';
import type { Turns } from './turns.ts';

/** What the commands of this folder work with; made once by `registerSuggestions`. */
export interface SuggestionTools extends Pick<Services, 'log' | 'folders' | 'models' | 'circuit' | 'usage'> {
  readonly store: SuggestionStore;
  readonly acceptances: Acceptances;
  readonly outcomes: Outcomes;
  readonly outlines: OutlineCache;
  readonly surface: SuggestionSurface;
  /** Of writing into a document. */
  readonly turns: Turns;
  /** Asked before anything leaves this machine. */
  readonly consent: Consent;
}
