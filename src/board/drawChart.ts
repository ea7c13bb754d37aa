import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { color } from 'chart.js/helpers';
import type { ChartNumbers, SeriesName } from './usageNumbers.ts';
import { number } from './words.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** How opaque the area below a line is. */
const FILLED = 0.2;

/** The page's colours of the series. */
const COLOURS: Readonly<Record<SeriesName, string>> = {
  sent: '--series-1',
  whole: '--series-2',
  accepted: '--green',
  rejected: '--red',
  'first-token': '--series-1',
  request: '--series-2',
};

/** How numbers are drawn; words are of the page's language. */
export interface ChartLook {
  readonly kind: 'line' | 'bars' | 'stacked' | 'lying';
  readonly label: (label: string) => string;
  readonly name: (series: SeriesName) => string;
  readonly axis: string;
}

/** A chart with the theme's colours; it is drawn anew when these change. */
export interface DrawnChart {
  show(numbers: ChartNumbers): void;
  dispose(): void;
}

export function drawChart(canvas: HTMLCanvasElement, look: ChartLook): DrawnChart {
  const lying = look.kind === 'lying';
  const stacked = look.kind === 'stacked';
  const chart = new Chart<'bar' | 'line', number[], string>(canvas, {
    type: look.kind === 'line' ? 'line' : 'bar',
    data: { labels: [], datasets: [] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: lying ? 'y' : 'x',
      interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
      scales: {
        x: { stacked, beginAtZero: true, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
        y: { stacked, beginAtZero: true, ticks: { precision: 0 } },
      },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 12, boxHeight: 12 } } },
    },
  });
  const values = chart.options.scales?.[lying ? 'x' : 'y'];
  Object.assign(values!, { title: { display: true, text: look.axis } });
  Object.assign(values!.ticks!, { callback: (value: string | number) => number(Number(value)) });

  let names: readonly SeriesName[] = [];
  const paint = (): void => {
    const { foreground, grid, series } = themeColours();
    for (const scale of Object.values(chart.options.scales ?? {})) {
      Object.assign(scale!, { grid: { color: grid } });
      Object.assign(scale!.ticks!, { color: foreground });
      if (scale === values) Object.assign(scale!, { title: { display: true, text: look.axis, color: foreground } });
    }
    Object.assign(chart.options.plugins!.legend!.labels!, { color: foreground });
    for (const [at, dataset] of chart.data.datasets.entries()) {
      const colour = series(names[at] ?? 'sent');
      Object.assign(dataset, {
        borderColor: colour,
        backgroundColor: look.kind === 'line' ? color(colour).alpha(FILLED).rgbString() : colour,
      });
    }
    chart.update('none');
  };
  const forget = onThemeChange(paint);

  return {
    show({ labels, series }) {
      names = series.map(({ name }) => name);
      chart.data.labels = labels.map(look.label);
      chart.data.datasets = series.map(({ name, values: data }) => ({
        label: look.name(name),
        data: [...data],
        borderWidth: look.kind === 'line' ? 2 : 0,
        // Few days are points, many a line.
        pointRadius: labels.length > 40 ? 0 : 2,
        fill: look.kind === 'line',
        maxBarThickness: 28,
      }));
      paint();
    },
    dispose() {
      forget();
      chart.destroy();
    },
  };
}

function themeColours() {
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    foreground: colour('--foreground'),
    grid: colour('--line'),
    series: (name: SeriesName) => colour(COLOURS[name]),
  };
}

/** VS Code says its theme by the style and the class of the page, a browser by a media query. */
function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', listener);
  };
}
