import type { PageDocuments } from '../pageDocuments.ts';
import type { RunningRequests } from '../suggestions/runningRequests.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import type { TestProposals } from './testProposals.ts';

/** What the actions work with; made once by `registerActions`. */
export interface ActionTools extends SuggestionTools {
  readonly requests: RunningRequests;
  readonly answers: PageDocuments;
  readonly proposals: TestProposals;
}
