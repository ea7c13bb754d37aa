import { Octokit } from '@octokit/core';
import { LlmstructError } from '../core/errors.ts';
import { byCodeUnit } from '../core/model/codeUnitOrder.ts';
import type { Issue, IssueChange, IssueTracker } from '../core/tasks/sync/issue.ts';
import { readMarker } from '../core/tasks/sync/issueMarker.ts';
import { isFullEnd, nextLink } from './nextLink.ts';
import type { TrackerPlace } from './trackerPlace.ts';
import { askTracker, type TrackerAnswer, type TrackerConnection } from './trackerRequests.ts';

/** What we read of an Issue (docs.github.com/rest/issues/issues). Pull requests are in the same list. */
interface GitHubIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly state_reason?: string | null;
  readonly html_url: string;
  readonly comments: number;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly assignee: { readonly login: string } | null;
  readonly milestone: { readonly title: string } | null;
  readonly pull_request?: object;
  readonly author_association?: string;
  readonly user?: { readonly type?: string } | null;
}

/** The associations of people who may write to a repository. */
const INSIDERS: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/** Issues of a GitHub repository, on github.com or an Enterprise server. `token` needs to read and write Issues. */
export function createGitHubTracker(place: TrackerPlace, token: string, connection: TrackerConnection): IssueTracker {
  const octokit = new Octokit({ baseUrl: apiOf(place.origin), auth: token, userAgent: 'llmstruct' });
  const repository = `/repos/${place.repository}`;
  let milestones: Map<string, number> | undefined;

  async function ask(method: 'GET' | 'POST' | 'PATCH', path: string, values: object = {}): Promise<TrackerAnswer> {
    const known = method === 'GET' ? connection.cache.get(path) : undefined;
    const answer = await askTracker(connection, () =>
      send(octokit, method, path, {
        ...values,
        headers: known === undefined ? {} : { 'if-none-match': known.etag },
        request: { signal: connection.signal },
      }),
    );
    if (answer.status === 304 && known !== undefined) {
      return { status: 200, headers: { link: answer.headers['link'] ?? known.link }, body: known.body };
    }
    const { etag, link } = answer.headers;
    if (method === 'GET' && etag !== undefined && !isFullEnd(answer)) {
      connection.cache.put(path, { etag, body: answer.body, ...(link === undefined ? {} : { link }) });
    }
    return answer;
  }

  async function all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const { body, headers } = await ask('GET', next);
      items.push(...(body as Item[]));
      next = nextLink(headers['link']);
    }
    return items;
  }

  async function milestoneNumber(title: string): Promise<number> {
    milestones ??= new Map(
      (await all<{ title: string; number: number }>(`${repository}/milestones?state=all&per_page=100`)).map((each) => [
        each.title,
        each.number,
      ]),
    );
    let number = milestones.get(title);
    if (number === undefined) {
      number = ((await ask('POST', `${repository}/milestones`, { title })).body as { number: number }).number;
      milestones.set(title, number);
    }
    return number;
  }

  async function valuesOf({ title, body, state, reason, labels, assignee, milestone }: IssueChange): Promise<object> {
    return {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(state === undefined ? {} : { state }),
      ...(state === 'closed'
        ? { state_reason: reason === 'dropped' || reason === 'duplicate' ? 'not_planned' : 'completed' }
        : {}),
      ...(labels === undefined ? {} : { labels }),
      ...(assignee === undefined ? {} : { assignees: assignee === null ? [] : [assignee] }),
      ...(milestone === undefined ? {} : { milestone: milestone === null ? null : await milestoneNumber(milestone) }),
    };
  }

  return {
    place: connection.place,
    async list() {
      const found = await all<GitHubIssue>(`${repository}/issues?state=all&sort=created&direction=asc&per_page=100`);
      return found.filter(({ pull_request }) => pull_request === undefined).map(issueOf);
    },
    async create(change) {
      return issueOf((await ask('POST', `${repository}/issues`, await valuesOf(change))).body as GitHubIssue);
    },
    async update(number, change) {
      return issueOf(
        (await ask('PATCH', `${repository}/issues/${number}`, await valuesOf(change))).body as GitHubIssue,
      );
    },
  };
}

/** `https://api.github.com`; an Enterprise server has its API below `/api/v3`. */
export function apiOf(origin: string): string {
  return origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api/v3`;
}

/** A refusal is an answer here, not an exception; what never came is one. */
async function send(
  octokit: Octokit,
  method: string,
  path: string,
  values: Record<string, unknown>,
): Promise<TrackerAnswer> {
  try {
    const response: { status: number; headers: object; data: unknown } = await octokit.request(
      `${method} ${path}`,
      values,
    );
    return { status: response.status, headers: headersOf(response.headers), body: response.data };
  } catch (error) {
    const response =
      error instanceof Error && 'response' in error
        ? (error.response as { headers: object; data: unknown } | undefined)
        : undefined;
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
    if (response === undefined && status !== 304) throw error;
    return { status, headers: headersOf(response?.headers ?? {}), body: response?.data };
  }
}

function headersOf(headers: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
}

function issueOf(issue: GitHubIssue): Issue {
  const { body, task, digest } = readMarker((issue.body ?? '').replaceAll('\r\n', '\n'));
  const repository = /^https?:\/\/[^/]+\/(.+)\/(?:issues|pull)\/\d+$/.exec(issue.html_url)?.[1];
  if (repository === undefined)
    throw new LlmstructError('internal', { reason: `no Issue's address: ${issue.html_url}` });
  return {
    reference: `${repository}#${issue.number}`,
    number: issue.number,
    url: issue.html_url,
    comments: issue.comments,
    title: issue.title,
    body,
    state: issue.state === 'closed' ? 'closed' : 'open',
    ...(issue.state_reason === 'not_planned' ? { closedFor: 'dropped' as const } : {}),
    ...(issue.state_reason === 'completed' ? { closedFor: 'done' as const } : {}),
    labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).sort(byCodeUnit),
    ...(issue.assignee === null ? {} : { assignee: issue.assignee.login }),
    ...(issue.milestone === null ? {} : { milestone: issue.milestone.title }),
    ...(isOutsider(issue) ? { outsider: true as const } : {}),
    ...(task === undefined ? {} : { task }),
    ...(digest === undefined ? {} : { syncedDigest: digest }),
  };
}

/** An app is none: it can make Issues only where somebody installed it. */
function isOutsider({ author_association, user }: GitHubIssue): boolean {
  return author_association !== undefined && !INSIDERS.includes(author_association) && user?.type !== 'Bot';
}
