import type { Language } from '../../languages/language.ts';
import type { Chain } from '../../model/chain.ts';
import type { ExportFact, ImportFact } from '../../model/importFacts.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import type { ImportDraft } from './importScopes.ts';

/** The imports of a file in source order, those that count only without others last. */
export function readImports(
  captures: Captures,
  source: SourceText,
  language: Language,
  namespacesAt: (offset: number) => readonly string[],
  conditional: readonly (readonly [start: number, end: number])[],
): ImportDraft[] {
  const found: ImportDraft[] = [];
  for (const match of captures.of('import.module')) {
    const node = match['import.module']![0]!;
    const from = unquoted(source.textOf(node));
    const alias = match['import.alias']?.[0];
    const bound = language.importName?.(from) ?? from.split('.')[0] ?? from;
    const as = alias === undefined ? bound : source.textOf(alias);
    // Without an alias the name is bound to what the first part names.
    const aliased = alias !== undefined && from.startsWith(`${as}.`) ? { aliased: true as const } : {};
    found.push({ from, name: '', as: as === '_' ? '' : as, start: node.startIndex, ...aliased });
  }
  for (const match of captures.of('import.text')) {
    const node = match['import.text']![0]!;
    const start = node.startIndex;
    const unusual = isOfUnusualBuild(node, source, language) ? { conditional: true as const } : {};
    for (const fact of language.importsOf?.(source.textOf(node), namespacesAt(start)) ?? [])
      found.push({ ...fact, start, ...unusual });
  }
  for (const match of captures.of('import.from')) {
    const fromNode = match['import.from']![0]!;
    const from = unquoted(source.textOf(fromNode));
    const alias = (match['import.alias'] ?? match['import.member'])?.[0];
    const add = (node: Node | undefined, name: string | undefined, as: string) => {
      if (node === undefined) return;
      const unusual = isOfUnusualBuild(node.parent ?? node, source, language) ? { conditional: true as const } : {};
      const start = node.startIndex;
      // What `using` brings into a namespace is there for all who see it.
      const inside = language.headersDeclare && as !== '' ? { inside: namespacesAt(start).join('::') } : {};
      found.push({ from, name: name ?? source.textOf(node), as, start, ...inside, ...unusual });
    };
    const named = match['import.name']?.[0];
    if (named !== undefined) add(named, undefined, source.textOf(alias ?? named));
    for (const [capture, name] of [
      ['import.default', 'default'],
      ['import.namespace', '*'],
      ['import.required', '='],
    ] as const) {
      const node = match[capture]?.[0];
      if (node !== undefined) add(node, name, source.textOf(node));
    }
    add(match['import.all']?.[0], '*', '');
    add(match['import.effect']?.[0], '', '');
  }
  const bound = new Set(found.map(({ from }) => from));
  for (const match of captures.of('import.value')) {
    const from = unquoted(source.textOf(match['import.from']![0]!));
    if (!bound.has(from)) found.push({ from, name: '', as: '', start: match['import.value']![0]!.startIndex });
  }
  const shadowed = captures.of('shadowed').map((match) => match['shadowed']![0]!);
  const isShadowed = ({ start }: ImportDraft) =>
    shadowed.some(({ startIndex, endIndex }) => startIndex <= start && start < endIndex);
  found.sort((a, b) => Number(isShadowed(a)) - Number(isShadowed(b)) || a.start - b.start);
  return found.map((draft) =>
    conditional.some(([start, end]) => start < draft.start && draft.start < end) || isShadowed(draft)
      ? { ...draft, conditional: true as const }
      : draft,
  );
}

/** Whether an attribute before a statement says that usual builds do without it. */
function isOfUnusualBuild(node: Node, source: SourceText, { isUnusualBuild }: Language): boolean {
  if (isUnusualBuild === undefined) return false;
  for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
    if (before.type === 'attribute_item' && isUnusualBuild(source.textOf(before))) return true;
    if (before.type !== 'attribute_item' && !before.isExtra) return false;
  }
  return false;
}

