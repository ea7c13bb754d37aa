import { LlmstructError } from '../core/errors.ts';
import { byCodeUnit } from '../core/model/codeUnitOrder.ts';
import type { Issue, IssueChange, IssueTracker } from '../core/tasks/sync/issue.ts';
import { readMarker } from '../core/tasks/sync/issueMarker.ts';
import { isFullEnd, nextLink } from './nextLink.ts';
import { sendJson } from './sendJson.ts';
import type { TrackerPlace } from './trackerPlace.ts';
import { askTracker, type TrackerAnswer, type TrackerConnection } from './trackerRequests.ts';

/** What we read of an Issue (docs.gitlab.com/api/issues). */
interface GitLabIssue {
  readonly iid: number;
  readonly title: string;
  readonly description: string | null;
  readonly state: string;
  readonly web_url: string;
  readonly user_notes_count: number;
  readonly labels: readonly string[];
  readonly assignees: readonly { readonly username: string }[];
  readonly milestone: { readonly title: string } | null;
}

/** Issues of a GitLab project, on gitlab.com or a server of one's own. `token` needs the scope `api`. */
export function createGitLabTracker(place: TrackerPlace, token: string, connection: TrackerConnection): IssueTracker {
  const api = `${place.origin}/api/v4`;
  const project = `${api}/projects/${encodeURIComponent(place.repository)}`;

  async function ask(method: 'GET' | 'POST' | 'PUT', url: string, values?: object): Promise<TrackerAnswer> {
    const known = method === 'GET' ? connection.cache.get(url) : undefined;
    const headers = {
      'private-token': token,
      ...(values === undefined ? {} : { 'content-type': 'application/json' }),
      ...(known === undefined ? {} : { 'if-none-match': known.etag }),
    };
    const answer = await askTracker(connection, () => {
      const body = values === undefined ? {} : { body: JSON.stringify(values) };
      return sendJson(url, { method, headers, redirect: 'follow', signal: connection.signal, ...body });
    });
    if (answer.status === 304 && known !== undefined)
      return { status: 200, headers: { link: answer.headers['link'] ?? known.link }, body: known.body };
    const { etag, link } = answer.headers;
    if (method === 'GET' && etag !== undefined && !isFullEnd(answer)) {
      connection.cache.put(url, { etag, body: answer.body, ...(link === undefined ? {} : { link }) });
    }
    return answer;
  }

  async function all<Item>(url: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let next: string | undefined = url; next !== undefined; ) {
      // The token goes with every page: none may be elsewhere.
      if (!next.startsWith(`${api}/`))
        throw new LlmstructError('tracker-failed', { place: connection.place, reason: next });
      const { body, headers } = await ask('GET', next);
      items.push(...(body as Item[]));
      next = nextLink(headers['link']);
    }
    return items;
  }

  async function userId(name: string): Promise<number> {
    const [user] = (await ask('GET', `${api}/users?username=${encodeURIComponent(name)}`)).body as { id: number }[];
    if (user === undefined) throw new LlmstructError('tracker-failed', { place: connection.place, reason: `@${name}` });
    return user.id;
  }

  async function milestoneId(title: string): Promise<number> {
    const [known] = (await ask('GET', `${project}/milestones?title=${encodeURIComponent(title)}`)).body as {
      id: number;
    }[];
    return known?.id ?? ((await ask('POST', `${project}/milestones`, { title })).body as { id: number }).id;
  }

  async function valuesOf({ title, body, state, labels, assignee, milestone }: IssueChange): Promise<object> {
    return {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { description: body }),
      ...(state === undefined ? {} : { state_event: state === 'closed' ? 'close' : 'reopen' }),
      ...(labels === undefined ? {} : { labels: labels.join(',') }),
      ...(assignee === undefined ? {} : { assignee_ids: assignee === null ? [] : [await userId(assignee)] }),
      // 0 takes a milestone away.
      ...(milestone === undefined ? {} : { milestone_id: milestone === null ? 0 : await milestoneId(milestone) }),
    };
  }

  const reference = (number: number) => `${place.repository}#${number}`;
  return {
    place: connection.place,
    async list() {
      const found = await all<GitLabIssue>(`${project}/issues?scope=all&order_by=created_at&sort=asc&per_page=100`);
      return found.map((issue) => issueOf(issue, reference(issue.iid)));
    },
    async create(change) {
      const issue = (await ask('POST', `${project}/issues`, await valuesOf(change))).body as GitLabIssue;
      return issueOf(issue, reference(issue.iid));
    },
    async update(number, change) {
      const issue = (await ask('PUT', `${project}/issues/${number}`, await valuesOf(change))).body as GitLabIssue;
      return issueOf(issue, reference(issue.iid));
    },
  };
}

function issueOf(issue: GitLabIssue, reference: string): Issue {
  const { body, task, digest } = readMarker((issue.description ?? '').replaceAll('\r\n', '\n'));
  const assignee = issue.assignees[0]?.username;
  return {
    reference,
    number: issue.iid,
    url: issue.web_url,
    comments: issue.user_notes_count,
    title: issue.title,
    body,
    state: issue.state === 'closed' ? 'closed' : 'open',
    labels: [...issue.labels].sort(byCodeUnit),
    ...(assignee === undefined ? {} : { assignee }),
    ...(issue.milestone === null ? {} : { milestone: issue.milestone.title }),
    ...(task === undefined ? {} : { task }),
    ...(digest === undefined ? {} : { syncedDigest: digest }),
  };
}
