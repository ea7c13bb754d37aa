import type { ImportForm, LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import type { ImportStatement } from './importStatements.ts';
import type { ImportedName } from './readImport.ts';

/** Languages in which an import may be used without its name: traits, and functions behind operators. */
const UNSAID: ReadonlySet<ImportForm> = new Set(['rust', 'kotlin']);

/**
 * The imports of which code says a name, with these names alone where the language lets them be parted: models repeat a file's imports, and
 * one that nothing uses is a mistake in Go. Imports that bind no name are kept.
 */
export function usedImports(
  imports: readonly ImportStatement[],
  code: string,
  rules: LexicalRules,
): readonly ImportStatement[] {
  if (UNSAID.has(rules.imports)) return imports;
  const said = saidIn(code, rules);
  return imports.flatMap((statement) => {
    const { names, withNames } = statement;
    const used = names.filter((name) => isUsed(name, said, rules));
    if (used.length === names.length) return [statement];
    if (used.length === 0) return [];
    return withNames === undefined ? [statement] : [{ ...statement, names: used, text: withNames(used) }];
  });
}

/** The package of a Go file that it used before a change and does not use after it, by the name that it has there. */
export function abandonedImport(
  imports: readonly ImportStatement[],
  before: string,
  after: string,
  rules: LexicalRules,
): string | undefined {
  if (rules.imports !== 'go') return undefined;
  const [old, now] = [saidIn(before, rules), saidIn(after, rules)];
  return imports.flatMap(({ names }) => names).find(({ as }) => old.has(as) && !now.has(as))?.as;
}

function isUsed({ from, name, as }: ImportedName, said: ReadonlySet<string>, rules: LexicalRules): boolean {
  // `React` is what JSX may be made into.
  if ((name === '*' && as.endsWith('*')) || from === '__future__' || as === 'React') return true;
  if (rules.imports !== 'go') return said.has(as.split('.')[0]!);
  // A package may have another name than its path ends with; `_` and `.` are used unsaid.
  if (as.includes(' ')) return true;
  return said.has(as) || (from.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some((word) => word !== as && said.has(word));
}

/** The words of code, comments left out; of Go those before a dot, as packages are used. */
function saidIn(code: string, rules: LexicalRules): ReadonlySet<string> {
  let plain = '';
  let at = 0;
  for (const { kind, start, end } of lexicalSpans(code, rules)) {
    plain += `${code.slice(at, start)} ${kind === 'string' && rules.imports !== 'go' ? code.slice(start, end) : ''} `;
    at = end;
  }
  plain += code.slice(at);
  const word =
    rules.imports === 'go' ? /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?=\s*\.)/gu : /[\p{L}_$][\p{L}\p{N}_$]*/gu;
  return new Set(plain.match(word));
}
