import { LlmstructError } from '../../../core/errors.ts';
import { toRepoPath } from '../../../core/model/repoPath.ts';
import { createNodeFileSystem } from '../../../node/nodeFileSystem.ts';

/** An answer with where it came from. */
export interface GivenAnswer {
  readonly text: string;
  /** Who wrote it down where anybody can: must be somebody who may write. Absent: the platform has seen to that. */
  readonly author?: string;
  /** The Issue under which it stands. */
  readonly issue?: number;
  readonly url?: string;
}

/** What a comment must begin with; the rest of its line is for people. */
const COMMAND = /^\s*\/llmstruct[ \t]+import\b[^\n]*(?:\n|$)/;

interface Event {
  readonly comment?: {
    readonly body?: unknown;
    readonly html_url?: unknown;
    readonly user?: { readonly login?: unknown } | null;
  } | null;
  readonly issue?: { readonly number?: unknown } | null;
  readonly inputs?: { readonly answer?: unknown; readonly file?: unknown } | null;
  readonly client_payload?: { readonly answer?: unknown; readonly file?: unknown } | null;
}

/**
 * The answer in the event of a workflow: a comment that begins with `/llmstruct import`, a text given by hand or by another program, or the name
 * of a file in `root`. Undefined where the event has none. Throws `file-outside-workspace`, `target-unknown` for a file that cannot be read.
 */
export async function answerOfEvent(event: Event, root: string): Promise<GivenAnswer | undefined> {
  const { comment, issue, inputs, client_payload: payload } = event;
  if (comment !== undefined && comment !== null) {
    const { body, html_url: url, user } = comment;
    if (typeof body !== 'string' || typeof user?.login !== 'string') return undefined;
    const text = body.replaceAll('\r\n', '\n');
    if (!COMMAND.test(text)) return undefined;
    return {
      text: text.replace(COMMAND, ''),
      author: user.login,
      ...(Number.isSafeInteger(issue?.number) ? { issue: issue?.number as number } : {}),
      ...(typeof url === 'string' ? { url } : {}),
    };
  }
  const { answer, file } = payload ?? inputs ?? {};
  if (typeof answer === 'string' && answer.trim() !== '') return { text: answer };
  if (typeof file === 'string' && file.trim() !== '') return { text: await textInside(root, file.trim()) };
  return undefined;
}

async function textInside(root: string, file: string): Promise<string> {
  const path = toRepoPath(file);
  if (path === undefined) throw new LlmstructError('file-outside-workspace', { path: file });
  const content = await createNodeFileSystem(root, { git: false }).read(path);
  if (content.kind !== 'text') throw new LlmstructError('target-unknown', { target: path });
  return content.text;
}
