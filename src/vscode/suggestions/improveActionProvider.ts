import * as vscode from 'vscode';
import type { LocatedDefinition } from '../../core/workspaceIndex.ts';
import { editorSettings } from '../settings.ts';
import { innermostDefinition, withoutEdgeBlanks } from './definitionAt.ts';
import type { OutlineCache } from './outlineCache.ts';

/** Its own kind, so that a user can bind a key to it or leave it out. */
export const IMPROVE_KIND = vscode.CodeActionKind.RefactorRewrite.append('llmstruct');

/**
 * Offers "Make it better" on a definition. The light bulb that VS Code shows by itself appears on a definition's header or
 * on a diagnostic only, not at every line; asked for by key or mouse, the action is there anywhere inside.
 */
export class ImproveActionProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [IMPROVE_KIND] };
  readonly #outlines: OutlineCache;

  constructor(outlines: OutlineCache) {
    this.#outlines = outlines;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!editorSettings(document).lightBulb) return [];
    const { version } = document;
    const outline = await this.#outlines.of(document).catch(() => []);
    if (token.isCancellationRequested || document.version !== version) return [];
    const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const definition = innermostDefinition(outline, withoutEdgeBlanks(document.getText(), stretch));
    if (definition === undefined) return [];
    const automatic = context.triggerKind === vscode.CodeActionTriggerKind.Automatic;
    if (automatic && context.diagnostics.length === 0 && !onHeader(document, definition, range)) return [];
    return [improveAction(document.uri, definition)];
  }
}

/** The header ends where the body begins, which in Python is a line later; the blanks between are not header. */
function onHeader(
  document: vscode.TextDocument,
  { headerStart, headerEnd }: LocatedDefinition,
  range: vscode.Range,
): boolean {
  const header = document.getText().slice(headerStart, headerEnd).trimEnd();
  const first = document.positionAt(headerStart).line;
  const last = document.positionAt(headerStart + header.length).line;
  return range.start.line >= first && range.end.line <= last;
}

function improveAction(uri: vscode.Uri, definition: LocatedDefinition): vscode.CodeAction {
  const title = vscode.l10n.t('Make it better: {name}', { name: definition.name });
  const action = new vscode.CodeAction(title, IMPROVE_KIND);
  action.command = { command: 'llmstruct.improve', title, arguments: [{ uri: uri.toString(), target: definition.id }] };
  return action;
}
