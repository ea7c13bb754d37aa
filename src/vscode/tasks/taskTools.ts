import type * as vscode from 'vscode';
import type { Shell } from '../shell.ts';
import type { OutlineCache } from '../suggestions/outlineCache.ts';
import type { TaskChanger } from './taskChanger.ts';
import type { TaskReadings } from './taskReadings.ts';
import type { TasksView } from './tasksView.ts';
import type { TrackerTokens } from './trackerTokens.ts';

/** What the commands and marks of tasks work with; made once by `registerTasks`. */
export interface TaskTools extends Pick<Shell, 'folders' | 'log'> {
  readonly readings: TaskReadings;
  readonly changer: TaskChanger;
  readonly view: TasksView;
  readonly outlines: OutlineCache;
  readonly memory: vscode.Memento;
  readonly tokens: TrackerTokens;
}
