import type { DocRecord } from './docRecord.ts';
import { readFieldLists } from './fieldLists.ts';
import { readGoogleSections } from './googleSections.ts';
import { readNumpySections } from './numpySections.ts';

/** A Python docstring in whatever of the three conventions it is written, also mixed. */
export function readDocstring(lines: readonly string[]): DocRecord {
  const records = [readNumpySections(lines), readGoogleSections(lines), readFieldLists(lines)];
  const returns = records.find((record) => record.returns !== undefined)?.returns;
  const text = lines.join('\n');
  return {
    parameters: records.flatMap(({ parameters }) => parameters),
    raises: records.flatMap(({ raises }) => raises),
    ...(returns === undefined ? {} : { returns }),
    inherits: /\b(see|same as|as for|as in|passed (on )?to|forwarded to)\s+(the\s+)?[:`]/i.test(text),
    open: /^\s*(\$\{\w+\}|%\(\w+\)s|\{\w+\})/m.test(text),
  };
}
