import { type AskedRequest, type IssueServer, type RouteResult, startIssueServer } from './issueServer.ts';

/** An Issue as GitHub's REST API has it (docs.github.com/rest/issues/issues, version 2022-11-28), as far as we read it. */
export interface GitHubIssueState {
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: string | null;
  html_url: string;
  comments: number;
  labels: { name: string }[];
  assignee: { login: string } | null;
  assignees: { login: string }[];
  milestone: { number: number; title: string } | null;
  pull_request?: object;
  author_association: string;
  user: { login: string; type: 'User' | 'Bot' };
}

export interface ScriptedGitHub extends IssueServer {
  readonly issues: GitHubIssueState[];
  /** The repository's name now; requests for an older one are answered by a redirect. */
  repository: string;
  /** A new Issue, as somebody in the browser makes it. */
  add(issue: Partial<GitHubIssueState>): GitHubIssueState;
}

/** What is made by the token of a workflow. */
const BY_ACTIONS = { author_association: 'NONE', user: { login: 'github-actions[bot]', type: 'Bot' } } as const;

/** A GitHub Enterprise server (its API is below `/api/v3`) with one repository. */
export async function startScriptedGitHub(token: string, pageSize = 100): Promise<ScriptedGitHub> {
  const issues: GitHubIssueState[] = [];
  const milestones: { number: number; title: string }[] = [];
  const former = new Set<string>();
  const state = { repository: 'team/shop' };
  const server = await startIssueServer(route, pageSize);

  function add(issue: Partial<GitHubIssueState>): GitHubIssueState {
    const number = issues.length + 1;
    const made: GitHubIssueState = {
      number,
      title: `Issue ${number}`,
      body: null,
      state: 'open',
      state_reason: null,
      html_url: `${server.origin}/${state.repository}/issues/${number}`,
      comments: 0,
      labels: [],
      assignee: null,
      assignees: [],
      milestone: null,
      author_association: 'OWNER',
      user: { login: 'ann', type: 'User' },
      ...issue,
    };
    issues.push(made);
    return made;
  }

  function route({ method, body, headers }: AskedRequest, url: URL): RouteResult {
    if (headers.authorization !== `token ${token}`) return { status: 401, body: { message: 'Bad credentials' } };
    const [, repository, rest] = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (repository === undefined) return { status: 404, body: { message: 'Not Found' } };
    if (repository !== state.repository) {
      if (!former.has(repository)) return { status: 404, body: { message: 'Not Found' } };
      const location = url.href.replace(`/repos/${repository}/`, `/repos/${state.repository}/`);
      return { status: method === 'GET' ? 301 : 307, body: { message: 'Moved Permanently' }, headers: { location } };
    }
    if (rest === 'issues' && method === 'GET') return { list: issues };
    if (rest === 'milestones' && method === 'GET') return { list: milestones };
    if (rest === 'milestones') {
      const made = { number: milestones.length + 1, title: String(body['title']) };
      milestones.push(made);
      return { status: 201, body: made };
    }
    if (rest === 'issues') return { status: 201, body: change(add(BY_ACTIONS), body) };
    const issue = issues.find(({ number }) => rest === `issues/${number}`);
    return issue === undefined
      ? { status: 404, body: { message: 'Not Found' } }
      : { status: 200, body: change(issue, body) };
  }

  function change(issue: GitHubIssueState, values: Record<string, unknown>): GitHubIssueState {
    if (values['title'] !== undefined) issue.title = String(values['title']);
    if (values['body'] !== undefined) issue.body = String(values['body']);
    if (values['state'] !== undefined) issue.state = values['state'] as 'open' | 'closed';
    if (values['state_reason'] !== undefined) issue.state_reason = String(values['state_reason']);
    if (values['labels'] !== undefined) issue.labels = (values['labels'] as string[]).map((name) => ({ name }));
    if (values['assignees'] !== undefined) {
      issue.assignees = (values['assignees'] as string[]).map((login) => ({ login }));
      issue.assignee = issue.assignees[0] ?? null;
    }
    if (values['milestone'] !== undefined)
      issue.milestone = milestones.find(({ number }) => number === values['milestone']) ?? null;
    return issue;
  }

  return {
    ...server,
    issues,
    add,
    get repository() {
      return state.repository;
    },
    set repository(name) {
      former.add(state.repository);
      state.repository = name;
      for (const issue of issues) issue.html_url = `${server.origin}/${name}/issues/${issue.number}`;
    },
  };
}
