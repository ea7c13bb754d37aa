import * as vscode from 'vscode';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { ActionName } from '../../core/prompts/actions.ts';
import { editorSettings } from '../settings.ts';
import { innermostDefinition, withoutEdgeBlanks } from '../suggestions/definitionAt.ts';
import type { OutlineCache } from '../suggestions/outlineCache.ts';
import { commandOf } from './editorActions.ts';

/** Kinds of their own, so that a user can bind a key to them or leave them out. */
const REWRITE = vscode.CodeActionKind.RefactorRewrite.append('llmstruct');
const FIX = vscode.CodeActionKind.QuickFix.append('llmstruct');

/**
 * Offers actions on a definition: *Fix* where something is reported, *Make it better* and the way to all others. The light bulb that
 * VS Code shows by itself has them on a definition's header or on a diagnostic only, not at every line; asked for by key or mouse,
 * they are there anywhere inside.
 */
export class ActionProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [REWRITE, FIX] };
  readonly #outlines: OutlineCache;

  constructor(outlines: OutlineCache) {
    this.#outlines = outlines;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { triggerKind, diagnostics }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!editorSettings(document).lightBulb) return [];
    const { version } = document;
    const outline = await this.#outlines.of(document).catch(() => []);
    if (token.isCancellationRequested || document.version !== version) return [];
    const stretch = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const definition = innermostDefinition(outline, withoutEdgeBlanks(document.getText(), stretch));
    if (definition === undefined) return [];
    const automatic = triggerKind === vscode.CodeActionTriggerKind.Automatic;
    const reported = diagnostics.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
    const fix = reported.length === 0 ? [] : [fixAction(document.uri, definition, reported)];
    if (automatic && !onHeader(document, definition, range)) return fix;
    return [...fix, betterAction(document.uri, definition), moreAction(document.uri, definition)];
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

function fixAction(uri: vscode.Uri, definition: LocatedDefinition, reported: vscode.Diagnostic[]): vscode.CodeAction {
  const action = actionOf(
    vscode.l10n.t('Fix with llmstruct: {name}', { name: definition.name }),
    FIX,
    'fix',
    uri,
    definition,
  );
  action.diagnostics = reported;
  return action;
}

function betterAction(uri: vscode.Uri, definition: LocatedDefinition): vscode.CodeAction {
  const title = vscode.l10n.t('Make it better: {name}', { name: definition.name });
  return actionOf(title, REWRITE, 'better', uri, definition);
}

function moreAction(uri: vscode.Uri, definition: LocatedDefinition): vscode.CodeAction {
  const title = vscode.l10n.t('More llmstruct actions…');
  const action = new vscode.CodeAction(title, REWRITE);
  action.command = { command: 'llmstruct.actions', title, arguments: [argumentOf(uri, definition)] };
  return action;
}

function actionOf(
  title: string,
  kind: vscode.CodeActionKind,
  name: ActionName,
  uri: vscode.Uri,
  definition: LocatedDefinition,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.command = { command: commandOf(name), title, arguments: [argumentOf(uri, definition)] };
  return action;
}

function argumentOf(uri: vscode.Uri, { id }: LocatedDefinition): object {
  return { uri: uri.toString(), target: id };
}
