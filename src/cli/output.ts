import type { CliContext } from './cliContext.ts';

/** Prints one JSON document, indented for people who look at it. */
export function printJson(context: CliContext, value: unknown): void {
  context.host.out.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Prints one line of JSON lines. */
export function printJsonLine(context: CliContext, value: unknown): void {
  context.host.out.write(`${JSON.stringify(value)}\n`);
}

/** Prints a text, with a line end where it has none. */
export function printText(context: CliContext, text: string): void {
  context.host.out.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
}

/** Labels and values in two columns. */
export function table(rows: readonly (readonly [label: string, value: string])[], indent = ''): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${indent}${label.padEnd(width)}  ${value}\n`).join('');
}

/** A duration for people. */
export function duration(context: CliContext, ms: number): string {
  return ms < 1000
    ? context.t('{0} ms', context.number(Math.round(ms)))
    : context.t('{0} s', context.number(Math.round(ms / 100) / 10));
}
