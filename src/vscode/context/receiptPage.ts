import * as vscode from 'vscode';
import type { Receipt, ReceiptSubject } from '../../core/context/receipt.ts';
import { actionTitle } from '../suggestions/suggestionWording.ts';
import { formatCount } from '../views/numbers.ts';
import { droppedList, fenced, itemsTable, table } from './pageParts.ts';

/** What one request sent, byte for byte, why each part was in it, and what came of it, as Markdown. */
export function receiptPage(receipt: Receipt): string {
  const { l10n } = vscode;
  const { id, items, dropped, messages } = receipt;
  return [
    `# ${l10n.t('Receipt {0}', id)}`,
    facts(receipt),
    `## ${l10n.t('What was sent beside the definition, and why')}`,
    items.length === 0 ? l10n.t('Nothing.') : itemsTable(items),
    ...(dropped.length === 0 ? [] : [`## ${l10n.t('Left out')}`, droppedList(dropped)]),
    `## ${l10n.t('The whole request')}`,
    ...(messages === undefined
      ? [l10n.t('The prompt was not kept: [privacy] keep_prompts is false in llmstruct.toml. Its digest is above.')]
      : messages.map(({ role, content }) => `### ${role}\n\n${fenced(content)}`)),
  ]
    .map((section) => `${section}\n`)
    .join('\n');
}

function facts({ subject, model, outcome, promptTokens, budget, windowTokens, usage, promptDigest }: Receipt): string {
  const { l10n } = vscode;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ...subjectRows(subject),
    [l10n.t('Model'), model],
    [l10n.t('Outcome'), outcome && l10n.t(outcome)],
    [l10n.t('Tokens sent, by our own estimate'), formatCount(promptTokens)],
    [l10n.t('Tokens read, as the server reported'), counted(usage?.promptTokens)],
    [l10n.t('Tokens answered'), counted(usage?.replyTokens)],
    [l10n.t('Cap of the context'), formatCount(budget)],
    [l10n.t('Window'), counted(windowTokens)],
    [l10n.t('Digest of the prompt'), promptDigest],
  ];
  return table(
    ['', ''],
    rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.replace(/\s+/g, ' ')]])),
  );
}

function subjectRows(subject: ReceiptSubject): (readonly [string, string | undefined])[] {
  const { l10n } = vscode;
  if ('question' in subject) return [[l10n.t('Question'), subject.question]];
  const { target, action, instruction } = subject;
  return [
    [l10n.t('Definition'), `\`${target}\``],
    [l10n.t('Action'), action && actionTitle(action)],
    [l10n.t('Request in words'), instruction],
  ];
}

function counted(count: number | undefined): string | undefined {
  return count === undefined ? undefined : formatCount(count);
}
