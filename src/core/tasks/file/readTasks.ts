import type { RepoPath } from '../../model/repoPath.ts';
import { SETTINGS_FILE } from '../../settings/readSettings.ts';
import type { SettingsProblem } from '../../settings/settingsProblem.ts';
import { dependencyCircle } from './dependencyCircle.ts';
import { comparePlaces, type ReadableDocument, readTaskEntries, type TaskEntry } from './taskEntries.ts';
import type { TasksReading, TaskWithPlace } from './tasksReading.ts';

/**
 * Reads the tasks out of the text of `llmstruct.toml` (undefined: there is none), written as `[[tasks]]` or as
 * `[tasks.ID]`, in the order of the file. Never throws: what is wrong is a problem with its place, the rest is read. Of
 * tasks with one id the first counts.
 */
export function readTasks(text: string | undefined, file: RepoPath = SETTINGS_FILE): TasksReading {
  if (text === undefined) return { file, exists: false, tasks: [], problems: [] };
  const { document, entries, problems } = readTaskEntries(text, file);
  if (document === undefined) return { file, exists: true, tasks: [], problems };
  const firstOfId = new Map<string, TaskEntry>();
  const repeated: SettingsProblem[] = [];
  for (const entry of entries) {
    const { id } = entry.task;
    const first = firstOfId.get(id);
    if (first === undefined) firstOfId.set(id, entry);
    else {
      const { line, column } = document.placeOf([...entry.path, 'id']);
      repeated.push({ file, line, column, message: `the id ${id} is already used in line ${first.task.line}` });
    }
  }
  const tasks = [...firstOfId.values()].map(({ task }) => task);
  const all = [...problems, ...repeated, ...dependencyProblems([...firstOfId.values()], document, file)];
  return { file, exists: true, tasks, problems: all.sort(comparePlaces) };
}

function dependencyProblems(
  entries: readonly TaskEntry[],
  document: ReadableDocument,
  file: RepoPath,
): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const tasks = new Map(entries.map(({ task }) => [task.id, task]));
  const told = new Set<string>();
  for (const { path, task } of entries) {
    for (const [index, id] of (task.dependsOn ?? []).entries()) {
      const { line, column } = document.placeOf([...path, 'depends_on', index]);
      if (!tasks.has(id))
        problems.push({ file, line, column, message: `${task.id} depends on ${id}, and there is no such task` });
    }
    const circle = told.has(task.id) ? undefined : dependencyCircle(task.id, (id) => dependenciesOf(tasks.get(id)));
    if (circle === undefined) continue;
    for (const id of circle) told.add(id);
    const { line, column } = document.placeOf([...path, 'depends_on']);
    problems.push({ file, line, column, message: `tasks depend on each other in a circle: ${circle.join(' → ')}` });
  }
  return problems;
}

function dependenciesOf(task: TaskWithPlace | undefined): readonly string[] {
  return task?.dependsOn ?? [];
}
