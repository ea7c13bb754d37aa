import * as vscode from 'vscode';
import type { Shell } from '../shell.ts';
import { OutlineCache } from '../suggestions/outlineCache.ts';
import { TaskActionProvider } from './taskActionProvider.ts';
import { TaskChanger } from './taskChanger.ts';
import { registerTaskCommands } from './taskCommands.ts';
import { TaskMarks } from './taskMarks.ts';
import { TaskReadings } from './taskReadings.ts';
import { TasksView } from './tasksView.ts';
import type { TaskTools } from './taskTools.ts';
import { TrackerTokens } from './trackerTokens.ts';

/** What the rest of the extension sees of the tasks. */
export interface RegisteredTasks extends vscode.Disposable {
  readonly readings: TaskReadings;
  readonly view: TasksView;
  readonly changer: TaskChanger;
  readonly tools: TaskTools;
}

const FILES: vscode.DocumentFilter = { scheme: 'file' };

/** Composes the tree of tasks, its commands, and their marks in the code. */
export function registerTasks({ context, folders, log }: Shell): RegisteredTasks {
  const readings = new TaskReadings(folders, log);
  const changer = new TaskChanger(readings, log);
  const memory = context.workspaceState;
  const view = new TasksView(readings, changer, memory, log);
  const tools: TaskTools = {
    folders,
    log,
    readings,
    changer,
    view,
    outlines: new OutlineCache(folders),
    memory,
    tokens: new TrackerTokens(context.secrets),
  };
  const marks = new TaskMarks(tools, context.extensionUri);
  const registered = vscode.Disposable.from(
    readings,
    changer,
    view,
    marks,
    vscode.languages.registerCodeLensProvider(FILES, marks),
    vscode.languages.registerCodeActionsProvider(FILES, new TaskActionProvider(tools), TaskActionProvider.metadata),
    registerTaskCommands(tools),
  );
  return {
    readings,
    view,
    changer,
    tools,
    dispose(): void {
      registered.dispose();
    },
  };
}
