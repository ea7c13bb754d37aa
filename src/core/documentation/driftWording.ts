import type { DriftFinding, DriftRule } from './driftFinding.ts';

/** English wording of what a check of documentation finds; `{name}` and the others are fields of the finding. */
export const DRIFT_WORDING: Readonly<Record<DriftRule, string>> = {
  'unknown-parameter': 'The documentation describes the parameter {name}, which does not exist.',
  'missing-parameter': 'The documentation does not describe the parameter {name}.',
  'renamed-parameter': 'The documentation calls the parameter {actual} by the name {documented}.',
  'wrong-default': 'The documentation gives {name} the default {documented}; it is {actual}.',
  'returns-nothing': 'The documentation describes a result, but nothing is returned.',
  'returns-value': 'The documentation says that nothing is returned, but {actual} is.',
  'error-gone': 'The documentation describes the error {name}, which is not raised here.',
  'error-missing': 'The documentation describes errors, but not {name}, which is raised here.',
  'wrong-name': 'The documentation begins with {documented}, but this is {actual}.',
};

/** What fills the places of the wording. */
export function driftDetails({ name, documented, actual }: DriftFinding): Readonly<Record<string, string>> {
  return { name, documented: documented ?? '', actual: actual ?? '' };
}
