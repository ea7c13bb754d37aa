import { LlmstructError } from '../core/errors.ts';
import { apiOf } from './githubTracker.ts';
import { sendJson } from './sendJson.ts';
import type { TrackerPlace } from './trackerPlace.ts';
import { askTracker, type TrackerConnection } from './trackerRequests.ts';

/** A pull request of GitHub or a merge request of GitLab. */
export interface ChangeRequest {
  readonly number: number;
  readonly url: string;
}

export interface NewChangeRequest {
  readonly title: string;
  readonly body: string;
  /** The branch with the change, and the one that it is for. */
  readonly head: string;
  readonly base: string;
}

/** A place for change requests. Throws as an `IssueTracker`. */
export interface ChangeRequests {
  readonly place: string;
  defaultBranch(): Promise<string>;
  /** Whether somebody may write into the repository. */
  mayWrite(login: string): Promise<boolean>;
  /** Makes the request for a branch, or renews what the open one of that branch says: there are never two. */
  propose(request: NewChangeRequest): Promise<ChangeRequest & { readonly renewed: boolean }>;
  /** Says something under an Issue or a change request. */
  comment(number: number, text: string): Promise<void>;
}

export function changeRequestsAt(place: TrackerPlace, token: string, connection: TrackerConnection): ChangeRequests {
  return place.kind === 'github' ? onGitHub(place, token, connection) : onGitLab(place, token, connection);
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';
type Ask = <Body>(method: Method, url: string, values?: object) => Promise<Body>;

function asking(connection: TrackerConnection, headers: Readonly<Record<string, string>>): Ask {
  return async <Body>(method: Method, url: string, values?: object) => {
    const more = values === undefined ? {} : { body: JSON.stringify(values) };
    const init = { method, headers, redirect: 'error' as const, signal: connection.signal, ...more };
    return (await askTracker(connection, () => sendJson(url, init))).body as Body;
  };
}

/** docs.github.com/rest/pulls/pulls, /rest/collaborators/collaborators, /rest/issues/comments, version 2022-11-28. */
function onGitHub({ origin, repository }: TrackerPlace, token: string, connection: TrackerConnection): ChangeRequests {
  const ask = asking(connection, {
    authorization: `token ${token}`,
    accept: 'application/vnd.github+json',
    'user-agent': 'llmstruct',
    'content-type': 'application/json',
  });
  const api = `${apiOf(origin)}/repos/${repository}`;
  const [owner] = repository.split('/');
  interface Pull {
    readonly number: number;
    readonly html_url: string;
  }
  const requestOf = ({ number, html_url }: Pull): ChangeRequest => ({ number, url: html_url });
  return {
    place: connection.place,
    defaultBranch: async () => (await ask<{ default_branch: string }>('GET', api)).default_branch,
    async mayWrite(login) {
      try {
        const said = await ask<{ permission: string }>(
          'GET',
          `${api}/collaborators/${encodeURIComponent(login)}/permission`,
        );
        return said.permission === 'admin' || said.permission === 'write';
      } catch (error) {
        // Who is no collaborator of a private repository is not found.
        if (error instanceof LlmstructError && error.code === 'tracker-missing') return false;
        throw error;
      }
    },
    async propose({ title, body, head, base }) {
      const query = new URLSearchParams({ state: 'open', head: `${owner}:${head}` });
      const [open] = await ask<readonly Pull[]>('GET', `${api}/pulls?${query.toString()}`);
      if (open === undefined) {
        return { ...requestOf(await ask<Pull>('POST', `${api}/pulls`, { title, body, head, base })), renewed: false };
      }
      return { ...requestOf(await ask<Pull>('PATCH', `${api}/pulls/${open.number}`, { title, body })), renewed: true };
    },
    comment: async (number, text) => void (await ask('POST', `${api}/issues/${number}/comments`, { body: text })),
  };
}

/** docs.gitlab.com/api/merge_requests, /api/projects, /api/members, /api/notes. */
function onGitLab({ origin, repository }: TrackerPlace, token: string, connection: TrackerConnection): ChangeRequests {
  const ask = asking(connection, { 'private-token': token, 'content-type': 'application/json' });
  const project = `${origin}/api/v4/projects/${encodeURIComponent(repository)}`;
  interface Merge {
    readonly iid: number;
    readonly web_url: string;
  }
  const requestOf = ({ iid, web_url }: Merge): ChangeRequest => ({ number: iid, url: web_url });
  return {
    place: connection.place,
    defaultBranch: async () => (await ask<{ default_branch: string }>('GET', project)).default_branch,
    async mayWrite(login) {
      const query = new URLSearchParams({ query: login });
      const members = await ask<readonly { username: string; access_level: number }[]>(
        'GET',
        `${project}/members/all?${query.toString()}`,
      );
      return members.some(({ username, access_level }) => username === login && access_level >= DEVELOPER);
    },
    async propose({ title, body, head, base }) {
      const query = new URLSearchParams({ state: 'opened', source_branch: head });
      const [open] = await ask<readonly Merge[]>('GET', `${project}/merge_requests?${query.toString()}`);
      const said = { title, description: body };
      if (open === undefined) {
        const values = { ...said, source_branch: head, target_branch: base };
        return { ...requestOf(await ask<Merge>('POST', `${project}/merge_requests`, values)), renewed: false };
      }
      return { ...requestOf(await ask<Merge>('PUT', `${project}/merge_requests/${open.iid}`, said)), renewed: true };
    },
    comment: async (number, text) => void (await ask('POST', `${project}/issues/${number}/notes`, { body: text })),
  };
}

/** The least level of access in GitLab that may push. */
const DEVELOPER = 30;
