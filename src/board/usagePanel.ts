import type { BoardUsage } from '../core/board/boardApi.ts';
import type { UsageTotals } from '../core/usage/usageTotals.ts';
import { ChartFigure } from './chartFigure.ts';
import { el } from './element.ts';
import { SPANS } from './pageView.ts';
import {
  acceptRate,
  decisionsByDay,
  latency,
  medianBound,
  type SeriesName,
  sentAgainstWhole,
  tokensBy,
  tokensByDay,
  totalOf,
} from './usageNumbers.ts';
import { number, percent, shortDay, t } from './words.ts';

/** What requests to models cost and what came of them: sums and charts. */
export class UsagePanel {
  readonly element: HTMLElement;
  readonly #span = el('select', { 'aria-label': t('Time') });
  readonly #tiles = el('dl', { class: 'tiles' });
  readonly #empty = el('p', { class: 'empty', hidden: true }, t('No model was asked in this time.'));
  readonly #charts = el('div', { class: 'charts' });
  readonly #byDay = new ChartFigure(t('Tokens sent, against whole files'), look('line', t('tokens'), shortDay));
  readonly #byModel = new ChartFigure(t('Tokens by model'), look('lying', t('tokens')));
  readonly #byAction = new ChartFigure(t('Tokens by action'), look('lying', t('tokens')));
  readonly #decisions = new ChartFigure(
    t('Suggestions accepted and rejected'),
    look('stacked', t('suggestions'), shortDay),
  );
  readonly #latency = new ChartFigure(t('How long requests took'), look('bars', t('requests'), seconds));

  constructor(onSpan: (days: number) => void) {
    for (const days of SPANS) {
      this.#span.append(el('option', { value: days }, days === 0 ? t('All the time') : t('{0} days', days)));
    }
    this.#span.addEventListener('change', () => onSpan(Number(this.#span.value)));
    this.#charts.append(...this.#figures().map(({ element }) => element));
    this.element = el('div', { class: 'usage' }, el('p', {}, this.#span), this.#tiles, this.#empty, this.#charts);
  }

  /** `from` and `today` as `2026-11-26`; without `from` the charts begin where the usage does. */
  show(usage: BoardUsage, days: number, from: string | undefined, today: string): void {
    const total = totalOf(usage);
    this.#span.value = String(days);
    this.#tiles.replaceChildren(...tiles(total));
    this.#empty.hidden = total.requests > 0;
    this.#charts.hidden = total.requests === 0;
    if (total.requests === 0) return;
    this.#byDay.show(tokensByDay(usage, from, today));
    this.#byModel.show(tokensBy('model', usage));
    this.#byAction.show(tokensBy('action', usage));
    this.#decisions.show(decisionsByDay(usage, from, today));
    this.#latency.show(latency(total));
  }

  /** Lets go of the charts, which are drawn again by `show`. */
  hide(): void {
    for (const figure of this.#figures()) figure.dispose();
  }

  #figures(): readonly ChartFigure[] {
    return [this.#byDay, this.#byModel, this.#byAction, this.#decisions, this.#latency];
  }
}

function look(kind: 'line' | 'bars' | 'stacked' | 'lying', axis: string, label = (text: string) => text) {
  return { kind, axis, label, name: seriesWord };
}

function seriesWord(series: SeriesName): string {
  const words: Readonly<Record<SeriesName, string>> = {
    sent: t('sent'),
    whole: t('whole files'),
    accepted: t('accepted'),
    rejected: t('rejected'),
    'first-token': t('until the first word'),
    request: t('whole request'),
  };
  return words[series];
}

function seconds(bound: string): string {
  return bound === '∞' ? t('longer') : t('≤ {0} s', number(Number(bound)));
}

function tiles(total: UsageTotals): readonly Node[] {
  const { sent, whole } = sentAgainstWhole(total);
  const rate = acceptRate(total);
  const first = medianBound(total.firstTokenSeconds);
  const shown: readonly (readonly [name: string, value: string, more: string])[] = [
    [t('Requests'), number(total.requests), ''],
    [t('Tokens sent'), number(total.tokensIn), t('received: {0}', number(total.tokensOut))],
    [
      t('Saved against whole files'),
      whole === 0 ? '—' : percent((whole - sent) / whole),
      whole === 0 ? '' : t('{0} tokens', number(whole - sent)),
    ],
    [t('Accepted'), rate === undefined ? '—' : percent(rate), rate === undefined ? '' : t('of what was decided')],
    [
      t('First word after'),
      first === undefined ? '—' : seconds(first === Number.POSITIVE_INFINITY ? '∞' : String(first)),
      first === undefined ? '' : t('in half of all requests'),
    ],
  ];
  return shown.map(([name, value, more]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, value, more === '' ? undefined : el('small', {}, more))),
  );
}
