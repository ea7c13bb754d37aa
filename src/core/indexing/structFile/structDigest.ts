import { MODULES } from '../../model/canonicalWriter.ts';
import type { StructFrame } from '../../model/structDocument.ts';
import type { Digest } from '../../ports.ts';

/**
 * Names the bytes of a `struct.json` without its last value, `metrics`, which is no function of the tree. Made of the digests of
 * the lines, so that a new one needs only those that changed; the same for a text on disk and for what is to be written.
 */
export function structDigest(text: string, digest: Digest): string {
  return digest(
    linesOf(text)
      .map((line) => digest(line))
      .join('\n'),
  );
}

/** `structDigest` of a text in which `MODULES` stands for the lines of modules whose records have these digests. */
export function structDigestOf(framed: string, modules: readonly string[], digest: Digest): string {
  return digest(
    linesOf(framed)
      .flatMap((line) => (line === MODULES ? modules : digest(line)))
      .join('\n'),
  );
}

/** What stands before the value of `metrics`, the last line but the closing brace, and what behind it. */
const METRICS = '\n "metrics": ';
const END = '\n}\n';

/** The `metrics` of a text as they are written in it; empty where it has none. */
export function metricsIn(text: string): string {
  const at = metricsAt(text);
  return at < 0 ? '' : text.slice(at + METRICS.length, -END.length);
}

/** A text with other metrics; as it is where it has none. */
export function withMetrics(text: string, metrics: StructFrame['metrics']): string {
  const at = metricsAt(text);
  return at < 0 ? text : `${text.slice(0, at)}${METRICS}${JSON.stringify(metrics)}${END}`;
}

/** Where they begin. Below 0 where they do not end the text as we write it: it was cut off, or something was added. */
function metricsAt(text: string): number {
  const at = text.lastIndexOf(METRICS);
  const end = at < 0 ? -1 : text.indexOf('\n', at + METRICS.length);
  return end >= 0 && text.length === end + END.length && text.endsWith(END) ? at : -1;
}

function linesOf(text: string): string[] {
  const metrics = metricsAt(text);
  return (metrics < 0 ? text : text.slice(0, metrics))
    .split('\n')
    .map((line) => line.slice(line.search(/[^ ]|$/), line.endsWith(',') ? -1 : undefined));
}
