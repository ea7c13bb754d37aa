import type { Language } from '../../languages/language.ts';
import { type Chain, MADE } from '../../model/chain.ts';
import type { ReferenceFact } from '../../model/fileFacts.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { ownerOf } from '../definitions/definitions.ts';
import { OwnerFinder } from '../definitions/ownerFinder.ts';
import { placesByName } from '../definitions/placesByName.ts';
import { quotedNames } from '../documentation/quotedTypes.ts';
import type { SourceText } from '../sourceText.ts';
import type { ChainReader } from './chains.ts';

const OWNER_KINDS = new Set(['class', 'interface', 'enum', 'type']);

/** Every expression of the file, each once per definition that contains it. */
export function readReferences(
  captures: Captures,
  chains: ChainReader,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
  language: Language,
): ReferenceFact[] {
  const mixins = new Set(captures.of('base.mixin').map((match) => match['base.mixin']![0]!.startIndex));
  const bases = new Map(captures.of('base').map((match) => [match['base']![0]!.startIndex, match['owner']?.[0]]));
  // `extends Partial<Options>`: what the type stands for, not the name it begins with.
  const written = new Map<number, readonly Chain[]>();
  for (const match of captures.of('base')) {
    const node = match['base']![0]!;
    const meant = chains.chainsOf(node);
    if (meant[0]?.[0]?.startsWith('<') === true) written.set(node.startIndex, meant);
  }
  const ofTypes = new Set(captures.of('base.static').map((match) => match['base.static']![0]!.startIndex));
  for (const start of [...mixins, ...ofTypes]) bases.set(start, undefined);
  const opaque = [...captures.of('opaque'), ...captures.of('import.text')]
    .map((match) => (match['opaque'] ?? match['import.text'])![0]!)
    .map((node) => ({ start: node.startIndex, end: node.endIndex }))
    .sort((a, b) => a.start - b.start);
  let passed = 0;
  const decorators = new Map<number, number>();
  drafts.forEach((draft, index) => {
    for (const node of draft.decorators) {
      const sign = source.text[node.startIndex] === '@' ? 1 : 0;
      decorators.set(node.startIndex + sign, index);
    }
  });
  const owners = new OwnerFinder(drafts);
  const typesNamed = placesByName(drafts, ({ owner, kind }) => owner === undefined && OWNER_KINDS.has(kind));
  const constructing = placesByName(drafts, ({ kind, parent }) => kind === 'function' && parent === -1);
  const expressions = [...chains.maximal()].sort((a, b) => a.start - b.start);
  const seen = new Set<string>();
  const references: ReferenceFact[] = [];
  const add = (
    from: number,
    kind: ReferenceFact['kind'],
    chain: Chain,
    start: number,
    owner?: string,
    path?: string,
  ) => {
    const key = `${from} ${kind} ${owner ?? ''} ${ofTypes.has(start)} ${chain.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const mixin = kind === 'extends' && mixins.has(start) ? { mixin: true as const } : {};
    const ofType = kind === 'extends' && ofTypes.has(start) ? { static: true as const } : {};
    references.push({
      from,
      kind,
      ...(owner === undefined ? {} : { owner }),
      ...(path === undefined ? {} : { ownerPath: path }),
      ...mixin,
      ...ofType,
      chain: kind === 'extends' ? asBase(chain) : chain,
    });
  };
  for (const { start, chains: found, isType } of expressions) {
    while (passed < opaque.length && opaque[passed]!.end <= start) passed++;
    if (opaque[passed] !== undefined && opaque[passed]!.start <= start) continue;
    const ownerNode = bases.get(start);
    if (ownerNode !== undefined) {
      // `impl Trait for Type` speaks of the type, which may be in another file.
      const around = owners.at(start);
      const owner = ownerOf(source.textOf(ownerNode), language) ?? '';
      const constructed = language.functionsConstruct ? constructing(owner)[0] : undefined;
      const index = besideOrOnly(drafts, typesNamed(owner), around) ?? constructed;
      const other = index === undefined ? [owner, language.ownerPath?.(source.textOf(ownerNode))] : [];
      for (const chain of found) add(index ?? around, 'extends', chain, start, ...other);
      continue;
    }
    const decorated = decorators.get(start);
    const kind = decorated !== undefined ? 'decorate' : bases.has(start) ? 'extends' : isType ? 'type' : 'value';
    const at = decorated ?? owners.at(start);
    // An embedded type is a field too, but its holder extends it.
    const from = kind === 'extends' && drafts[at]?.kind === 'field' ? drafts[at].parent : at;
    for (const chain of (kind === 'extends' ? written.get(start) : undefined) ?? found) add(from, kind, chain, start);
  }
  for (const { name, start } of quotedNames(captures, source)) {
    const [root = name, ...rest] = name.split('.');
    add(owners.at(start), 'type', [root, ...rest.map((part) => `.${part}`)], start);
  }
  return references;
}

/** What is extended is a type by itself: its name is kept as it is written. */
function asBase(chain: Chain): Chain {
  const [root = '', ...steps] = chain;
  return root.endsWith(MADE) ? [root.slice(0, -MADE.length), ...steps] : chain;
}

/** Of the types of a name the one beside a place, or the only one of the file. */
function besideOrOnly(
  drafts: readonly DefinitionDraft[],
  named: readonly number[],
  around: number,
): number | undefined {
  return named.find((at) => drafts[at]!.parent === around) ?? (named.length === 1 ? named[0] : undefined);
}
