import type * as vscode from 'vscode';
import type { IndexReport } from '../core/indexing/indexReport.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { ChatModel } from '../core/ports.ts';
import type { UsageVerdict } from '../core/usage/usageRecord.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { CircuitBreaker } from '../llm/circuitBreaker.ts';
import type { PageDocuments } from './pageDocuments.ts';

/** One workspace folder with its index. */
export interface IndexedFolder {
  readonly folder: vscode.WorkspaceFolder;
  readonly index: WorkspaceIndex;
  /** The last finished update, undefined before the first. */
  readonly report: IndexReport | undefined;
}

/** The folders that are indexed now. */
export interface IndexedFolders extends vscode.Disposable {
  /** False in Restricted Mode, where no folder is indexed. */
  readonly trusted: boolean;
  readonly all: readonly IndexedFolder[];
  /** The folder and workspace-relative path of a document; undefined for one that is not a file of an indexed folder. */
  find(uri: vscode.Uri): { readonly folder: IndexedFolder; readonly path: RepoPath } | undefined;
  /** Fires after an update of the folder's index. */
  readonly onDidUpdate: vscode.Event<IndexedFolder>;
}

/** What requests cost, kept behind the editor's back: nothing waits for it. */
export interface UsageKeeping {
  /** Keeps a request of a folder. */
  keep(folder: IndexedFolder, work: () => Promise<void>): void;
  /** Notes what became of a suggestion. */
  settle(folder: IndexedFolder, verdict: UsageVerdict): void;
}

/** What commands and views need; made once by `activate`. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly folders: IndexedFolders;
  readonly usage: UsageKeeping;
  readonly egressPages: PageDocuments;
  /** The models to ask, in order, for a folder; settings are read at each call. */
  models(folder: IndexedFolder): Promise<readonly ChatModel[]>;
  /** Servers that did not answer this window. */
  readonly circuit: CircuitBreaker;
}
