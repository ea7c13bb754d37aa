import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import { namesOfId, pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { BlockHints } from './bindDefinition.ts';
import type { BlockDefinition } from './blockDefinitions.ts';
import { type DefinitionsByName, kindGroup } from './definitionsByName.ts';

/**
 * Behind which definitions one may go that is not there yet, the best first; none where the answer does not say clearly where it belongs. A method belongs to the
 * class that is named above, or whose methods the rest of the block changes; anything else to the file that is named for the block, or that the rest
 * of the block is for. `bound`: what the rest of the block replaces.
 */
export function homeOfNew(
  definition: BlockDefinition,
  hints: BlockHints,
  bound: readonly IndexedDefinition[],
  known: DefinitionsByName,
): readonly IndexedDefinition[] {
  if (kindGroup(definition.kind) === 'data') return [];
  if (definition.owners.length > 0) return behindOutside(definition.owners, hints, bound, known);
  if (isMethod(definition, hints.language)) {
    const owner = classAbove(hints, known) ?? onlyOwner(bound, known);
    return owner === undefined ? [] : behindMembers(owner, bound, known);
  }
  const files = hints.certain ? hints.files : [...new Set(bound.map(({ id }) => pathOfId(id)))];
  return files.length === 1 ? lastFirst(known.topLevelOf(files[0]!), bound) : [];
}

/** Behind which members a new one of a class may go; none where it has none yet. */
export function behindMembers(
  owner: IndexedDefinition,
  bound: readonly IndexedDefinition[],
  known: DefinitionsByName,
): readonly IndexedDefinition[] {
  // A member that is written outside of its class says nothing of the inside.
  return lastFirst(
    known.membersOf(owner).filter(({ fact }) => fact.owner === undefined),
    bound,
  );
}

/** Where one goes that is written outside of its type, as methods in Go, Rust and C++ are: behind the others of the type, else the type. */
function behindOutside(
  owners: readonly string[],
  { files, language }: BlockHints,
  bound: readonly IndexedDefinition[],
  known: DefinitionsByName,
): readonly IndexedDefinition[] {
  const types = known
    .named(owners.at(-1)!)
    .filter((each) => isType(each, owners) && each.module.language.id === language);
  const near = types.filter(({ module }) => files.includes(module.path));
  const [type, second] = near.length > 0 ? near : types;
  if (type === undefined || second !== undefined) return [];
  return [...lastFirst(known.membersOf(type), bound), type];
}

/** Whether a definition without its class must be one of a class. */
function isMethod({ kind, signature }: BlockDefinition, language: string): boolean {
  return kind !== 'function' && kindGroup(kind) === 'callable'
    ? true
    : language === 'python' && kind === 'function' && /\(\s*(?:self|cls)\b/.test(signature);
}

/** The one class that the nearest words that name any name. */
function classAbove({ above, files }: BlockHints, known: DefinitionsByName): IndexedDefinition | undefined {
  for (const words of above) {
    const names = new Set(words.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
    const types = [...names].flatMap((name) => known.named(name)).filter(({ fact }) => kindGroup(fact.kind) === 'type');
    const near = types.filter(({ module }) => files.includes(module.path));
    const [only, second] = near.length > 0 ? near : types;
    if (only !== undefined) return second === undefined ? only : undefined;
  }
  return undefined;
}

/** The class of which all these are members. */
function onlyOwner(bound: readonly IndexedDefinition[], known: DefinitionsByName): IndexedDefinition | undefined {
  const owners = new Map<SymbolId | undefined, IndexedDefinition | undefined>();
  for (const { id, module } of bound) {
    const names = namesOfId(id).slice(0, -1);
    const owner = known.named(names.at(-1) ?? '').find((each) => each.module === module && isType(each, names));
    owners.set(owner?.id, owner);
  }
  const [only, second] = owners.values();
  return second === undefined && owners.size === 1 ? only : undefined;
}

function isType({ id, fact }: IndexedDefinition, names: readonly string[]): boolean {
  return kindGroup(fact.kind) === 'type' && namesOfId(id).join('.') === names.join('.');
}

/** Functions and types from the last on, those first that the answer leaves as they are: a suggestion is bound to the text of what it goes behind. */
function lastFirst(
  siblings: readonly IndexedDefinition[],
  bound: readonly IndexedDefinition[],
): readonly IndexedDefinition[] {
  const taken = new Set(bound.map(({ id }) => id));
  const solid = siblings.filter(({ fact }) => kindGroup(fact.kind) !== 'data').toReversed();
  return [...solid.filter(({ id }) => !taken.has(id)), ...solid.filter(({ id }) => taken.has(id))];
}
