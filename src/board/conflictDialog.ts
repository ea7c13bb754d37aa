import { showDialog } from './dialog.ts';
import { el } from './element.ts';
import type { Conflict, Decision } from './taskBook.ts';
import { fieldWord, valueText } from './taskWords.ts';
import { t } from './words.ts';

/** Shows both versions of what two people changed, and asks which is to stand. */
export async function askConflict({ before, now, wished, fields }: Conflict): Promise<Decision> {
  const rows = fields.map((field) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, fieldWord(field)),
      ...[before[field], now[field], wished[field]].map((value) => el('td', {}, valueText(field, value) || '—')),
    ),
  );
  const heads = [t('Field'), t('Before'), t('Theirs, as it is now'), t('Yours')];
  const decision = await showDialog<Decision>(t('Somebody else changed {0} meanwhile', now.id), (close) => [
    el('p', {}, t('Nothing was written yet. Which is to stand?')),
    el(
      'div',
      { class: 'wide' },
      el(
        'table',
        { class: 'compare' },
        el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
        el('tbody', {}, ...rows),
      ),
    ),
    el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'primary', onclick: () => close('mine') }, t('Write mine')),
      el('button', { type: 'button', onclick: () => close('theirs') }, t('Keep theirs')),
    ),
  ]);
  return decision ?? 'cancel';
}
