import type * as vscode from 'vscode';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import type { TodoPlace } from '../../core/tasks/matchTodos.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TaskGroup, TaskRow } from './taskGroups.ts';
import type { FolderTasks } from './taskReadings.ts';

/** A row of the tree. `file` is the `llmstruct.toml` it comes from. */
export type TaskNode =
  | { readonly kind: 'folder'; readonly tasks: FolderTasks }
  | { readonly kind: 'group'; readonly group: TaskGroup; readonly folder: FolderIndex; readonly file: vscode.Uri }
  | {
      readonly kind: 'task';
      readonly row: TaskRow;
      readonly group: TaskGroup;
      readonly folder: FolderIndex;
      readonly file: vscode.Uri;
    }
  | {
      readonly kind: 'problem';
      readonly problem: SettingsProblem;
      readonly folder: FolderIndex;
      readonly file: vscode.Uri;
    }
  | {
      readonly kind: 'candidates';
      readonly places: readonly TodoPlace[];
      readonly folder: FolderIndex;
      readonly file: vscode.Uri;
    }
  | { readonly kind: 'candidate'; readonly place: TodoPlace; readonly folder: FolderIndex };
