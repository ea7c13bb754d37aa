import type * as vscode from 'vscode';
import type { UsageTotals } from '../core/usage/usageTotals.ts';
import type { IndexSummary } from './views/indexSummary.ts';
import type { TaskNode } from './views/tasksView.ts';

/** What other extensions (and our tests) get from `vscode.extensions.getExtension('llmstruct.llmstruct').activate()`. */
export interface LlmstructApi {
  /** Resolves when every change noticed so far is in the index and in what is shown. */
  settled(): Promise<void>;
  /** What the status bar shows. */
  status(): IndexSummary;
  /** What requests to models cost so far. */
  usage(): UsageTotals;
  /** The tree of tasks as it is shown. */
  readonly tasks: vscode.TreeDataProvider<TaskNode>;
}
