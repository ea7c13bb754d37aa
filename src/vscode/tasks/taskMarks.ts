import * as vscode from 'vscode';
import { isFinished } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { editorSettings } from '../settings.ts';
import { allTasks } from './chosenTask.ts';
import type { TaskTools } from './taskTools.ts';

/** A definition's header in a document, and the open tasks about it. */
interface Marked {
  readonly line: number;
  readonly folder: string;
  readonly tasks: readonly TaskWithPlace[];
}

/** Says above a definition which tasks are about it, and marks its line in the gutter. Finished tasks are silent. */
export class TaskMarks implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #tools: TaskTools;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #decoration: vscode.TextEditorDecorationType;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(tools: TaskTools, extension: vscode.Uri) {
    this.#tools = tools;
    const icon = (name: string) => vscode.Uri.joinPath(extension, 'media', name);
    this.#decoration = vscode.window.createTextEditorDecorationType({
      light: { gutterIconPath: icon('task-light.svg') },
      dark: { gutterIconPath: icon('task-dark.svg') },
      gutterIconSize: 'contain',
      overviewRulerColor: new vscode.ThemeColor('charts.blue'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#decoration,
      tools.readings.onDidChange(() => {
        this.#changed.fire();
        this.#markAll();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#markAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('llmstruct.taskMarks')) this.#markAll();
      }),
    );
    this.#markAll();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    return (await this.#marked(document)).flatMap(({ line, folder, tasks }) => {
      const range = new vscode.Range(line, 0, line, 0);
      return tasks.map(({ id, title }) => {
        const command = {
          title: `$(tasklist) ${id}: ${title}`,
          command: 'llmstruct.task.reveal',
          arguments: [{ folder, id }],
        };
        return new vscode.CodeLens(range, command);
      });
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #markAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      void this.#marked(editor.document)
        .catch(() => [])
        .then((marked) => editor.setDecorations(this.#decoration, marked.map(decorationOf)));
    }
  }

  /** By the text as it is now, saved or not. */
  async #marked(document: vscode.TextDocument): Promise<readonly Marked[]> {
    const found = this.#tools.folders.find(document.uri);
    if (found === undefined || !editorSettings(document).taskMarks) return [];
    const here = allTasks(this.#tools).filter(
      ({ folder, row: { task, binding } }) =>
        folder === found.folder &&
        binding?.state === 'bound' &&
        binding.path === found.path &&
        !isFinished(task.status),
    );
    if (here.length === 0) return [];
    const outline = await this.#tools.outlines.of(document);
    const bySymbol = Map.groupBy(here, ({ row }) => row.binding?.symbol);
    return outline.flatMap(({ id, headerStart }) => {
      const tasks = bySymbol.get(id)?.map(({ row }) => row.task);
      if (tasks === undefined) return [];
      return [{ line: document.positionAt(headerStart).line, folder: found.folder.folder.uri.toString(), tasks }];
    });
  }
}

function decorationOf({ line, tasks }: Marked): vscode.DecorationOptions {
  const hoverMessage = tasks.map(({ id, title }) => new vscode.MarkdownString().appendText(`${id}: ${title}`));
  return { range: new vscode.Range(line, 0, line, 0), hoverMessage };
}
