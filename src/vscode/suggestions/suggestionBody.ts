import * as vscode from 'vscode';
import { hunksIn } from './hunkChoice.ts';
import { hunkMarkup } from './hunkMarkup.ts';
import type { Suggestion } from './suggestion.ts';
import { originLine, problemText } from './suggestionWording.ts';

/** Longer diffs are cut here; Side by Side shows them whole. */
const MOST_LINES = 200;

/** What a suggestion's comment says: the change, what the gate noticed, what was sent, and the buttons. */
export function suggestionBody(suggestion: Suggestion): vscode.MarkdownString {
  const body = new vscode.MarkdownString('', true);
  body.supportHtml = true;
  const shown = [...buttons(suggestion), ...hunkButtons(suggestion, 0)];
  body.isTrusted = { enabledCommands: [...new Set(shown.map((button) => button.command))] };
  if (suggestion.state === 'stale') {
    body.appendMarkdown('$(warning) ');
    body.appendText(vscode.l10n.t('The code has changed since this suggestion was made. Ask again for the new text.'));
    body.appendMarkdown('\n\n');
  }
  appendHunks(body, suggestion);
  for (const note of notes(suggestion)) {
    body.appendMarkdown('$(info) ');
    body.appendText(note);
    body.appendMarkdown('\n\n');
  }
  body.appendText(originLine(suggestion.origin));
  body.appendMarkdown(`\n\n${linksOf(buttons(suggestion))}`);
  return body;
}

/** Each change with buttons of its own, where there are several and they can be decided now. */
function appendHunks(body: vscode.MarkdownString, suggestion: Suggestion): void {
  const hunks = hunksIn(suggestion);
  let left = MOST_LINES;
  for (const [index, hunk] of hunks.entries()) {
    const more = (count: number) => vscode.l10n.t('{count} more lines: see Side by Side', { count });
    const markup = hunkMarkup(suggestion.bound.text, hunk, left, more);
    body.appendMarkdown(`${markup}\n\n`);
    const links = hunkButtons(suggestion, index);
    if (links.length > 0) body.appendMarkdown(`${linksOf(links)}\n\n`);
    left = Math.max(1, left - markup.split('\n').length);
  }
}

function notes({ addedImports, warnings, callers, origin }: Suggestion): string[] {
  return [
    ...(origin.earlier ?? []).map(({ model, reason }) => vscode.l10n.t('No answer by {0}: {1}', model, reason)),
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
  readonly arguments: readonly unknown[];
}

function buttons({ id, state }: Suggestion): Button[] {
  const button = (name: string, title: string): Button => ({
    command: `llmstruct.suggestion.${name}`,
    title,
    arguments: [id],
  });
  return [
    state === 'stale' ? button('askAgain', vscode.l10n.t('Ask again')) : button('accept', vscode.l10n.t('Accept')),
    button('reject', vscode.l10n.t('Reject')),
  ];
}

function hunkButtons(suggestion: Suggestion, index: number): Button[] {
  if (suggestion.state === 'stale' || hunksIn(suggestion).length < 2) return [];
  const chosen = { command: '', arguments: [suggestion.id, index, hunksIn(suggestion).length] };
  return [
    { ...chosen, command: 'llmstruct.suggestion.acceptHunk', title: vscode.l10n.t('Accept this change') },
    { ...chosen, command: 'llmstruct.suggestion.rejectHunk', title: vscode.l10n.t('Reject this change') },
  ];
}

/** Without icons: in a comment's text VS Code sets them off the line. */
function linksOf(all: readonly Button[]): string {
  return all
    .map((each) => `[${each.title}](command:${each.command}?${encodeURIComponent(JSON.stringify(each.arguments))})`)
    .join(' &nbsp;·&nbsp; ');
}
