import type { BoardTasks } from '../core/board/boardApi.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges, WishedField, WishedTask } from '../core/tasks/wishedChanges.ts';
import type { PageHost } from './pageHost.ts';

/** Two people changed the same fields of a task: as it was, as it is now, and what is wished here. */
export interface Conflict {
  readonly before: VersionedTask;
  readonly now: VersionedTask;
  readonly wished: WishedChanges;
  /** The fields that both changed, differently. */
  readonly fields: readonly WishedField[];
}

/** `mine` writes what is wished over what is there now; `theirs` leaves those fields as they are. */
export type Decision = 'mine' | 'theirs' | 'cancel';

export type UpdateOutcome =
  | 'done'
  /** Somebody else changed other fields meanwhile; both changes stand. */
  | 'merged'
  | 'gone'
  | 'cancelled';

/** The tasks of one folder as the page knows them. */
export class TaskBook {
  readonly #host: PageHost;
  readonly #decide: (conflict: Conflict) => Promise<Decision>;
  readonly #changed: () => void;
  #folder = '';
  #read: BoardTasks = { tasks: [], problems: [] };

  /** `decide` asks a person; `changed` hears of every other state of the tasks. */
  constructor(host: PageHost, decide: (conflict: Conflict) => Promise<Decision>, changed: () => void) {
    this.#host = host;
    this.#decide = decide;
    this.#changed = changed;
  }

  get tasks(): readonly VersionedTask[] {
    return this.#read.tasks;
  }

  get problems(): BoardTasks['problems'] {
    return this.#read.problems;
  }

  task(id: string): VersionedTask | undefined {
    return this.#read.tasks.find((task) => task.id === id);
  }

  /** Values that a field has somewhere, for whoever types one. */
  values(field: 'assignee' | 'priority' | 'labels' | 'release' | 'goals'): readonly string[] {
    return [...new Set(this.tasks.flatMap((task) => task[field] ?? []))].sort();
  }

  /** Reads the tasks of a folder. Rejects with `RequestFailed`. */
  async read(folder: string): Promise<void> {
    this.#folder = folder;
    const read = await this.#host.ask({ kind: 'tasks', folder });
    // Another folder may have been chosen meanwhile.
    if (folder !== this.#folder) return;
    this.#read = read;
    this.#changed();
  }

  /** Rejects with `RequestFailed`. */
  async add(task: WishedTask): Promise<VersionedTask> {
    const added = await this.#host.ask({ kind: 'add', folder: this.#folder, task });
    await this.read(this.#folder);
    return added;
  }

  /**
   * Writes what is wished for a task as it was when the wish arose. Where somebody else was first: other fields than theirs are written all
   * the same, for the same fields a person decides. Rejects with `RequestFailed`.
   */
  async update(before: VersionedTask, wished: WishedChanges): Promise<UpdateOutcome> {
    let [known, changes, merged] = [before, wished, false];
    for (;;) {
      const { id, version } = known;
      const answer = await this.#host.ask({ kind: 'update', folder: this.#folder, id, version, changes });
      if (answer.kind === 'done') {
        this.#replace(answer.task);
        return merged ? 'merged' : 'done';
      }
      if (answer.current === null) {
        await this.read(this.#folder);
        return 'gone';
      }
      this.#replace(answer.current);
      const fields = contested(known, answer.current, changes);
      if (fields.length > 0) {
        const decision = await this.#decide({ before: known, now: answer.current, wished: changes, fields });
        if (decision === 'cancel') return 'cancelled';
        if (decision === 'theirs') changes = without(changes, fields);
        if (Object.keys(changes).length === 0) return 'cancelled';
      }
      merged = true;
      known = answer.current;
    }
  }

  #replace(task: VersionedTask): void {
    const tasks = this.#read.tasks.map((each) => (each.id === task.id ? task : each));
    this.#read = { ...this.#read, tasks };
    this.#changed();
  }
}

/** Fields of the wish that somebody else gave another value than both it had and is wished. */
function contested(before: VersionedTask, now: VersionedTask, wished: WishedChanges): WishedField[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return (Object.keys(wished) as WishedField[]).filter(
    (field) => !same(before[field], now[field]) && !same(now[field], wished[field]),
  );
}

function without(wished: WishedChanges, fields: readonly WishedField[]): WishedChanges {
  return Object.fromEntries(Object.entries(wished).filter(([field]) => !fields.includes(field as WishedField)));
}
