import type { TaskDraft } from './file/taskFields.ts';
import type { TodoPlace } from './matchTodos.ts';

/** Longer titles are cut at a word; the whole text is then the description. */
const LONGEST_TITLE = 100;

/** A task for a TODO comment: its words are the title, where it stands is the symbol, who is named is the assignee. */
export function draftOfTodo({ marker, text, symbol, path, by }: TodoPlace): TaskDraft {
  const whole = text === '' ? `${marker}: ${symbol ?? path}` : text;
  const title = whole.length <= LONGEST_TITLE ? whole : `${whole.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
  return {
    title,
    ...(title === whole ? {} : { description: whole }),
    symbol: symbol ?? path,
    todo: text === '' ? marker : `${marker}: ${text}`,
    ...(by === undefined ? {} : { assignee: by.startsWith('@') ? by : `@${by}` }),
  };
}
