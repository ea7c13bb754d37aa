import { LlmstructError } from '../core/errors.ts';
import { readWish } from '../core/search/readWish.ts';
import type { TaskWithPlace } from '../core/tasks/file/tasksReading.ts';
import { taskInstruction } from '../core/tasks/taskInstruction.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { FixWish, OpenWish } from './fixWish.ts';

/** What somebody wrote behind `/fix`, and the text that they replied to: code, an error, somebody's words. */
export interface FixRequest {
  readonly words: string;
  readonly quoted: string;
}

/** What a request means: one definition, or several of which a person chooses. */
export type FoundFix =
  | { readonly kind: 'one'; readonly wish: FixWish }
  | { readonly kind: 'several'; readonly wish: OpenWish; readonly targets: readonly string[] };

/** More of a quoted text is not shown to the model. */
const LONGEST_QUOTE = 4000;
const MOST_TARGETS = 8;

type Searched = Pick<WorkspaceIndex, 'tasks' | 'tasksInCode' | 'targets'>;

/**
 * Finds what a request is about: a task by its id, a target as it is written (`path#Name`, `path:line`), or what its words and the quoted text
 * name. Throws `request-unclear` and `task-unknown`.
 */
export async function findFix(request: FixRequest, index: Searched): Promise<FoundFix> {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(request.words) ?? [];
  const task = await taskNamed(first, index);
  if (task !== undefined) return fixOfTask(task, rest, index);
  if (/^[^#\s]+#\S+$|^[^:\s]+\.\w+:\d+$/.test(first)) {
    return { kind: 'one', wish: { target: first, ...wishOf({ ...request, words: rest }) } };
  }
  return search([request.words, request.quoted].join('\n'), wishOf(request), index);
}

async function search(text: string, wish: OpenWish, index: Searched): Promise<FoundFix> {
  const { kind, targets } = await index.targets({ text });
  const [only] = targets;
  if (only === undefined) throw new LlmstructError('request-unclear');
  if (kind === 'chosen' && targets.length === 1) return { kind: 'one', wish: { ...wish, target: only.id } };
  return { kind: 'several', wish, targets: targets.slice(0, MOST_TARGETS).map(({ id }) => id) };
}

/** Throws `task-unknown` for what looks like the id of a task and is none. */
async function taskNamed(word: string, index: Searched): Promise<TaskWithPlace | undefined> {
  if (word === '') return undefined;
  const task = (await index.tasks()).tasks.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (task === undefined && /^[A-Z]+-\d+$/.test(word)) throw new LlmstructError('task-unknown', { id: word });
  return task;
}

/** The definition that a task is bound to, else what its words name. */
async function fixOfTask(task: TaskWithPlace, more: string, index: Searched): Promise<FoundFix> {
  const words = [taskInstruction(task), more].filter((text) => text.trim() !== '').join('\n');
  const wish = wishOf({ words, quoted: '' });
  const { bindings } = await index.tasksInCode({ budget: 1, windowTokens: 1, scopes: false });
  const binding = bindings.find((each) => each.task === task.id);
  if (binding?.state === 'bound' && binding.symbol !== undefined) {
    return { kind: 'one', wish: { ...wish, target: binding.symbol } };
  }
  return search(words, wish, index);
}

/** `/fix` asks for a change, however it is worded; without words of its own for a repair. */
function wishOf({ words, quoted }: FixRequest): OpenWish {
  const said = words.trim();
  const { action } = readWish(said);
  const instruction = [said, quoted.trim().slice(0, LONGEST_QUOTE)].filter((text) => text !== '').join('\n\n');
  return { action: said === '' || action === 'explain' ? 'fix' : action, instruction };
}
