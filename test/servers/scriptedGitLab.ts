import { type AskedRequest, type IssueServer, type RouteResult, startIssueServer } from './issueServer.ts';

/** An Issue as GitLab's REST API has it (docs.gitlab.com/api/issues), as far as we read it. */
export interface GitLabIssueState {
  iid: number;
  title: string;
  description: string | null;
  state: 'opened' | 'closed';
  web_url: string;
  user_notes_count: number;
  labels: string[];
  assignees: { id: number; username: string }[];
  milestone: { id: number; title: string } | null;
}

export interface ScriptedGitLab extends IssueServer {
  readonly issues: GitLabIssueState[];
  add(issue: Partial<GitLabIssueState>): GitLabIssueState;
}

/** A GitLab server with the project `group/sub/shop` and the user `ann` (id 7). */
export async function startScriptedGitLab(token: string, pageSize = 100): Promise<ScriptedGitLab> {
  const issues: GitLabIssueState[] = [];
  const milestones: { id: number; title: string }[] = [];
  const users = [{ id: 7, username: 'ann' }];
  const server = await startIssueServer(route, pageSize);

  function add(issue: Partial<GitLabIssueState>): GitLabIssueState {
    const iid = issues.length + 1;
    const made: GitLabIssueState = {
      iid,
      title: `Issue ${iid}`,
      description: null,
      state: 'opened',
      web_url: `${server.origin}/group/sub/shop/-/issues/${iid}`,
      user_notes_count: 0,
      labels: [],
      assignees: [],
      milestone: null,
      ...issue,
    };
    issues.push(made);
    return made;
  }

  function route({ method, body, headers }: AskedRequest, url: URL): RouteResult {
    if (headers['private-token'] !== token) return { status: 401, body: { message: '401 Unauthorized' } };
    if (url.pathname === '/api/v4/users')
      return { list: users.filter(({ username }) => username === url.searchParams.get('username')) };
    const [, project, rest] = /^\/api\/v4\/projects\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (project === undefined || decodeURIComponent(project) !== 'group/sub/shop')
      return { status: 404, body: { message: '404 Project Not Found' } };
    if (rest === 'issues' && method === 'GET') return { list: issues };
    if (rest === 'milestones' && method === 'GET')
      return { list: milestones.filter(({ title }) => title === url.searchParams.get('title')) };
    if (rest === 'milestones') {
      const made = { id: milestones.length + 100, title: String(body['title']) };
      milestones.push(made);
      return { status: 201, body: made };
    }
    if (rest === 'issues') return { status: 201, body: change(add({}), body) };
    const issue = issues.find(({ iid }) => rest === `issues/${iid}`);
    return issue === undefined
      ? { status: 404, body: { message: '404 Not found' } }
      : { status: 200, body: change(issue, body) };
  }

  function change(issue: GitLabIssueState, values: Record<string, unknown>): GitLabIssueState {
    if (values['title'] !== undefined) issue.title = String(values['title']);
    if (values['description'] !== undefined) issue.description = String(values['description']);
    if (values['state_event'] !== undefined) issue.state = values['state_event'] === 'close' ? 'closed' : 'opened';
    if (values['labels'] !== undefined)
      issue.labels = String(values['labels'])
        .split(',')
        .filter((label) => label !== '');
    if (values['assignee_ids'] !== undefined) {
      issue.assignees = users.filter(({ id }) => (values['assignee_ids'] as number[]).includes(id));
    }
    if (values['milestone_id'] !== undefined)
      issue.milestone = milestones.find(({ id }) => id === values['milestone_id']) ?? null;
    return issue;
  }

  return { ...server, issues, add };
}
