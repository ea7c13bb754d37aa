import * as vscode from 'vscode';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { Services } from '../services.ts';
import { editorSettings } from '../settings.ts';
import type { OutlineCache } from '../suggestions/outlineCache.ts';
import { prepareRequest } from '../suggestions/prepareRequest.ts';
import { formatCount } from '../views/numbers.ts';
import { COPY_CONTEXT, SHOW_CONTEXT } from './contextCommands.ts';

/** On the name of a definition, where it is defined: what its context costs, and the way to it. */
export class ContextHover implements vscode.HoverProvider {
  readonly #services: Pick<Services, 'folders' | 'log'>;
  readonly #outlines: OutlineCache;

  constructor(services: Pick<Services, 'folders' | 'log'>, outlines: OutlineCache) {
    this.#services = services;
    this.#outlines = outlines;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { folders, log } = this.#services;
    const found = folders.find(document.uri);
    if (found === undefined || !editorSettings(document).hover) return undefined;
    try {
      const range = document.getWordRangeAtPosition(position);
      const definition = range && named(await this.#outlines.of(document), document, range);
      if (definition === undefined || token.isCancellationRequested) return undefined;
      const wish = { action: 'better', instruction: '' } as const;
      const { pack, fileTokens, target } = await prepareRequest({ document, ...found, definition }, wish, folders);
      return new vscode.Hover(hoverText(document.uri, target, pack.tokens, fileTokens), range);
    } catch (error) {
      // A hover comes by itself: what goes wrong belongs into the log.
      log.debug(`hover: ${String(error)}`);
      return undefined;
    }
  }
}

/** The definition whose header has its own name in the range. */
function named(
  outline: readonly LocatedDefinition[],
  document: vscode.TextDocument,
  range: vscode.Range,
): LocatedDefinition | undefined {
  const word = document.getText(range);
  const offset = document.offsetAt(range.start);
  return outline.find(
    ({ name, headerStart, headerEnd }) => name === word && headerStart <= offset && offset < headerEnd,
  );
}

function hoverText(uri: vscode.Uri, target: string, tokens: number, fileTokens: number): vscode.MarkdownString {
  const { l10n } = vscode;
  const given = encodeURIComponent(JSON.stringify([{ uri: uri.toString(), target }]));
  const link = (title: string, command: string) => `[${title}](command:${command}?${given})`;
  const cost = l10n.t('context {0} tokens, the file {1}', formatCount(tokens), formatCount(fileTokens));
  const links = [link(l10n.t('Show Context'), SHOW_CONTEXT), link(l10n.t('Copy Context'), COPY_CONTEXT)];
  const text = new vscode.MarkdownString(`llmstruct: ${cost} · ${links.join(' · ')}`);
  text.isTrusted = { enabledCommands: [SHOW_CONTEXT, COPY_CONTEXT] };
  return text;
}
