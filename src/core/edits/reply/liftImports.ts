import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import type { TextRange } from '../../text/textRange.ts';
import { preludeEnd } from '../imports/fileHead.ts';
import { IMPORT_FORMS } from '../imports/importForms.ts';
import { type Insertion, importInsertion } from '../imports/importPlace.ts';
import { afterComments, type ImportStatement, importAt, importsOf } from '../imports/importStatements.ts';
import { inSystem, moduleSystemOf } from '../imports/moduleSystem.ts';
import type { ImportedName } from '../imports/readImport.ts';
import { isOwnImport, sameImport } from '../imports/sameImport.ts';
import { bindsItself, usesAsValue } from '../imports/valueUses.ts';

/** A reply's code (LF) taken apart: imports before the definition, and the rest with comments directly before it. */
export interface LiftedImports {
  readonly imports: readonly ImportStatement[];
  readonly rest: string;
}

/** What to put into a file so that the imports are there. */
export interface ImportMerge {
  /** Statements to add, one line each. */
  readonly added: readonly string[];
  /** The insertion, absent when nothing is missing. */
  readonly insertion?: Insertion;
  /** Names that the file already uses for something else. */
  readonly conflicts: readonly string[];
  /** Imports that say what the file's module system has no words for. */
  readonly foreign: readonly string[];
}

/** What is known of the file that imports go to. */
export interface ImportingFile {
  readonly path: string;
  /** Its top-level names. */
  readonly defined: readonly string[];
  /** The offset of its first definition. */
  readonly firstDefinition: number;
  /** What is replaced: no insertion falls into it. */
  readonly target: TextRange;
  /** What comes in its place. */
  readonly code: string;
}

/** Takes the imports off the beginning, and what a file begins with before them; comments and blank lines between go with them. */
export function liftImports(code: string, rules: LexicalRules): LiftedImports {
  const spans = lexicalSpans(code, rules);
  const imports: ImportStatement[] = [];
  let end = 0;
  for (;;) {
    const at = afterComments(code, end, spans);
    const prelude = preludeEnd(code, at, rules);
    if (prelude > at) {
      end = prelude;
      continue;
    }
    const statement = importAt(code, at, rules);
    if (statement === undefined) break;
    imports.push(statement);
    end = statement.end + (/^[ \t]*;/.exec(code.slice(statement.end))?.[0].length ?? 0);
    const comment = spans.find((span) => span.kind === 'comment' && span.start >= end);
    if (comment !== undefined && /^[ \t]*$/.test(code.slice(end, comment.start))) end = comment.end;
  }
  return { imports, rest: end === 0 ? code : code.slice(end).replace(/^[ \t]*\n/, '') };
}

/**
 * Decides which imports are missing in `base` and where they go. What the file already has under the same name is not imported again; a name
 * that means something else there is a conflict.
 */
export function mergeImports(
  base: string,
  imports: readonly ImportStatement[],
  rules: LexicalRules | undefined,
  file: ImportingFile,
): ImportMerge {
  if (rules === undefined || imports.length === 0) return { added: [], conflicts: [], foreign: [] };
  const bound = importsOf(base, rules, true);
  // Several where branches of a condition bind the same name.
  const names = new Map<string, ImportedName[]>();
  for (const name of bound.flatMap((each) => each.names)) bind(name);
  const namespace = anyScript(/^\s*(?:package|namespace)\s+([\w.\\]+)/m).exec(base)?.[1];
  const effects = new Set(bound.map((each) => withoutTerminator(each.text)));
  const conflicts: string[] = [];
  const added: string[] = [];
  const foreign: string[] = [];
  const system = moduleSystemOf(file.path, base, rules);
  for (const statement of imports) {
    const missing = statement.names.filter((name) => stateOf(name) !== 'bound');
    conflicts.push(...missing.filter((name) => stateOf(name) === 'taken').map((name) => name.as));
    if (statement.names.length === 0 ? effects.has(withoutTerminator(statement.text)) : missing.length === 0) continue;
    const whole = missing.length === statement.names.length || statement.withNames === undefined;
    const text = whole ? statement.text : statement.withNames(missing);
    const fitted = text.split('\n').map((line) => inSystem(IMPORT_FORMS[rules.imports].read(line), system)?.text);
    if (fitted.includes(undefined)) foreign.push(text);
    added.push(...fitted.filter((line) => line !== undefined));
    effects.add(withoutTerminator(statement.text));
    missing.forEach(bind);
  }
  if (added.length === 0 || conflicts.length > 0 || foreign.length > 0) return { added, conflicts, foreign };
  return { added, conflicts, foreign, insertion: importInsertion(base, added, bound, rules, file) };

  function bind(name: ImportedName): void {
    const same = names.get(name.as);
    if (same === undefined) names.set(name.as, [name]);
    else same.push(name);
  }
  function stateOf(name: ImportedName): 'bound' | 'taken' | 'missing' {
    const there = names.get(name.as);
    if (there === undefined) {
      if (!file.defined.includes(name.as)) return 'missing';
      return isOwnImport(name, rules!.imports, file.path, namespace) ? 'bound' : 'taken';
    }
    const same = there.filter((each) => sameImport(each, name, rules!.imports));
    if (same.length === 0) return 'taken';
    const isThere = name.typeOnly || same.some((each) => !each.typeOnly) || !usesAsValue(file.code, name.as, rules!);
    // Python may import a name twice; elsewhere the import for types would have to go.
    return isThere ? 'bound' : rules!.imports === 'python' ? 'missing' : 'taken';
  }
}

/** A name that the new code needs when it runs while the file, and what the code brings, has it for types only. */
export function typeOnlyUse(
  base: string,
  imports: readonly ImportStatement[],
  rules: LexicalRules,
  code: string,
  original: string,
): string | undefined {
  const there = importsOf(base, rules, true).flatMap(({ names }) => names);
  const brought = new Set(imports.flatMap(({ names }) => names.map(({ as }) => as)));
  const candidates = there.filter(
    ({ as, typeOnly }) => typeOnly && !brought.has(as) && there.every((each) => each.as !== as || each.typeOnly),
  );
  return candidates.find(
    ({ as }) => usesAsValue(code, as, rules) && !usesAsValue(original, as, rules) && !bindsItself(code, as),
  )?.as;
}

function withoutTerminator(text: string): string {
  return text.replace(/;$/, '').replaceAll('"', "'");
}
