import type { Language } from '../../languages/language.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { SourceText } from '../sourceText.ts';
import type { LocalTable } from './localTable.ts';
import { narrowedAt } from './narrowing.ts';
import type { ReceiversAround } from './receiversAround.ts';
import { type LocalDraft, lookUp, lookUpType, type Scope, type ScopeTree } from './scopes.ts';

/** What a name means at an offset, as the root of a chain; undefined for a local without any type. */
export type NameRoots = (name: string, offset: number, isPath: boolean, isType: boolean) => string | undefined;

const TYPE_KINDS = new Set(['class', 'interface', 'type', 'enum', 'namespace']);

/** What no path goes through: a module of its name is meant. */
const FUNCTION_KINDS = new Set(['function', 'method']);

/** Whether a local belongs to a function around the one that a scope is in. */
function isOfOuterFunction(from: Scope, name: string, local: LocalDraft): boolean {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const bound = scope.names.get(name);
    if (bound?.kind === 'local' && bound.local === local) return false;
    if (scope.named) return true;
  }
  return false;
}

/** Reads roots from the scopes of a file; what nothing in them declares may be a member of a receiver around. */
export function nameRoots(
  scopes: ScopeTree,
  drafts: readonly DefinitionDraft[],
  locals: LocalTable,
  around: ReceiversAround,
  language: Language,
  source: SourceText,
): NameRoots {
  const kinds = language.functionNames === true ? FUNCTION_KINDS : TYPE_KINDS;
  const namesType = (index: number) => kinds.has(drafts[index]!.kind);
  return (name, offset, isPath, isType) => {
    if (name === language.selfType) return '@class';
    const classNames = language.receiverIsFirstParameter === true;
    const from = scopes.at(offset);
    if (isMacro(name, offset, language, source)) return macroRoot(name, from, language);
    const find = (scope: Scope) =>
      lookUp(scope, name, classNames, offset, language.overloads, language.extensionFunctions, isPath);
    let binding = isType ? lookUpType(from, name, namesType) : find(from);
    // `User = User` in a class names what stands around it: the class has no such name yet.
    const itself =
      classNames && from.kind === 'class' && binding?.kind === 'definition' ? drafts[binding.index]! : undefined;
    if (itself?.plain && itself.nameStart < offset && offset < itself.end) binding = find(from.parent!);
    if (binding === undefined) return around.freeName(name, offset);
    if (binding.kind === 'import') return binding.alias;
    if (binding.kind === 'definition') {
      // What a lambda or a type gives comes before what the file does.
      if (isPath && FUNCTION_KINDS.has(drafts[binding.index]!.kind)) return around.freeName(name, offset);
      const isTop = language.extensionFunctions === true && drafts[binding.index]!.parent === -1;
      return isTop ? around.freeName(name, offset) : `^${binding.index}`;
    }
    const bound = binding.local;
    const local = narrowedAt(bound, offset, () => isOfOuterFunction(from, name, bound));
    return local.receiver ?? locals.rootOf(local);
  };
}

/** Whether a name is that of a macro where it stands: its sign is behind it, and no operator that begins so. */
function isMacro(name: string, offset: number, { macros }: Language, { text }: SourceText): boolean {
  if (macros === undefined) return false;
  const end = offset + name.length;
  return text.startsWith(macros.sign, end) && text[end + macros.sign.length] !== '=';
}

/** The root of a macro's name: the definition in scope, or the name with its sign, which no function has. */
function macroRoot(name: string, from: Scope, { macros }: Language): string {
  const signed = name + macros!.sign;
  const binding = lookUp(from, signed, false);
  return binding?.kind === 'definition' ? `^${binding.index}` : signed;
}
