import { writeStruct } from '../model/canonicalWriter.ts';
import type { StructFrame } from '../model/structDocument.ts';
import type { Digest } from '../ports.ts';

/** Stands for the lines of all modules. */
const MODULES = '\u0000';

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

/** `structDigest` of what `writeStruct` gives for a frame and modules whose records have these digests. */
export function structDigestOf(frame: StructFrame, modules: readonly string[], digest: Digest): string {
  const text = writeStruct(frame, modules.length === 0 ? [] : [MODULES]);
  return digest(
    linesOf(text)
      .flatMap((line) => (line === MODULES ? modules : digest(line)))
      .join('\n'),
  );
}

function linesOf(text: string): string[] {
  const metrics = text.lastIndexOf('\n "metrics": ');
  return (metrics < 0 ? text : text.slice(0, metrics))
    .split('\n')
    .map((line) => line.slice(line.search(/[^ ]|$/), line.endsWith(',') ? -1 : undefined));
}
