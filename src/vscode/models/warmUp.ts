import * as vscode from 'vscode';
import { promptTokens } from '../../core/context/buildPrompt.ts';
import { commonOpening } from '../../core/context/commonOpening.ts';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import { fitRequest } from '../../llm/fitRequest.ts';
import { tokenCancellation } from '../ports/tokenCancellation.ts';
import type { Services } from '../services.ts';
import { editorSettings } from '../settings.ts';
import { innermostDefinition, withoutEdgeBlanks } from '../suggestions/definitionAt.ts';
import type { OutlineCache } from '../suggestions/outlineCache.ts';
import { requestSource } from '../suggestions/prepareRequest.ts';

/** How long a cursor rests on a header before its definition is taken for the next target. */
const REST_MS = 2000;

/**
 * Lets the model on this machine read the opening of the next prompt while the person still chooses: when the light bulb is opened, or
 * when the cursor rests on a definition's header. The request itself is then answered sooner. Never for models elsewhere, never while the
 * server does something else; a rest never loads a model. Offers no code actions: it only hears when they are asked for.
 */
export class WarmUp implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #outlines: OutlineCache;
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #running: vscode.CancellationTokenSource | undefined;

  constructor(services: Services, outlines: OutlineCache) {
    this.#services = services;
    this.#outlines = outlines;
    this.#subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      clearTimeout(this.#timer);
      const [selection] = selections;
      if (selection?.isEmpty !== true || editorSettings(textEditor.document).warmUp !== 'rest') return;
      this.#timer = setTimeout(() => void this.#rested(textEditor, selection), REST_MS);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#subscription.dispose();
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
    if (isAsked && editorSettings(document).warmUp !== 'off') {
      const definition = await this.#definitionAt(document, range);
      // Nobody waits for it: the light bulb opens meanwhile.
      if (definition !== undefined) void this.warm(document, definition, true);
    }
    return [];
  }

  /** Lets the first model of the order read what prompts for a definition begin with. True when it did; never throws. */
  async warm(document: vscode.TextDocument, definition: LocatedDefinition, load: boolean): Promise<boolean> {
    const { folders, log } = this.#services;
    const found = folders.find(document.uri);
    // One that was begun is read to its end by the server whether somebody waits or not.
    if (found === undefined || this.#running !== undefined) return false;
    const source = new vscode.CancellationTokenSource();
    this.#running = source;
    const cancellation = tokenCancellation(source.token);
    try {
      const [model] = await this.#services.models(found.folder);
      if (model?.warmUp === undefined || !model.local) return false;
      const target = { document, ...found, definition };
      const prepare = async (action: 'better' | 'simplify') => {
        const wish = await requestSource(target, { action, instruction: '' }, folders);
        return fitRequest(wish, model, cancellation);
      };
      const [first, second] = [await prepare('better'), await prepare('simplify')];
      const messages = commonOpening(first.messages, second.messages);
      if (messages.length === 0 || source.token.isCancellationRequested) return false;
      const { windowTokens } = first;
      const request = { messages, windowTokens, promptTokens: promptTokens(messages), load };
      const isRead = await model.warmUp(request, cancellation);
      if (isRead) log.debug(`${model.id} read the opening for ${definition.id} ahead, ${request.promptTokens} tokens`);
      return isRead;
    } catch (error) {
      // A request that a person makes will meet the same failure and say it.
      if (!isLlmstructError(error) && !isCancelled(error)) log.warn(`warm-up: ${String(error)}`);
      return false;
    } finally {
      source.dispose();
      this.#running = undefined;
    }
  }

  async #rested({ document }: vscode.TextEditor, selection: vscode.Selection): Promise<void> {
    const definition = await this.#definitionAt(document, selection);
    if (definition === undefined) return;
    const { headerStart, headerEnd } = definition;
    // The header ends where the body begins, which is a line later in languages without braces.
    const header = document.getText().slice(headerStart, headerEnd).trimEnd();
    const [first, last] = [headerStart, headerStart + header.length].map((at) => document.positionAt(at).line);
    const { line } = selection.active;
    if (line >= first! && line <= last!) await this.warm(document, definition, false);
  }

  async #definitionAt(document: vscode.TextDocument, range: vscode.Range): Promise<LocatedDefinition | undefined> {
    const outline = await this.#outlines.of(document).catch(() => []);
    const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return innermostDefinition(outline, withoutEdgeBlanks(document.getText(), stretch));
  }
}
