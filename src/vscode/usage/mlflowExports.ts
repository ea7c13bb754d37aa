import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { KeptUsage } from '../../core/usage/usageRecord.ts';
import { MlflowClient } from '../../metrics/mlflow/mlflowClient.ts';
import { sendUsage } from '../../metrics/mlflow/sendUsage.ts';
import { sentPrompt } from '../../metrics/mlflow/sentPrompt.ts';
import { BackgroundExport, type ExportPorts } from '../../metrics/usageExport.ts';
import { outputLog } from '../ports/outputLog.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';
import { mlflowSettings } from '../settings.ts';
import type { UsageWatch } from './usageWatch.ts';

/** Sends usage to the user's MLflow server, where the settings name one; nothing in the editor waits for it. */
export class MlflowExports implements vscode.Disposable {
  readonly #folders: IndexedFolders;
  readonly #log: vscode.LogOutputChannel;
  /** By the folder as it is indexed now: one that was taken out and added again has another index. */
  readonly #exports = new Map<IndexedFolder, BackgroundExport>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(folders: IndexedFolders, usage: UsageWatch, log: vscode.LogOutputChannel) {
    this.#folders = folders;
    this.#log = log;
    this.#subscriptions = [
      usage.onDidChange(() => this.#notice()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('llmstruct.mlflow')) this.#startAnew();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#forgetAll();
  }

  #startAnew(): void {
    this.#forgetAll();
    this.#notice();
  }

  #forgetAll(): void {
    for (const running of this.#exports.values()) running.dispose();
    this.#exports.clear();
  }

  #notice(): void {
    if (mlflowSettings() === undefined) return;
    for (const [folder, running] of this.#exports) {
      if (this.#folders.all.includes(folder)) continue;
      running.dispose();
      this.#exports.delete(folder);
    }
    for (const folder of this.#folders.all) {
      let running = this.#exports.get(folder);
      if (running === undefined) {
        running = new BackgroundExport(exportPorts(folder, this.#log));
        this.#exports.set(folder, running);
      }
      running.notice();
    }
  }
}

function exportPorts({ folder, index }: IndexedFolder, log: vscode.LogOutputChannel): ExportPorts {
  const { url = '', experiment = '', prompts = false } = mlflowSettings() ?? {};
  const promptOf = prompts ? { promptOf: (record: KeptUsage) => sentPrompt(index, record) } : {};
  const target = `${url} ${experiment}`;
  const workspaceKey = createHash('sha256').update(folder.uri.toString()).digest('hex').slice(0, 16);
  return {
    unsent: (most) => index.unsentUsage({ target, most }),
    markSent: (sent) => index.markUsageSent({ target, sent }),
    async send(records) {
      const client = new MlflowClient({ url, variables: process.env });
      const project = (await index.settings()).projectName ?? folder.name;
      await sendUsage(records, { client, experiment, project, workspaceKey, ...promptOf });
    },
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    log: outputLog(log),
  };
}
