import { isUtf8 } from 'node:buffer';
import type { FileContent } from '../core/ports.ts';

/** Longest line of a source in UTF-16 code units; longer ones are generated, and a parser or an editor may hang on them. */
const LONGEST_LINE = 1024 * 1024;

/**
 * A file's bytes as text: UTF-16 when a BOM says so, else strict UTF-8. The BOM stays as U+FEFF. Whatever has a NUL is binary,
 * whatever is neither is skipped: a guessed encoding would corrupt the file when an edit is written back.
 */
export function decodeText(bytes: Buffer): FileContent {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (bytes.includes(0)) return skipped('binary');
  if (!isUtf8(bytes)) return skipped('not UTF-8');
  return asText(bytes.toString('utf8'));
}

function decodeUtf16(bytes: Buffer): FileContent | undefined {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!littleEndian && !bigEndian) return undefined;
  if (bytes.length % 2 !== 0) return skipped('binary');
  try {
    const ordered = littleEndian ? bytes : Buffer.from(bytes).swap16();
    const text = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(ordered);
    return text.includes('\0') ? skipped('binary') : asText(text);
  } catch {
    return skipped('binary');
  }
}

function asText(text: string): FileContent {
  return hasLongLine(text) ? skipped('line too long') : { kind: 'text', text };
}

function hasLongLine(text: string): boolean {
  if (text.length <= LONGEST_LINE) return false;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > LONGEST_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

function skipped(reason: string): FileContent {
  return { kind: 'skipped', reason };
}
