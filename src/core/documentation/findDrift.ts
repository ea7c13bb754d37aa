import type { RepoPath } from '../model/repoPath.ts';
import { defaultDrift } from './defaultDrift.ts';
import type { DocReader, DocRecord } from './docRecord.ts';
import type { DocumentedFunction } from './documentedFunction.ts';
import type { Drift, DriftFinding } from './driftFinding.ts';
import { nameDrift } from './nameDrift.ts';
import { countHabit, type DocHabit, habitOf, parameterDrift, type ReadFunction } from './parameterDrift.ts';
import { type ErrorKnowledge, raiseDrift } from './raiseDrift.ts';
import { returnDrift } from './returnDrift.ts';

/** How a language's documentation is read and checked. */
export interface DocumentationRules {
  /** The query of `languages/<id>/documentation.scm`; see parsing/documentation/documentedFunctions.ts. */
  readonly query: string;
  readonly read: DocReader;
  /** Documentation begins with the name. */
  readonly startsWithName?: true;
  /** Errors are values (`Result`): `# Errors` describes them, no class is raised. */
  readonly errorsAreValues?: RegExp;
}

/** What a decorator makes of a function is documented, not the function: `@overload`, `@pytest.fixture`. */
const REPLACED = /(^|\.)(overload|fixture)\b/;

/** The functions of a file whose documentation can be checked, with what it was read as. */
export function readFunctions(functions: readonly DocumentedFunction[], rules: DocumentationRules): ReadFunction[] {
  return functions
    .filter(({ decorators }) => !decorators.some((decorator) => REPLACED.test(decorator)))
    .map((about) => ({ about, record: rules.read(about.doc.lines) }))
    .filter(({ record }) => !record.inherits);
}

/**
 * What the documentation of a file's functions says that the code does not, in the order of lines. `elsewhere` is the habit of the other files of the
 * language, which counts where this one has too few functions to tell.
 */
export function findDrift(
  path: RepoPath,
  functions: readonly ReadFunction[],
  rules: DocumentationRules,
  errors: ErrorKnowledge,
  elsewhere: DocHabit,
): DriftFinding[] {
  const counts = countHabit(functions);
  const habit = counts.some < FEW ? elsewhere : habitOf(counts);
  return functions
    .flatMap(({ about, record }) =>
      [
        ...parameterDrift(about, record, habit),
        ...defaultDrift(about, record),
        ...returnDrift(about, record),
        ...(rules.errorsAreValues === undefined
          ? raiseDrift(about, record, errors)
          : errorValueDrift(about, record, rules.errorsAreValues)),
        ...(rules.startsWithName === true ? nameDrift(about) : []),
      ].map((drift) => ({ ...drift, id: about.id, path })),
    )
    .sort((a, b) => a.line - b.line);
}

/** Fewer functions than this have no habit of their own. */
const FEW = 5;

/** `# Errors` at a function that gives no error. */
function errorValueDrift(about: DocumentedFunction, record: DocRecord, errors: RegExp): Drift[] {
  const entry = record.raises[0];
  if (entry === undefined || about.returnType === undefined || errors.test(about.returnType)) return [];
  return [{ rule: 'error-gone', line: about.doc.firstLine + entry.line, name: entry.name, actual: about.returnType }];
}
