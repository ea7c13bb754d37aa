import * as vscode from 'vscode';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import { formatCount } from '../views/numbers.ts';
import { droppedList, fenced, itemsTable, table } from './pageParts.ts';

/** What would be sent for a definition, why, what it costs and what was left out, as Markdown. */
export function contextPage(request: PreparedRequest): string {
  const { l10n } = vscode;
  const { target, pack, messages, promptTokens } = request;
  return [
    `# ${l10n.t('Context of {0}', target)}`,
    costs(request),
    `## ${l10n.t('What is sent beside the definition, and why')}`,
    pack.items.length === 0
      ? l10n.t('Nothing: the definition uses nothing of this workspace.')
      : itemsTable(pack.items),
    ...(pack.dropped.length === 0 ? [] : [`## ${l10n.t('Left out')}`, droppedList(pack.dropped)]),
    `## ${l10n.t('The whole request')}`,
    l10n.t('{0} tokens by our own estimate, digest of the context {1}.', formatCount(promptTokens), pack.digest),
    ...messages.map(({ role, content }) => `### ${role}\n\n${fenced(content)}`),
  ]
    .map((section) => `${section}\n`)
    .join('\n');
}

function costs({ pack, promptTokens, fileTokens, withImportsTokens }: PreparedRequest): string {
  const { l10n } = vscode;
  return table(
    ['', l10n.t('Tokens')],
    [
      [l10n.t('This context, of at most {0}', formatCount(pack.budget)), formatCount(pack.tokens)],
      [l10n.t('The whole request'), formatCount(promptTokens)],
      [l10n.t('The whole file, for comparison'), formatCount(fileTokens)],
      [l10n.t('The file and all that it imports'), formatCount(withImportsTokens)],
    ],
  );
}
