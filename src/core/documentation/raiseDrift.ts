import type { DocRecord } from './docRecord.ts';
import type { DocumentedFunction } from './documentedFunction.ts';
import type { Drift } from './driftFinding.ts';
import { GENERAL_ERRORS, relatedErrors } from './errorClasses.ts';

/** What else is known of errors. */
export interface ErrorKnowledge {
  /** Whether an error of the first class counts as one of the second. */
  isA(name: string, base: string): boolean;
  /** Whether nothing in the workspace, among its imports or built in has this name. */
  isNowhere(name: string): boolean;
}

/**
 * Errors that a function raises itself but that documentation leaves out though it describes others, and errors that it describes but that no longer
 * exist. That a described error is not raised here says nothing: what is called may raise it.
 */
export function raiseDrift(about: DocumentedFunction, record: DocRecord, errors: ErrorKnowledge): Drift[] {
  if (record.raises.length === 0 || about.ofClass) return [];
  const related = (a: string, b: string) => relatedErrors(a, b) || errors.isA(a, b) || errors.isA(b, a);
  const raised = [...new Map(about.raised.map((each) => [each.name, each])).values()];
  const missing = raised.filter(
    ({ name }) => !GENERAL_ERRORS.has(name) && !record.raises.some((entry) => related(name, lastName(entry.name))),
  );
  // `:raises 404:` names no class; where a class with dots before it is from, is not known.
  const gone = record.raises.filter(({ name }) => /^_*[A-Z]\w*$/.test(name) && errors.isNowhere(name));
  return [
    ...gone.map(({ name, line }) => ({ rule: 'error-gone' as const, line: about.doc.firstLine + line, name })),
    ...missing.map(({ name, line }) => ({ rule: 'error-missing' as const, line, name })),
  ];
}

function lastName(name: string): string {
  return name.replace(/^.*\./, '');
}
