import { setTimeout as delay } from 'node:timers/promises';
import { isLlmstructError } from '../../core/errors.ts';
import { reasonOf } from '../../node/systemErrors.ts';
import { readGitHubEvent } from '../gitHubEvent.ts';
import { COMMENT_MARK } from './changeComment.ts';

/** What became of a comment. */
export type Posting =
  | { readonly kind: 'written' | 'updated' }
  /** The platform does not let this run write: no token, a token that may only read, a fork. */
  | { readonly kind: 'not-allowed'; readonly reason: string }
  /** This is no run for a pull or merge request. */
  | { readonly kind: 'no-request' }
  | { readonly kind: 'no-event'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the comments of one pull or merge request are, in the words of its platform. */
interface Comments {
  readonly list: string;
  readonly one: (id: number) => string;
  readonly change: 'PATCH' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Who we are to the platform; without an answer, the bot of its own runs. */
  readonly self: string;
  readonly isOurs: (comment: Comment, self: unknown) => boolean;
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly login?: string };
  readonly author?: { readonly id?: number };
}

/** Attempts for one request, and the longest wait that a server may ask for, in ms. */
const ATTEMPTS = 3;
const LONGEST_WAIT = 60_000;
const PATIENCE = 30_000;
const MOST_PAGES = 50;

/**
 * Writes the report on the pull request (GitHub Actions) or merge request (GitLab CI) that this run is for, in place of what an
 * earlier run wrote there. Never throws: a report that cannot be posted is still in the run's log and summary.
 */
export async function postComment(text: string, environment: Environment): Promise<Posting> {
  try {
    const comments = await commentsOf(environment);
    if (comments === undefined) return { kind: 'no-request' };
    if ('missing' in comments) return { kind: 'not-allowed', reason: comments.missing };
    const self = await request(comments, 'GET', comments.self).then(
      (answer) => answer.json(),
      () => undefined,
    );
    const mine = await findOurs(comments, self);
    if (mine === undefined) await request(comments, 'POST', comments.list, text);
    else await request(comments, comments.change, comments.one(mine), text);
    return { kind: mine === undefined ? 'written' : 'updated' };
  } catch (error) {
    if (isLlmstructError(error)) return { kind: 'no-event', reason: String(error.details['reason']) };
    if (error instanceof Refused) return { kind: 'not-allowed', reason: error.message };
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

class Refused extends Error {}

async function commentsOf(environment: Environment): Promise<Comments | { readonly missing: string } | undefined> {
  if (environment['GITLAB_CI'] !== undefined) return onGitLab(environment);
  if (environment['GITHUB_ACTIONS'] !== undefined) return onGitHub(environment);
  return undefined;
}

async function onGitHub(environment: Environment): Promise<Comments | { readonly missing: string } | undefined> {
  const {
    GITHUB_API_URL: api = 'https://api.github.com',
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  } = environment;
  const number = await pullRequestOf(environment);
  if (number === undefined || repository === undefined) return undefined;
  if (!token) return { missing: 'GITHUB_TOKEN' };
  const repo = `${api}/repos/${repository.split('/').map(encodeURIComponent).join('/')}/issues`;
  return {
    list: `${repo}/${number}/comments`,
    one: (id) => `${repo}/comments/${id}`,
    change: 'PATCH',
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    self: `${api}/user`,
    isOurs: ({ user }, self) => user?.login === (loginOf(self) ?? 'github-actions[bot]'),
  };
}

function onGitLab(environment: Environment): Comments | { readonly missing: string } | undefined {
  const {
    CI_API_V4_URL: api,
    CI_PROJECT_ID: project,
    CI_MERGE_REQUEST_IID: request,
    GITLAB_TOKEN: token,
  } = environment;
  if (api === undefined || project === undefined || request === undefined) return undefined;
  // The job's own token may not write notes.
  if (!token) return { missing: 'GITLAB_TOKEN' };
  const notes = `${api}/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(request)}/notes`;
  return {
    list: notes,
    one: (id) => `${notes}/${id}`,
    change: 'PUT',
    headers: { 'private-token': token },
    self: `${api}/user`,
    isOurs: ({ author }, self) => author?.id !== undefined && author.id === (self as { id?: number } | undefined)?.id,
  };
}

function loginOf(self: unknown): string | undefined {
  return (self as { login?: string } | undefined)?.login;
}

/** The pull request that the event names. Throws `event-unreadable`. */
async function pullRequestOf(environment: Environment): Promise<number | undefined> {
  const event = await readGitHubEvent<{ pull_request?: { number?: unknown } | null }>(environment);
  const number = event?.pull_request?.number;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The comment of an earlier run: ours by its mark and its author; a stranger's with our mark is not touched. */
async function findOurs(comments: Comments, self: unknown): Promise<number | undefined> {
  let next: string | undefined = `${comments.list}?per_page=100`;
  for (let page = 0; next !== undefined && page < MOST_PAGES; page++) {
    const answer: Response = await request(comments, 'GET', next);
    const list = (await answer.json()) as readonly Comment[];
    const found = list.find((each) => each.body?.startsWith(COMMENT_MARK) === true && comments.isOurs(each, self));
    if (found !== undefined) return found.id;
    const after = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    // The token goes to no other server, whatever a link says.
    next = after !== undefined && new URL(after).origin === new URL(comments.list).origin ? after : undefined;
  }
  return undefined;
}

async function request(comments: Comments, method: string, url: string, text?: string): Promise<Response> {
  const headers = {
    ...comments.headers,
    'user-agent': 'llmstruct',
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
  };
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      ...(text === undefined ? {} : { body: JSON.stringify({ body: text }) }),
    });
    if (answer.ok) return answer;
    const wait = waitOf(answer);
    if (wait !== undefined && wait <= LONGEST_WAIT && attempt < ATTEMPTS) {
      await delay(wait);
      continue;
    }
    const reason = `${method} ${answer.status} ${await messageOf(answer)}`.trim();
    if (wait === undefined && [401, 403, 404].includes(answer.status)) throw new Refused(reason);
    throw new Error(reason);
  }
}

/** How long the server wants us to wait, in ms; undefined where waiting does not help. */
function waitOf(answer: Response): number | undefined {
  const { status, headers } = answer;
  const after = headers.get('retry-after');
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000;
  if (status === 429 || status >= 500) return 1000;
  if (status !== 403 || headers.get('x-ratelimit-remaining') !== '0') return undefined;
  return Math.max(0, Number(headers.get('x-ratelimit-reset')) * 1000 - Date.now());
}

async function messageOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '');
  return /"message"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
}
