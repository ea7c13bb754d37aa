import type { TaskRow } from './taskGroups.ts';
import type { FolderTasks } from './taskReadings.ts';

/** The tasks of a folder with all that is known of them, in the order of the file. */
export function taskRows({
  reading,
  inCode,
  analyses,
}: Pick<FolderTasks, 'reading' | 'inCode' | 'analyses'>): readonly TaskRow[] {
  const bindings = new Map(inCode.bindings.map((binding) => [binding.task, binding]));
  return reading.tasks.map((task) => {
    const [binding, analysis] = [bindings.get(task.id), analyses.get(task.id)];
    return {
      task,
      ...(binding === undefined ? {} : { binding }),
      ...(analysis === undefined ? {} : { analysis }),
    };
  });
}