/** Node ids of the names that imports bind; they are no uses. */
export function importedNameIds(captures: Captures): number[] {
  const ids: number[] = [];
  for (const match of captures.of('import.from')) {
    for (const name of ['import.name', 'import.alias', 'import.default', 'import.namespace', 'import.required']) {
      for (const node of match[name] ?? []) ids.push(node.id);
    }
  }
  return ids;
}

/** Exports, and re-exports from other modules as imports that importers see too. */
export interface ReadExports {
  readonly exports: readonly ExportFact[];
  readonly imports: readonly ImportFact[];
}

export function readExports(
  captures: Captures,
  source: SourceText,
  chainsOf: (node: Node) => readonly Chain[],
  defaultDeclaration: (node: Node) => string | undefined,
): ReadExports {
  const exports: ExportFact[] = [];
  const imports: ImportFact[] = [];
  const put = (name: string, chain: Chain | undefined) => {
    if (chain !== undefined) exports.push({ name, chain });
  };
  for (const match of captures.of('export.name')) {
    const name = source.textOf(match['export.name']![0]!);
    const alias = match['export.alias']?.[0];
    const as = alias === undefined ? name : source.textOf(alias);
    const from = match['import.from']?.[0];
    if (from === undefined) put(as, chainsOf(match['export.name']![0]!)[0] ?? [name]);
    else imports.push({ from: unquoted(source.textOf(from)), name, as, reexported: true });
  }
  for (const match of captures.of('export.all')) {
    imports.push({ from: unquoted(source.textOf(match['import.from']![0]!)), name: '*', as: '', reexported: true });
  }
  for (const match of captures.of('export.namespace')) {
    const node = match['export.namespace']![0]!;
    const from = unquoted(source.textOf(match['import.from']![0]!));
    imports.push({ from, name: '*', as: source.textOf(node), reexported: true });
  }
  for (const match of captures.of('export.default')) {
    put('default', chainsOf(withoutCasts(match['export.default']![0]!))[0]);
  }
  for (const match of captures.of('export.wrapped')) {
    const inner = wrappedComponent(match['export.wrapped']![0]!, source);
    put('default', inner === undefined ? undefined : chainsOf(inner)[0]);
  }
  for (const match of captures.of('export.defaultDeclaration')) {
    const name = defaultDeclaration(match['export.defaultDeclaration']![0]!);
    put('default', name === undefined ? undefined : [name]);
  }
  for (const match of captures.of('export.assigned')) {
    const node = match['export.assigned']![0]!;
    // `module.exports = Object.assign(it, module.exports)`: what is exported otherwise still is.
    if (node.type === 'call_expression' && /\bmodule\.exports\b/.test(source.textOf(node))) continue;
    // A name that is declared (`const helpers = exports`) is no expression.
    put('=', chainsOf(node)[0] ?? (node.type === 'identifier' ? [source.textOf(node)] : undefined));
  }
  for (const match of captures.of('export.property')) {
    put(source.textOf(match['export.property']![0]!), chainsOf(match['value']![0]!)[0]);
  }
  return { exports, imports };
}

/** `a` of `a as unknown as A`: importers mean what has the name. */
function withoutCasts(node: Node): Node {
  const inner = node.type === 'as_expression' ? node.namedChildren[0] : undefined;
  return inner === undefined ? node : withoutCasts(inner);
}

/**
 * What a call wraps that is given one component, by the name of one: `View` of `observer(View)`, `connect(state)(View)` and
 * `styled(View)` with a template.
 */
function wrappedComponent(call: Node, source: SourceText): Node | undefined {
  const given = call.childForFieldName('arguments');
  const callee = call.childForFieldName('function');
  if (given?.type === 'template_string') return callee === null ? undefined : wrappedComponent(callee, source);
  const components = (given?.namedChildren ?? []).flatMap((node) => {
    if (node.type === 'call_expression') return wrappedComponent(node, source) ?? [];
    return node.type === 'identifier' && /^\p{Lu}/u.test(source.textOf(node)) ? [node] : [];
  });
  return components.length === 1 ? components[0] : undefined;
}

/** A string literal without its quotes. */
export function unquoted(text: string): string {
  return text.replace(/^(['"`])(.*)\1$/s, '$2');
}
