import type { Histogram } from '../core/usage/histogram.ts';

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** One metric: its name, what it is, and its values. */
export type Family =
  | {
      readonly name: string;
      readonly help: string;
      readonly type: 'counter' | 'gauge';
      readonly samples: readonly Sample[];
    }
  | {
      readonly name: string;
      readonly help: string;
      readonly type: 'histogram';
      readonly bounds: readonly number[];
      readonly histograms: readonly { readonly labels: Labels; readonly histogram: Histogram }[];
    };

/** What a server of this text must say: Prometheus does not notice another type by itself. */
export const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics in Prometheus' text format 0.0.4: LF, a line end at the end, no times. Families without values are left out. */
export function textFormat(families: readonly Family[]): string {
  return families.map(familyText).join('');
}

function familyText(family: Family): string {
  const { name, help, type } = family;
  const lines =
    family.type === 'histogram'
      ? family.histograms.flatMap(({ labels, histogram }) => histogramLines(name, labels, family.bounds, histogram))
      : family.samples.map(({ labels, value }) => line(name, labels, value));
  return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** Buckets count all values up to their bound. */
function histogramLines(name: string, labels: Labels, bounds: readonly number[], { counts, sum }: Histogram): string[] {
  let count = 0;
  const buckets = [...bounds.map(String), '+Inf'].map((le, at) => {
    count += counts[at] ?? 0;
    return line(`${name}_bucket`, { ...labels, le }, count);
  });
  return [...buckets, line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, count)];
}

function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
