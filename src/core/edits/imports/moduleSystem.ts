import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import { IMPORT_FORMS } from './importForms.ts';
import type { ImportedName, ReadImport } from './readImport.ts';

/** How a file of JavaScript brings in others: `require`, or `import`. */
export type ModuleSystem = 'commonjs' | 'module';

/** The system of a file, by its extension, else by what it says; undefined where it has neither or both, as bundlers allow, and elsewhere. */
export function moduleSystemOf(path: string, text: string, rules: LexicalRules): ModuleSystem | undefined {
  if (rules.imports !== 'ecmascript') return undefined;
  if (/\.c[jt]s$/.test(path)) return 'commonjs';
  if (/\.m[jt]s$/.test(path)) return 'module';
  let code = '';
  let at = 0;
  for (const { start, end } of lexicalSpans(text, rules)) {
    code += `${text.slice(at, start)}''`;
    at = end;
  }
  code += text.slice(at);
  const requires = /\brequire\s*\(|\bmodule\.exports\b|^exports\.\w/m.test(code);
  const imports = /^(?:import\b(?!\s*[.(])|export\b)/m.test(code);
  if (requires === imports) return undefined;
  return requires ? 'commonjs' : 'module';
}

/** An import as a file of this system has it; undefined where the other one's form says something that cannot be said in it for certain. */
export function inSystem(statement: ReadImport, system: ModuleSystem | undefined): ReadImport | undefined {
  const isImport = /^import\b/.test(statement.text);
  const isOther = system === 'commonjs' ? isImport : !isImport;
  // `import a = require('a')` is TypeScript's own, and belongs to both.
  if (system === undefined || !isOther || /^import [^'"]*= ?require/.test(statement.text)) return statement;
  const text = system === 'commonjs' ? asRequire(statement) : asImport(statement);
  return text === undefined ? undefined : IMPORT_FORMS.ecmascript.read(text);
}

function asRequire({ text, names }: ReadImport): string | undefined {
  const [, module, end = ''] = /(['"][^'"]+['"])(;?)$/.exec(text) ?? [];
  if (module === undefined || names.some(({ typeOnly }) => typeOnly)) return undefined;
  if (names.length === 0) return `require(${module})${end}`;
  const clause = clauseOf(names, ': ');
  return clause && `const ${clause} = require(${module})${end}`;
}

/** What a file of the project gives as a whole, and by which extension it is found, `require` does not say. */
function asImport({ text, names }: ReadImport): string | undefined {
  const written = [...text.matchAll(/require ?\( ?(['"][^'"]+['"]) ?\)/g)];
  const module = written[0]?.[1];
  if (module === undefined || written.length > 1 || /^.[./]/.test(module)) return undefined;
  const clause = clauseOf(names, ' as ');
  return clause && `import ${clause} from ${module}${text.endsWith(';') ? ';' : ''}`;
}

/** One name for the whole module, or a list of its names; undefined for both at once. */
function clauseOf(names: readonly ImportedName[], alias: string): string | undefined {
  const whole = names.filter(({ name }) => name === 'default' || name === '*' || name === '');
  if (whole.length > 0) return names.length === 1 ? whole[0]!.as : undefined;
  return `{ ${names.map(({ name, as }) => (name === as ? name : `${name}${alias}${as}`)).join(', ')} }`;
}
