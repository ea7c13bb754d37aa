import * as vscode from 'vscode';
import type { ContextItem, DroppedItem } from '../../core/context/contextPack.ts';
import { formatCount } from '../views/numbers.ts';

/** What stands in a prompt beside its target, and why. */
export function itemsTable(items: readonly ContextItem[]): string {
  const { l10n } = vscode;
  const rows = table(
    [l10n.t('Tokens'), l10n.t('Shown as'), l10n.t('Why'), l10n.t('Definition')],
    items.map(({ id, form, tokens, why }) => [formatCount(tokens), formText(form), whyText(why), `\`${id}\``]),
  );
  if (items.length < 2) return rows;
  // Else they seem to add up wrong.
  const shared = l10n.t('Lines that several of them share, such as the path of a file, are counted with each.');
  return `${rows}\n\n${shared}`;
}

/** What was left out of a prompt, and why. */
export function droppedList(dropped: readonly DroppedItem[]): string {
  return dropped.map(({ id, why }) => `- \`${id}\`: ${whyText(why)}`).join('\n');
}

function formText(form: ContextItem['form']): string {
  const { l10n } = vscode;
  return { signature: l10n.t('signature'), body: l10n.t('whole text'), outline: l10n.t('outline') }[form];
}

/** The reasons of selection, each part worded. */
function whyText(why: string): string {
  const { l10n } = vscode;
  const words: Readonly<Record<string, string>> = {
    extended: l10n.t('extended'),
    called: l10n.t('called'),
    'decorates it': l10n.t('decorates it'),
    used: l10n.t('used'),
    'its type': l10n.t('its type'),
    'by its name': l10n.t('by its name'),
    'calls it': l10n.t('calls it'),
    'overridden by it': l10n.t('overridden by it'),
    'the module of the target': l10n.t('the module of the target'),
    'over the budget': l10n.t('over the budget'),
  };
  return why
    .split(/(?<=[,;] )/)
    .map((part) => {
      const [, word = part, mark = ''] = /^(.*?)([,;] )?$/.exec(part) ?? [];
      return `${words[word] ?? word}${mark}`;
    })
    .join('');
}

/** A Markdown table whose source is a table to the eye, too; the last column is as wide as each cell, so that lines stay short. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const texts = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...texts.map((cells) => cells[column]!.length)));
  const [first = [], ...others] = texts;
  const all = [first, widths.map((width, at) => '-'.repeat(at === head.length - 1 ? 3 : width)), ...others];
  return all
    .map(
      (cells) =>
        `| ${cells.map((cell, at) => (at === head.length - 1 ? cell : cell.padEnd(widths[at]!))).join(' | ')} |`,
    )
    .join('\n');
}

/** A fence that the text cannot end itself. */
export function fenced(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text.replace(/\n*$/, '\n')}${fence}`;
}
