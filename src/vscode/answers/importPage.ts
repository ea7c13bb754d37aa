import * as vscode from 'vscode';
import type { AnswerCode, ImportedAdvice, UnboundReason } from '../../core/answers/answerReading.ts';
import { isBlocking } from '../../core/edits/gate/editProblems.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { problemText } from '../suggestions/suggestionWording.ts';

/** What became of each piece of code and of the advice, as Markdown. */
export function importPage(code: readonly AnswerCode[], { added, known }: ImportedAdvice<TaskWithPlace>): string {
  const { l10n } = vscode;
  const rows = code.map(
    (each) => `| ${each.block} | ${each.line} | ${cell(nameOf(each))} | ${cell(stateText(each))} |`,
  );
  const head = [l10n.t('Block'), l10n.t('Line'), l10n.t('Code'), l10n.t('What became of it')].join(' | ');
  const table = rows.length === 0 ? [l10n.t('The answer has no code.')] : [`| ${head} |`, '|---|---|---|---|', ...rows];
  const listed = (tasks: readonly TaskWithPlace[]) => tasks.map(({ id, title }) => `- ${id}: ${asText(title)}`);
  return [
    `# ${l10n.t('Import of a chat answer')}`,
    '',
    ...table,
    '',
    ...(added.length === 0 ? [] : [`## ${l10n.t('New tasks')}`, '', ...listed(added), '']),
    ...(known.length === 0 ? [] : [`## ${l10n.t('Tasks already there')}`, '', ...listed(known), '']),
  ].join('\n');
}

function nameOf(code: AnswerCode): string {
  if ('target' in code) return code.target;
  return code.name ?? '';
}

function stateText(code: AnswerCode): string {
  const { l10n } = vscode;
  switch (code.state) {
    case 'suggested': {
      const { behind } = code.edit;
      return behind === undefined
        ? l10n.t('a suggestion')
        : l10n.t('new: a suggestion behind {name}', { name: behind.name });
    }
    case 'unchanged':
      return l10n.t('the code is like that already');
    case 'superseded':
      return l10n.t('there is a later version in the answer');
    case 'refused':
      return l10n.t('not usable: {reason}', { reason: code.problems.filter(isBlocking).map(problemText).join('; ') });
    case 'ambiguous':
      return l10n.t('it may be for {candidates}', { candidates: code.candidates.join(', ') });
    case 'unbound':
      return reasonText(code.reason);
  }
}

function reasonText(reason: UnboundReason): string {
  const { l10n } = vscode;
  const reasons: Readonly<Record<UnboundReason, string>> = {
    new: l10n.t('it is not in the code yet, and the answer does not say where it belongs; put it in by hand'),
    'no-definition': l10n.t('no definition in it'),
    rejected: l10n.t('the answer advises against it, or shows what was'),
    language: l10n.t('in no language that llmstruct reads'),
    diff: l10n.t('a patch; git apply may take it'),
    unfinished: l10n.t('the answer ends in the middle of it'),
  };
  return reasons[reason];
}

function cell(text: string): string {
  return asText(text).replaceAll('|', '\\|');
}

function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&');
}
