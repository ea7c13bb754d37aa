import type { IssueTracker } from '../core/tasks/sync/issue.ts';
import { createGitHubTracker } from './githubTracker.ts';
import { createGitLabTracker } from './gitlabTracker.ts';
import type { TrackerPlace } from './trackerPlace.ts';
import type { TrackerConnection } from './trackerRequests.ts';

/** The tracker at a place. */
export function trackerFor(place: TrackerPlace, token: string, connection: TrackerConnection): IssueTracker {
  return place.kind === 'github'
    ? createGitHubTracker(place, token, connection)
    : createGitLabTracker(place, token, connection);
}
