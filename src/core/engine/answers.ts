import type { AdviceFound, ImportedAdvice } from '../answers/answerReading.ts';
import { readAnswer } from '../answers/readAnswer.ts';
import { readTasks } from '../tasks/file/readTasks.ts';
import type { TaskWithPlace } from '../tasks/file/tasksReading.ts';
import { importAdvice, splitAdvice } from '../tasks/importAdvice.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** Answers of other assistants: what they hold for the code, and the tasks that their advice becomes. */
export function createAnswers(
  now: CurrentIndex,
  { parser, digest, tasks: store }: Pick<LlmstructPorts, 'parser' | 'digest' | 'tasks'>,
  check: WorkspaceIndex['check'],
): Pick<WorkspaceIndex, 'readAnswer' | 'importAdvice'> {
  return {
    readAnswer: (request) =>
      now.readingAgainIfLost(async () => {
        const index = await now.with(request.open);
        return readAnswer(request, { index, parser, digest, check, textOf: (path) => now.textOf(path, request.open) });
      }),

    importAdvice: async (advice) => takeAdvice(advice, store),
  };
}

function takeAdvice(advice: readonly AdviceFound[], store: TaskStore): ImportedAdvice<TaskWithPlace> {
  const before = splitAdvice(store.read().tasks, advice);
  // No file is made for nothing.
  if (before.fresh.length === 0) return { added: [], known: before.known };
  let added: readonly string[] = [];
  const { text } = store.change((old, nextNumber) => {
    const edit = importAdvice(old, advice, nextNumber);
    added = edit.added;
    return edit;
  });
  const { tasks } = readTasks(text);
  const isNew = ({ id }: TaskWithPlace) => added.includes(id);
  return { added: tasks.filter(isNew), known: splitAdvice(tasks, advice).known.filter((task) => !isNew(task)) };
}
