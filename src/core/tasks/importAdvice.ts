import type { AdviceFound } from '../answers/answerReading.ts';
import { wordsKey } from '../answers/plainWords.ts';
import { addTask, type TasksEdit } from './editTasks.ts';
import { readTasks } from './file/readTasks.ts';
import type { TaskWithPlace } from './file/tasksReading.ts';

/** A new text of `llmstruct.toml`, and the ids of the tasks that it has more. */
export interface AdviceEdit extends TasksEdit {
  readonly added: readonly string[];
}

/** The text with a task for each piece of advice that has none. Throws what `addTask` throws. */
export function importAdvice(text: string, advice: readonly AdviceFound[], nextNumber: number): AdviceEdit {
  const { fresh } = splitAdvice(readTasks(text).tasks, advice);
  const added: string[] = [];
  let written = text;
  for (const { title, description, symbol, digest } of fresh) {
    const facts = {
      ...(description === undefined ? {} : { description }),
      ...(symbol === undefined ? {} : { symbol }),
    };
    const edit = addTask(written, { title, imported: digest, ...facts }, nextNumber);
    written = edit.text;
    added.push(edit.id);
  }
  return { text: written, id: added.at(-1) ?? '', added };
}

/**
 * The tasks that stand for advice, and the advice that none stands for. A task stands for advice whose digest it has (`imported`), however it
 * was renamed since, or whose title it has.
 */
export function splitAdvice(
  tasks: readonly TaskWithPlace[],
  advice: readonly AdviceFound[],
): { readonly known: readonly TaskWithPlace[]; readonly fresh: readonly AdviceFound[] } {
  const known = new Set<TaskWithPlace>();
  const fresh = new Map<string, AdviceFound>();
  for (const each of advice) {
    const task = tasks.find(
      ({ imported, title }) => imported === each.digest || wordsKey(title) === wordsKey(each.title),
    );
    if (task !== undefined) known.add(task);
    else fresh.set(each.digest, each);
  }
  return { known: [...known], fresh: [...fresh.values()] };
}
