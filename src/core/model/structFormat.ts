import { SCHEMA_VERSION } from './structDocument.ts';

/**
 * What a file in the place of `struct.json` is: of this format, of an older one (`metadata`, `toc`, modules with `uid`s; schema 2.1 or
 * none), of one to come, or something else.
 */
export type StructFormat = 'current' | 'older' | 'newer' | 'foreign';

const VERSION = /"schema_?[vV]ersion"\s*:\s*"(\d+)\.[\d.]*"/;
const CONFLICT = /^(<{7}|={7}|>{7})( |$)/m;
/** Files of ours begin with the version, and versions before 3 with what they say of themselves. */
const HEAD = 4096;

/** Looks at a text's beginning; one with conflict markers of a merge is of the current format, if its parts are. */
export function structFormatOf(text: string): StructFormat {
  const head = text.slice(0, HEAD);
  const version = Number(VERSION.exec(head)?.[1]);
  const current = Number.parseInt(SCHEMA_VERSION, 10);
  if (version === current || (CONFLICT.test(text) && /^\s*"modules": \[$/m.test(text))) return 'current';
  if (version > current) return 'newer';
  if (version < current) return 'older';
  return /^\s*\{/.test(head) && /"(metadata|toc|uid)"\s*:/.test(head) ? 'older' : 'foreign';
}
