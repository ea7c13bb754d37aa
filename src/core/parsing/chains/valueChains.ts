import type { Chain } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { bareOf, methodsOfObject, type ObjectMembers } from '../definitions/objectMembers.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** A property of an object that is another thing under its own name. */
interface Alias {
  readonly name: string;
  readonly chain: Chain;
}

/** What functions return, for those without a return annotation. */
export function returnedChains(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  chainsOf: (node: Node) => readonly Chain[],
): Map<number, Chain[]> {
  const functionAt = functionsWithoutReturnType(drafts);
  const found = new Map<number, Chain[]>();
  for (const match of [...captures.of('returned'), ...captures.of('yielded')]) {
    const node = (match['returned'] ?? match['yielded'])![0]!;
    const steps = match['yielded'] === undefined ? [] : ['many'];
    const owner = functionAt(node.startIndex);
    if (owner === undefined) continue;
    const list = found.get(owner) ?? [];
    if (list.length < 4) list.push(...chainsOf(node).map((chain) => [...chain, ...steps]));
    found.set(owner, list);
  }
  return found;
}

/**
 * The properties of the objects that functions return, by function: `return { user, close: api.close }`, of variables of a function that
 * hold such an object too.
 */
export function returnedAliases(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  byContainer: ReadonlyMap<number, readonly Alias[]>,
  objects: ObjectMembers | undefined,
): Map<number, Alias[]> {
  const functionAt = functionsWithoutReturnType(drafts);
  const methodAt = new Map(drafts.map(({ nameStart }, index) => [nameStart, index]));
  const found = new Map<number, Alias[]>();
  for (const match of captures.of('returned')) {
    const returned = bareOf(match['returned']![0]!);
    const held = returned.type === 'identifier' ? objects?.objectOf(returned) : undefined;
    // What a variable of the file holds is found under its name.
    const node = held !== undefined && functionAt(held.startIndex) !== undefined ? held : returned;
    const aliases = [...(byContainer.get(node.id) ?? []), ...methodAliases(node, methodAt, drafts)];
    const owner = aliases.length === 0 ? undefined : functionAt(returned.startIndex);
    if (owner === undefined) continue;
    const list = found.get(owner) ?? [];
    for (const alias of aliases) {
      const known = list.findIndex(({ name }) => name === alias.name);
      if (known < 0) list.push(alias);
      // Two objects with methods of one name: which one is given nobody knows.
      else if (list[known]!.chain.join() !== alias.chain.join() && (isMethod(list[known]!) || isMethod(alias)))
        list[known] = { name: alias.name, chain: ['?'] };
    }
    found.set(owner, list);
  }
  return found;
}

/** A method of the object itself, not a name for something else. */
function isMethod({ chain }: Alias): boolean {
  return chain[0] === '?' || (chain.length === 1 && chain[0]!.startsWith('^'));
}

/** The methods of an object that a function returns: of the function's inner functions only these belong to what it gives. */
function methodAliases(
  node: Node,
  methodAt: ReadonlyMap<number, number>,
  drafts: readonly DefinitionDraft[],
): readonly Alias[] {
  if (node.type !== 'object') return [];
  return methodsOfObject(node).flatMap(({ startIndex }) => {
    const index = methodAt.get(startIndex);
    return index === undefined ? [] : [{ name: drafts[index]!.name, chain: [`^${index}`] }];
  });
}

/** Finds the innermost function around an offset that does not say what it returns, by its index. */
function functionsWithoutReturnType(drafts: readonly DefinitionDraft[]): (offset: number) => number | undefined {
  const functions = drafts.flatMap((draft, index) =>
    draft.bodyStart !== undefined && draft.returns === undefined && draft.kind !== 'class' ? [{ draft, index }] : [],
  );
  const starts = functions.map(({ draft }) => draft.start);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    // What stands before it and ends before it as well is beside it.
    while (low > 0 && functions[low - 1]!.draft.end <= offset) low--;
    return functions[low - 1]?.index;
  };
}

/** What objects have as properties that are names of other things, by the node of the object. */
export function aliasesByContainer(captures: Captures, source: SourceText, chainsOf: (node: Node) => readonly Chain[]) {
  const found = new Map<number, Alias[]>();
  for (const match of captures.of('container')) {
    const nameNode = match['alias']?.[0];
    if (nameNode === undefined) continue;
    const chain = chainsOf(match['value']?.[0] ?? nameNode)[0];
    if (chain === undefined) continue;
    const id = match['container']![0]!.id;
    const list = found.get(id) ?? [];
    const name = nameNode.type === 'string_fragment' ? source.textOf(nameNode) : source.nameAt(nameNode);
    list.push({ name, chain });
    found.set(id, list);
  }
  return found;
}

/** What is spread into objects, by the node of the object. */
export function spreadsByContainer(
  captures: Captures,
  chainsOf: (node: Node) => readonly Chain[],
): Map<number, Chain[]> {
  const found = new Map<number, Chain[]>();
  for (const { container, spread } of captures.of('container')) {
    if (spread === undefined) continue;
    const id = container![0]!.id;
    found.set(id, [...(found.get(id) ?? []), ...chainsOf(spread[0]!)]);
  }
  return found;
}
