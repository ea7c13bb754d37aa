import * as vscode from 'vscode';
import { renderDiff } from '../../core/edits/renderDiff.ts';
import type { Suggestion } from './suggestion.ts';
import { originLine, problemText } from './suggestionWording.ts';

/** Longer diffs are cut here; Side by Side shows them whole. */
const MOST_LINES = 200;

/** What a suggestion's comment says: the change, what the gate noticed, what was sent, and the buttons. */
export function suggestionBody(suggestion: Suggestion): vscode.MarkdownString {
  const body = new vscode.MarkdownString('', true);
  body.isTrusted = { enabledCommands: buttons(suggestion).map((button) => button.command) };
  if (suggestion.state === 'stale') {
    body.appendMarkdown('$(warning) ');
    body.appendText(vscode.l10n.t('The code has changed since this suggestion was made. Ask again for the new text.'));
    body.appendMarkdown('\n\n');
  }
  body.appendMarkdown(`${shortened(renderDiff(suggestion.bound.text, suggestion.replacement, 1))}\n\n`);
  for (const note of notes(suggestion)) {
    body.appendMarkdown('$(info) ');
    body.appendText(note);
    body.appendMarkdown('\n\n');
  }
  body.appendText(originLine(suggestion.origin));
  body.appendMarkdown(`\n\n${buttons(suggestion).map(link).join(' &nbsp;·&nbsp; ')}`);
  return body;
}

/** Cuts a fence in the middle and keeps its end. */
function shortened(fence: string): string {
  const lines = fence.split('\n');
  if (lines.length <= MOST_LINES + 2) return fence;
  const more = vscode.l10n.t('{count} more lines: see Side by Side', { count: lines.length - 2 - MOST_LINES });
  return [...lines.slice(0, MOST_LINES + 1), `@@ ${more} @@`, ...lines.slice(-1)].join('\n');
}

function notes({ addedImports, warnings, callers }: Suggestion): string[] {
  return [
    ...(addedImports.length > 0 ? [vscode.l10n.t('Also adds: {imports}', { imports: addedImports.join('; ') })] : []),
    ...warnings.map((problem) =>
      vscode.l10n.t('Look at this answer closely: {problem}', { problem: problemText(problem) }),
    ),
    ...(callers.length > 0 ? [vscode.l10n.t('Called by: {callers}', { callers: callers.join(', ') })] : []),
  ];
}

interface Button {
  readonly command: string;
  readonly title: string;
  readonly argument: string;
}

function buttons({ id, state }: Suggestion): Button[] {
  const accept = {
    command: 'llmstruct.suggestion.accept',
    title: vscode.l10n.t('Accept'),
    argument: id,
  };
  const again = {
    command: 'llmstruct.suggestion.askAgain',
    title: vscode.l10n.t('Ask again'),
    argument: id,
  };
  const reject = {
    command: 'llmstruct.suggestion.reject',
    title: vscode.l10n.t('Reject'),
    argument: id,
  };
  return [state === 'stale' ? again : accept, reject];
}

/** Without icons: in a comment's text VS Code sets them off the line. */
function link({ command, title, argument }: Button): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}
