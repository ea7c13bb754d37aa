import { type AskedRequest, type IssueServer, type RouteResult, startIssueServer } from './issueServer.ts';

/** A pull request as GitHub's REST API has it, and a merge request as GitLab's, as far as we read them. */
export interface PullState {
  readonly number: number;
  title: string;
  body: string;
  readonly head: string;
  readonly base: string;
}

export interface ScriptedPulls extends IssueServer {
  readonly pulls: PullState[];
  /** What was said under Issues, by number. */
  readonly comments: { readonly issue: number; readonly text: string }[];
  /** What each account may; others are not found. */
  readonly permissions: Map<string, 'admin' | 'write' | 'read'>;
}

/**
 * Pull requests, permissions and comments of `team/shop` on a GitHub Enterprise server (docs.github.com/rest/pulls/pulls,
 * /rest/collaborators/collaborators, /rest/issues/comments), or of the GitLab project `group/sub/shop` (docs.gitlab.com/api/merge_requests).
 */
export async function startScriptedPulls(kind: 'github' | 'gitlab', token: string): Promise<ScriptedPulls> {
  const pulls: PullState[] = [];
  const comments: { issue: number; text: string }[] = [];
  const permissions = new Map<string, 'admin' | 'write' | 'read'>();
  const server = await startIssueServer(kind === 'github' ? onGitHub : onGitLab, 100);

  function onGitHub({ method, body, headers }: AskedRequest, url: URL): RouteResult {
    const missing = { status: 404, body: { message: 'Not Found' } };
    if (headers.authorization !== `token ${token}`) return { status: 401, body: { message: 'Bad credentials' } };
    const rest = /^\/api\/v3\/repos\/team\/shop(\/.*)?$/.exec(url.pathname)?.[1] ?? '';
    if (url.pathname === '/api/v3/repos/team/shop') return { status: 200, body: { default_branch: 'main' } };
    const login = /^\/collaborators\/([^/]+)\/permission$/.exec(rest)?.[1];
    if (login !== undefined) {
      const permission = permissions.get(decodeURIComponent(login));
      return permission === undefined ? missing : { status: 200, body: { permission } };
    }
    const issue = /^\/issues\/(\d+)\/comments$/.exec(rest)?.[1];
    if (issue !== undefined) {
      comments.push({ issue: Number(issue), text: String(body['body']) });
      return { status: 201, body: { id: comments.length } };
    }
    if (rest === '/pulls' && method === 'GET') {
      const head = url.searchParams.get('head');
      return { list: pulls.filter((pull) => `team:${pull.head}` === head).map(gitHubForm) };
    }
    if (rest === '/pulls') return { status: 201, body: gitHubForm(add(body, 'head', 'base', 'body')) };
    const pull = pulls.find(({ number }) => rest === `/pulls/${number}`);
    if (pull === undefined) return missing;
    Object.assign(pull, { title: String(body['title']), body: String(body['body']) });
    return { status: 200, body: gitHubForm(pull) };
  }

  function onGitLab({ method, body, headers }: AskedRequest, url: URL): RouteResult {
    if (headers['private-token'] !== token) return { status: 401, body: { message: '401 Unauthorized' } };
    const [, rest = ''] = /^\/api\/v4\/projects\/group%2Fsub%2Fshop(\/.*)?$/.exec(url.pathname) ?? [];
    if (rest === '') return { status: 200, body: { default_branch: 'main' } };
    if (rest === '/merge_requests' && method === 'GET') {
      const head = url.searchParams.get('source_branch');
      return { list: pulls.filter((pull) => pull.head === head).map(gitLabForm) };
    }
    if (rest === '/merge_requests') {
      return { status: 201, body: gitLabForm(add(body, 'source_branch', 'target_branch', 'description')) };
    }
    const pull = pulls.find(({ number }) => rest === `/merge_requests/${number}`);
    if (pull === undefined) return { status: 404, body: { message: '404 Not found' } };
    Object.assign(pull, { title: String(body['title']), body: String(body['description']) });
    return { status: 200, body: gitLabForm(pull) };
  }

  function add(body: Record<string, unknown>, head: string, base: string, text: string): PullState {
    const said = { title: String(body['title']), body: String(body[text]) };
    const pull = { number: pulls.length + 1, ...said, head: String(body[head]), base: String(body[base]) };
    pulls.push(pull);
    return pull;
  }

  const gitHubForm = ({ number, title }: PullState) => ({
    number,
    title,
    html_url: `${server.origin}/team/shop/pull/${number}`,
  });
  const gitLabForm = ({ number, title }: PullState) => ({
    iid: number,
    title,
    web_url: `${server.origin}/group/sub/shop/-/merge_requests/${number}`,
  });
  return { ...server, pulls, comments, permissions };
}
