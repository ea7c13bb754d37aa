import { UsageError } from './usageError.ts';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3600_000, d: 24 * 3600_000, w: 7 * 24 * 3600_000 };

/** `--since`: a span before `now` (`90m`, `24h`, `7d`, `4w`), or a date, with or without a time. In ms since 1970. */
export function sinceOption(text: string, now: number): number {
  const span = /^(\d{1,6})([mhdw])$/.exec(text);
  if (span !== null) return now - Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0);
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) {
    throw new UsageError('{0} needs a span such as 24h or 7d, or a date such as 2026-11-26, not {1}.', '--since', text);
  }
  return date;
}
