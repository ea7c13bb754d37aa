import type { ImportForm } from '../../text/lexicalRules.ts';
import type { ImportedName } from './readImport.ts';

/**
 * Whether two imports bring the same thing. A module that one of them finds from where its file lies may be written in more ways than one:
 * there the end of the path decides.
 */
export function sameImport(a: ImportedName, b: ImportedName, form: ImportForm): boolean {
  if (a.name !== b.name && !(isWhole(a) && isWhole(b))) return false;
  if (form === 'ecmascript') return sameModule(ecmascriptModule(a.from), ecmascriptModule(b.from));
  if (form === 'python') return sameModule(pythonModule(a.from), pythonModule(b.from));
  if (form === 'rust') return sameModule(rustModule(a.from), rustModule(b.from));
  return a.from === b.from;
}

/**
 * Whether an import brings what the file itself defines under the name, as models write it that take the file for another one.
 * `path`: of the file; `namespace`: the package or namespace that it says to be in.
 */
export function isOwnImport(
  name: ImportedName,
  form: ImportForm,
  path: string,
  namespace: string | undefined,
): boolean {
  if (name.as !== name.name && !isWhole(name)) return false;
  if (namespace !== undefined && name.from.replaceAll('\\', '.') === namespace.replaceAll('\\', '.')) return true;
  const segments = path.replace(/\.[^./]*$/, '').split('/');
  if (/^(?:index|__init__|mod|lib|main)$/.test(segments.at(-1) ?? '')) segments.pop();
  const module = form === 'ecmascript' ? ecmascriptModule(name.from).path : name.from;
  const last = module.split(/[./:\\]/).at(-1);
  return last !== undefined && last !== '' && last === segments.at(-1);
}

/** A module under a name of the importer's choice. */
function isWhole({ name }: ImportedName): boolean {
  return name === 'default' || name === '*' || name === '';
}

/** Where a module is: of a `local` one, found from where the file lies, only the end of the path is certain. */
interface Module {
  readonly path: string;
  readonly local: boolean;
}

function sameModule(a: Module, b: Module): boolean {
  if (a.path === b.path) return a.local === b.local;
  const endsWith = (long: Module, short: Module): boolean =>
    short.local && short.path !== '' && long.path.endsWith(`/${short.path}`);
  return endsWith(a, b) || endsWith(b, a);
}

/** `node:fs` is `fs`; `./cart.js`, `../cart` and `@/shop/cart` may be one file. A package is no file: its path says so by its beginning. */
function ecmascriptModule(from: string): Module {
  const local = /^(?:\.{1,2}(?:\/|$)|[@~#]?\/|#)/.test(from);
  if (!local) return { path: `package:/${from.replace(/^node:/, '')}`, local };
  const path = from
    .replace(/^(?:\.{1,2}(?:\/|$)|[@~#]\/|\/)+/, '')
    .replace(/\.[cm]?[jt]sx?$/, '')
    .replace(/(?:^|\/)index$/, '');
  return { path, local };
}

/** `from .models` may be what `from shop.models` is. */
function pythonModule(from: string): Module {
  return { path: from.replace(/^\.+/, '').replaceAll('.', '/'), local: from.startsWith('.') };
}

function rustModule(from: string): Module {
  const local = /^(?:crate|super|self)\b/.test(from);
  return { path: from.replace(/^(?:(?:crate|super|self)(?:::|$))+/, '').replaceAll('::', '/'), local };
}
