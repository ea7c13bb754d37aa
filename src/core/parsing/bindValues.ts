import type { Chain } from '../model/chain.ts';
import { bindCallbacks } from './chains/callbacks.ts';
import { ChainReader } from './chains/chains.ts';
import { bindLambdas, bindTypedLambdas, readLambdas } from './chains/lambdas.ts';
import type { DeclaredNames } from './declareNames.ts';
import { ObjectMembers } from './definitions/objectMembers.ts';
import { StatedTypes } from './documentation/docTypes.ts';
import { bindAssigned } from './scopes/assignedValues.ts';
import { bindAttributes } from './scopes/attributeValues.ts';
import { bindLocals } from './scopes/bindLocals.ts';
import { LocalTable } from './scopes/localTable.ts';
import { nameRoots } from './scopes/nameRoots.ts';
import { narrowedMembers } from './scopes/narrowing.ts';
import { OwnReceivers } from './scopes/ownReceivers.ts';
import { markReceivers } from './scopes/receivers.ts';
import { ReceiversAround } from './scopes/receiversAround.ts';
import { lookUp } from './scopes/scopes.ts';
import type { Node } from './trees/tree.ts';

/** The reader of a file's expressions, once all names are bound. */
export interface BoundValues {
  readonly chains: ChainReader;
  readonly locals: LocalTable;
  /** The objects that are written out, where values are followed by functions. */
  readonly objects: ObjectMembers | undefined;
  /** What documentation states of types. */
  readonly stated: StatedTypes;
}

/** Binds locals, parameters and what closures get to where their types and values are read. */
export function bindValues(names: DeclaredNames): BoundValues {
  const { captures, language, source, drafts, scopes, documented } = names;
  const locals = new LocalTable();
  const lambdas = readLambdas(captures, source);
  const around = new ReceiversAround(captures, language.extensionFunctions ? lambdas : [], source, language, (local) =>
    locals.rootOf(local),
  );
  const own = language.functionValues ? new OwnReceivers(captures, drafts, source) : undefined;
  const objects = language.functionValues ? new ObjectMembers(captures, drafts, source, boundAt(names)) : undefined;
  const chains = new ChainReader(
    captures,
    source,
    names.nameIds,
    nameRoots(scopes, drafts, locals, around, language, source),
    language,
    (offset) => own?.rootAt(offset) ?? around.thisAt(offset),
    new Map([...narrowedMembers(captures, source, language), ...(documented?.casts(captures, source.text) ?? [])]),
    objects,
    ({ startIndex }, read) =>
      locals.rootOf({ start: startIndex, from: startIndex, types: [], tested: [], values: [read], taken: true }),
  );
  const chainsOf = (node: Node) => chains.chainsOf(node);
  // A parameter that is taken apart has no name: what passes it is no use in the function that gets it.
  const hiddenLocal = ({ startIndex }: Node, read: () => readonly Chain[]) => {
    const local = { start: startIndex, from: startIndex, types: [], tested: [], values: [read] };
    return () => [[locals.rootOf(local)!]];
  };
  const functions = new Set(language.functionValues ? names.definedIds : []);
  bindLocals(captures, scopes, language, source, chainsOf, drafts, functions);
  bindLambdas(lambdas, scopes, source, language, chainsOf);
  bindTypedLambdas(captures, scopes, source, language);
  const stated = new StatedTypes(drafts, language, source);
  stated.tellLocals(captures, scopes, source);
  stated.inheritParameters(scopes, source);
  documented?.bind(scopes, drafts, source.text, (pattern, type) => chains.standFor(pattern, () => [[`<${type}>`]]));
  bindCallbacks(
    captures,
    scopes,
    source,
    chainsOf,
    (pattern, read) => chains.standFor(pattern, hiddenLocal(pattern, read)),
    language,
    documented?.objects(drafts) ?? [],
  );
  bindAssigned(captures, scopes, source, chainsOf, drafts);
  bindAttributes(captures, source, drafts);
  if (language.receiverIsFirstParameter) {
    markReceivers(
      scopes,
      drafts,
      (draft) => drafts[draft.parent]?.kind === 'class',
      (draft) => draft.decorators.map((node) => source.textOf(node)),
    );
  }
  return { chains, locals, objects, stated };
}

/** Where what a name means at an offset is declared. */
function boundAt({ scopes, drafts }: DeclaredNames): (name: string, offset: number) => number | undefined {
  return (name, offset) => {
    const bound = lookUp(scopes.at(offset), name, false, offset);
    if (bound?.kind === 'local') return bound.local.start;
    return bound?.kind === 'definition' ? drafts[bound.index]!.nameStart : undefined;
  };
}
