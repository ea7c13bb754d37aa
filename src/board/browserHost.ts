import type {
  BoardAnswers,
  BoardChange,
  BoardFailure,
  BoardRequest,
  BoardStart,
  BoardTasks,
  BoardUsage,
} from '../core/board/boardApi.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import { readEvents } from './eventStream.ts';
import { type PageHost, RequestFailed } from './pageHost.ts';
import { t } from './words.ts';

/** Pauses between tries to hear of changes again, in ms: each twice the last. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** The server says nothing of usage by itself. */
const USAGE_EVERY = 30_000;

interface Session {
  readonly roles: readonly string[];
  readonly folders: BoardStart['folders'];
}

/** How the server words an error (RFC 9457), and what a conflict has beside it. */
interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly current?: VersionedTask | null;
}

/** The page in a browser: requests to the server it came from, with a token; what is shown stands behind the `#` of its address. */
export function createBrowserHost(token: string, signOut: () => void): PageHost {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  let following = new AbortController();

  async function send(path: string, body?: unknown): Promise<Response> {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    try {
      return await fetch(path, { ...sent, headers });
    } catch {
      throw new RequestFailed(gone());
    }
  }

  async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
    const response = await send(path, body);
    if (response.ok) return (await response.json()) as Answer;
    throw new RequestFailed(await failureOf(response, signOut));
  }

  const inFolder = (path: string, folder: string, more: Readonly<Record<string, number>> = {}) =>
    `${path}?${new URLSearchParams({ folder, ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])) })}`;

  async function answer(request: BoardRequest): Promise<BoardAnswers[BoardRequest['kind']]> {
    switch (request.kind) {
      case 'start': {
        const { roles, folders } = await ask<Session>('/session');
        return { folders, mayEdit: roles.includes('edit'), canOpen: false };
      }
      case 'tasks':
        return ask<BoardTasks>(inFolder('/tasks', request.folder));
      case 'update': {
        const { folder, id, version, changes } = request;
        const response = await send('/update_task', { folder, id, version, changes });
        if (response.ok) return { kind: 'done', task: ((await response.json()) as { task: VersionedTask }).task };
        const copy = response.clone();
        const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
        if (problem?.code === 'task-changed') return { kind: 'changed', current: problem.current ?? null };
        throw new RequestFailed(await failureOf(copy, signOut));
      }
      case 'add':
        return (await ask<{ task: VersionedTask }>('/add_task', { folder: request.folder, task: request.task })).task;
      case 'usage':
        return ask<BoardUsage>(inFolder('/usage', request.folder, { since: request.since, ahead: request.ahead }));
      case 'open':
        return null;
    }
  }

  async function listen(folder: string, onChange: (change: BoardChange) => void, signal: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      try {
        const response = await fetch(inFolder('/events', folder), { headers, signal });
        if (response.status === 401) signOut();
        if (response.ok && response.body !== null) {
          for await (const event of readEvents(response.body)) {
            pause = FIRST_PAUSE;
            if (event === 'tasks') onChange('tasks');
          }
        }
      } catch {
        // The server is gone or was not there: tried again below.
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  return {
    ask: (request) => answer(request) as Promise<never>,
    follow(folder, onChange) {
      following.abort();
      following = new AbortController();
      const { signal } = following;
      void listen(folder, onChange, signal);
      const timer = setInterval(() => onChange('usage'), USAGE_EVERY);
      signal.addEventListener('abort', () => clearInterval(timer));
    },
    keptView: () => location.hash.slice(1),
    keepView: (view) => history.replaceState(null, '', `#${view}`),
    onView: (listener) => window.addEventListener('hashchange', () => listener(location.hash.slice(1))),
    link: () => location.href,
    signOut,
  };
}

async function failureOf(response: Response, signOut: () => void): Promise<BoardFailure> {
  if (response.status === 401) signOut();
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const { code, title, detail } = problem ?? {};
  if (code === undefined || title === undefined) {
    return { code: 'unreadable', message: t('The server answers {0}.', response.status), hint: t('Try again later.') };
  }
  return { code, message: title, hint: detail ?? '' };
}

function gone(): BoardFailure {
  return {
    code: 'unreachable',
    message: t('The server cannot be reached.'),
    hint: t('Nothing was changed. Is llmstruct serve running, and are you online?'),
  };
}
