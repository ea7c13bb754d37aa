import type { DocRecord } from './docRecord.ts';
import type { DocumentedFunction } from './documentedFunction.ts';
import type { Drift } from './driftFinding.ts';
import { contradictDefaults, statedDefault } from './literals.ts';

/** Default values that documentation states differently from the header. */
export function defaultDrift(about: DocumentedFunction, record: DocRecord): Drift[] {
  return record.parameters.flatMap((entry) => {
    const parameter = about.parameters.find(({ name }) => name === entry.name);
    if (parameter?.default === undefined) return [];
    const stated = entry.default ?? statedDefault(`${entry.type ?? ''}\n${entry.text}`);
    if (stated === undefined || !contradictDefaults(stated, parameter.default)) return [];
    return [
      {
        rule: 'wrong-default' as const,
        line: about.doc.firstLine + entry.line,
        name: entry.name,
        documented: stated,
        actual: parameter.default,
      },
    ];
  });
}
