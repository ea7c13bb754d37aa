// One of several processes that change the tasks of one folder; tells its parent of each change once it is done.
import { join } from 'node:path';
import { addTask, setTask } from '../../../src/core/tasks/editTasks.ts';
import { createTaskFile } from '../../../src/node/taskFile.ts';
import { createTaskStore } from '../../../src/node/taskStore.ts';

/** `added` a task, or `set` the description of one to a number. */
export type TaskWriterMessage =
  | { readonly kind: 'added'; readonly id: string }
  | { readonly kind: 'set'; readonly id: string; readonly value: string }
  | { readonly kind: 'complaint'; readonly text: string };

const [root, name, until, database] = process.argv.slice(2);
const tell = (message: TaskWriterMessage) => process.send?.(message);
const store = createTaskStore({
  file: createTaskFile(root!, true),
  ...(database === 'none' ? {} : { folder: join(root!, '.llmstruct') }),
  log: { write: (_, text) => tell({ kind: 'complaint', text }) },
  now: () => Date.now(),
});
let mine: string | undefined;
for (let count = 0; Date.now() < Number(until); count++) {
  if (mine === undefined || count % 20 === 0) {
    mine = store.change((text, next) => addTask(text, { title: `of ${name}` }, next)).id;
    tell({ kind: 'added', id: mine });
  }
  const id = mine;
  const value = String(count);
  store.change((text) => setTask(text, id, { description: value, labels: { add: [name!] } }));
  tell({ kind: 'set', id, value });
  // Messages leave the process between turns.
  await new Promise((resolve) => setImmediate(resolve));
}
store.close();
process.disconnect();
