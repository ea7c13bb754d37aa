/*
 * The API of the extension `llmstruct.llmstruct`, version 1, for other extensions. This file depends on nothing but `vscode`: copy it
 * into your extension for its types. `docs/api.md` has an example.
 */
import type * as vscode from 'vscode';

/** What `vscode.extensions.getExtension<LlmstructApi>('llmstruct.llmstruct')?.activate()` gives. */
export interface LlmstructApi {
  /** Grows with what is added; what is there stays. */
  readonly apiVersion: 1;
  /**
   * The least code that a definition or a question needs, unsaved texts included, secrets masked. No model is asked. Rejects with a
   * sentence for people: no such definition, no folder, a workspace that is not trusted.
   */
  getContext(request: ContextRequest): Promise<ContextResult>;
  /**
   * Asks the models of `[model] order` for a better definition, as *Make It Better* does: with progress, the person's consent before
   * anything leaves the machine, and the suggestion shown in the editor to accept or reject. The document is not changed.
   */
  improve(request: ImproveRequest): Promise<ImproveResult>;
  /**
   * Asks the models what a task of `llmstruct.toml` takes, as *Analyze Task* does: with progress and the person's consent. What they name that is
   * not in the code is taken out. The analysis is kept with the task. Undefined where it failed or was cancelled; the person has been told.
   */
  analyzeTask(request: TaskRequest): Promise<TaskAnalysis | undefined>;
  /** An index was updated: code, `llmstruct.toml` or the folders changed. */
  readonly onDidChangeIndex: vscode.Event<IndexChange>;
}

export type ContextRequest = (
  | {
      /** `path#Qualified.Name`, `path:line`, or a name that one definition alone has. */
      readonly target: string;
    }
  | {
      /** In words: names, messages, stack traces. */
      readonly question: string;
    }
  | {
      /** The definition around a place. */
      readonly uri: vscode.Uri;
      readonly position: vscode.Position;
    }
) & {
  /** Most tokens of the text; `[model] budget` of `llmstruct.toml` when absent. */
  readonly budget?: number;
};

export interface ContextResult {
  /** For a model: path headers and code. */
  readonly text: string;
  /** Our estimate for the text; never above the budget. */
  readonly tokens: number;
  /** How many definitions did not fit. */
  readonly dropped: number;
}

export interface ImproveRequest {
  readonly uri: vscode.Uri;
  /** Inside the definition that is meant. */
  readonly position: vscode.Position;
}

/** `failed` has been told to the person; `code` says why. */
export type ImproveResult =
  | { readonly status: 'suggested'; readonly id: string }
  | { readonly status: 'unchanged' | 'cancelled' }
  | { readonly status: 'failed'; readonly code: string };

export interface TaskRequest {
  /** Of the task. */
  readonly id: string;
  /** The workspace folder; not needed where there is one only. */
  readonly folder?: vscode.WorkspaceFolder;
}

export interface TaskAnalysis {
  readonly summary: string;
  readonly steps: readonly string[];
  /** `path#Qualified.Name` of definitions, and paths of files, that are in the workspace. */
  readonly symbols: readonly string[];
  readonly risk?: { readonly level: 'low' | 'medium' | 'high'; readonly reason: string };
  /** Names that steps would add. */
  readonly proposed: readonly string[];
  /** What the model made up; it was taken out. */
  readonly dropped: readonly string[];
  /** `provider/model`. */
  readonly model: string;
}

export interface IndexChange {
  readonly folder: vscode.WorkspaceFolder;
  /** Counts of the whole folder. */
  readonly modules: number;
  readonly symbols: number;
  /** Syntax errors. */
  readonly errors: number;
}
