import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ImproveOutcome } from '../../../src/vscode/suggestions/improveCommand.ts';
import type { Suggestion } from '../../../src/vscode/suggestions/suggestion.ts';
import type { FinalState } from '../../../src/vscode/suggestions/suggestionStore.ts';
import type { ScriptedChat } from '../../servers/ollamaScript.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { api, at } from '../workspace.ts';

export const TOTAL = `def total(items):
    s = 0
    for i in range(len(items)):
        s = s + items[i].price
    return s`;
export const BETTER_TOTAL = `def total(items):
    return sum(item.price for item in items)`;
export const FIRST = `def first(items):
    result = items[0]
    return result`;
export const BETTER_FIRST = `def first(items):
    return items[0]`;
/** A module with two functions, each with a better form. */
export const SHOP = `import os\n\n\n${TOTAL}\n\n\n${FIRST}\n`;

export function fenced(code: string): string {
  return `\`\`\`python\n${code}\n\`\`\`\n`;
}

interface SuggestionList {
  readonly open: readonly Suggestion[];
  readonly ended: Readonly<Record<FinalState, number>>;
  readonly running: number;
}

/** A workspace, a scripted model and the commands of the suggestions, as a person would use them. */
export class Scene {
  /** Of all scenes: an editor may remember a deleted file for a while. */
  static #files = 0;
  readonly server: ScriptedOllama;

  private constructor(server: ScriptedOllama) {
    this.server = server;
  }

  static async start(): Promise<Scene> {
    await api();
    const scene = new Scene(await startScriptedOllama());
    await scene.askAt(scene.server.url);
    return scene;
  }

  async stop(): Promise<void> {
    await this.askAt(undefined);
    await this.server.close();
  }

  /** Undoes what a test left behind. */
  async reset(): Promise<void> {
    await vscode.commands.executeCommand('llmstruct.cancelRequests');
    for (const { id } of (await this.list()).open)
      await vscode.commands.executeCommand('llmstruct.suggestion.reject', id);
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('suggested'), { recursive: true }).then(undefined, () => {});
    this.server.reset();
    this.server.play({});
  }

  async askAt(host: string | undefined): Promise<void> {
    await vscode.workspace.getConfiguration('llmstruct').update('ollama.host', host, vscode.ConfigurationTarget.Global);
  }

  /** The model answers each request with the better form of the function it was asked for. */
  answerWell(): void {
    this.server.play({
      chat: [
        { when: 'def total', text: fenced(BETTER_TOTAL) },
        { when: 'def first', text: fenced(BETTER_FIRST) },
      ],
    });
  }

  answer(...chat: ScriptedChat[]): void {
    this.server.play({ chat });
  }

  /** A new file. Each has its own place: the editor and the index must not know it yet. */
  async write(text = SHOP, name = 'shop.py'): Promise<vscode.Uri> {
    Scene.#files += 1;
    const uri = at(`suggested/${Scene.#files}/${name}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  /** A new file in an editor. */
  async open(text?: string, name?: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await this.write(text, name)));
  }

  /** The same, known to the index, which hears at once of what the editor saves, and of other writes only when the file system tells. */
  async openIndexed(text?: string, name?: string): Promise<vscode.TextEditor> {
    const editor = await this.open(text, name);
    const { document } = editor;
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), '\n'));
    await document.save();
    await (await api()).settled();
    return editor;
  }

  /** Renames a file or folder as a person does in the explorer. */
  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const change = new vscode.WorkspaceEdit();
    change.renameFile(from, to);
    if (!(await vscode.workspace.applyEdit(change))) throw new Error(`${from.path} was not renamed`);
  }

  /** Puts the cursor on the first place of `needle` and asks for a better definition. */
  async improve(editor: vscode.TextEditor, needle = 'def total'): Promise<ImproveOutcome> {
    const { document } = editor;
    const offset = document.getText().indexOf(needle);
    if (offset < 0) throw new Error(`The document does not contain ${needle}`);
    const position = document.positionAt(offset);
    const shown = await vscode.window.showTextDocument(document);
    shown.selection = new vscode.Selection(position, position);
    return vscode.commands.executeCommand<ImproveOutcome>('llmstruct.improve');
  }

  /** The suggestion that `improve` brings; fails when there is none. */
  async suggest(editor: vscode.TextEditor, needle?: string): Promise<Suggestion> {
    const outcome = await this.improve(editor, needle);
    if (outcome.status !== 'suggested') throw new Error(`No suggestion: ${JSON.stringify(outcome)}`);
    return (await this.suggestion(outcome.id))!;
  }

  list(): Promise<SuggestionList> {
    return Promise.resolve(vscode.commands.executeCommand<SuggestionList>('llmstruct.suggestion.list'));
  }

  async suggestion(id: string): Promise<Suggestion | undefined> {
    return (await this.list()).open.find((suggestion) => suggestion.id === id);
  }

  /** A command of a suggestion; without arguments as from the palette. */
  async run(command: string, ...args: readonly unknown[]): Promise<void> {
    await vscode.commands.executeCommand(`llmstruct.suggestion.${command}`, ...args);
  }
}

/** Replaces the first `from` by `to`, without showing or saving anything. */
export async function edit(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const offset = document.getText().indexOf(from);
  if (offset < 0) throw new Error(`The document does not contain ${from}`);
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length));
  change.replace(document.uri, range, to);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error('The edit was not applied');
}

export async function undo(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The file's bytes on disk. */
export function onDisk({ uri }: { readonly uri: vscode.Uri }): string {
  return readFileSync(uri.fsPath, 'utf8');
}
