import type { TrackerPlace } from './trackerPlace.ts';
import { askTracker, type TrackerAnswer, type TrackerConnection } from './trackerRequests.ts';

/** A branch at the server whose changes are to be taken over into another. */
export interface PullRequest {
  readonly branch: string;
  readonly into: string;
  readonly title: string;
  readonly body: string;
}

/**
 * Opens a pull request (GitHub) or a merge request (GitLab) and gives its address. `token` needs to write them. Throws as `askTracker`.
 * Shapes: docs.github.com/rest/pulls/pulls, docs.gitlab.com/api/merge_requests.
 */
export async function openPullRequest(
  place: TrackerPlace,
  token: string,
  { branch, into, title, body }: PullRequest,
  connection: TrackerConnection,
): Promise<string> {
  const { origin, repository } = place;
  const isGitHub = place.kind === 'github';
  const api = origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api/v3`;
  const url = isGitHub
    ? `${api}/repos/${repository}/pulls`
    : `${origin}/api/v4/projects/${encodeURIComponent(repository)}/merge_requests`;
  const headers: Record<string, string> = isGitHub
    ? { authorization: `token ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'llmstruct' }
    : { 'private-token': token };
  const values = isGitHub
    ? { title, body, head: branch, base: into }
    : { title, description: body, source_branch: branch, target_branch: into, remove_source_branch: true };
  const answer = await askTracker(connection, () => post(url, headers, values, connection.signal));
  const made = answer.body as { readonly html_url?: string; readonly web_url?: string };
  return made.html_url ?? made.web_url ?? '';
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  values: object,
  signal: AbortSignal,
): Promise<TrackerAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(values),
    redirect: 'error',
    signal,
  });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), body: bodyOf(text) };
}

/** Proxies answer with pages, not with JSON. */
function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 200) };
  }
}
