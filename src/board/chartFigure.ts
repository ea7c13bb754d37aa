import { type ChartLook, type DrawnChart, drawChart } from './drawChart.ts';
import { el } from './element.ts';
import type { ChartNumbers } from './usageNumbers.ts';
import { number, t } from './words.ts';

/** A chart with its title, and the same numbers as a table: for who cannot see it, and for who wants them exactly. */
export class ChartFigure {
  readonly element: HTMLElement;
  readonly #look: ChartLook;
  readonly #canvas: HTMLCanvasElement;
  readonly #table = el('table');
  readonly #title: string;
  #chart: DrawnChart | undefined;

  constructor(title: string, look: ChartLook) {
    this.#look = look;
    this.#title = title;
    this.#canvas = el('canvas', { role: 'img' });
    this.element = el(
      'figure',
      {},
      el('figcaption', {}, title),
      el('div', { class: 'canvas' }, this.#canvas),
      el(
        'details',
        {},
        el('summary', {}, t('As a table')),
        el('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': title }, this.#table),
      ),
    );
  }

  /** The element must be in the document: a chart is as large as its place. */
  show(numbers: ChartNumbers): void {
    this.#chart ??= drawChart(this.#canvas, this.#look);
    this.#chart.show(numbers);
    this.#canvas.setAttribute('aria-label', `${this.#title}. ${t('The numbers are in the table below.')}`);
    this.#table.replaceChildren(...this.#rows(numbers));
  }

  dispose(): void {
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #rows({ labels, series }: ChartNumbers): readonly Node[] {
    const heads = series.map(({ name }) => el('th', { scope: 'col' }, this.#look.name(name)));
    const rows = labels.map((label, at) =>
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, this.#look.label(label)),
        ...series.map(({ values }) => el('td', {}, number(values[at] ?? 0))),
      ),
    );
    return [el('thead', {}, el('tr', {}, el('td'), ...heads)), el('tbody', {}, ...rows)];
  }
}
