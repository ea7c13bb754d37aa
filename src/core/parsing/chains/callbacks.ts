import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import { type Chain, KEY } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { headerText } from '../definitions/signature.ts';
import { typeText } from '../definitions/typeText.ts';
import type { ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

const PATTERNS = new Set(['object_pattern', 'array_pattern']);
const FUNCTIONS = new Set(['method_definition', 'arrow_function', 'function_expression']);

/** An object that is written out, and the type that documentation says it is of. */
export interface DocumentedObject {
  readonly type: string;
  readonly object: Node;
}

/** Parameters of functions that are given to calls: without a type of their own they have what the called function passes. */
export function bindCallbacks(
  captures: Captures,
  scopes: ScopeTree,
  source: SourceText,
  chainsOf: (node: Node) => readonly Chain[],
  standFor: (pattern: Node, read: () => readonly Chain[]) => void,
  language: Language,
  documented: readonly DocumentedObject[],
): void {
  const bind = (callback: Node, read: (parameter: number) => readonly Chain[]) => {
    parametersOf(callback).forEach((node, parameter) => {
      if (node === undefined) return;
      if (PATTERNS.has(node.type)) {
        standFor(node, () => read(parameter));
        return;
      }
      const scope = scopes.at(node.startIndex);
      const name = source.nameAt(node);
      const named = scope.names.get(name);
      const local =
        named?.kind === 'local'
          ? named.local
          : scope.sequence.get(name)?.find((each) => each.start === node.startIndex);
      if (local?.start !== node.startIndex) return;
      const { types, values } = local;
      if (types.length > 0 || values.length > 0) return;
      values.push(() => read(parameter));
    });
  };
  for (const match of captures.of('callback')) {
    const callback = match['callback']![0]!;
    const key = match['callback.key']?.[0];
    // The function itself is an argument, or the object that it is in.
    const object = callback.type === 'method_definition' ? callback.parent : callback.parent?.parent;
    const given = key === undefined ? callback : object;
    const argument = given?.parent?.namedChildren
      .filter((child) => !child.isExtra)
      .findIndex((child) => child.id === given.id);
    const type = match['type']?.[0];
    const path = key === undefined ? '' : `.${source.nameAt(key)}`;
    bind(callback, (parameter) => {
      if (type !== undefined) return [memberOfType(typeText(source.textOf(type)), source.nameAt(key!), parameter)];
      const steps = [`~${argument}${path}.${parameter}`];
      return chainsOf(match['callee']![0]!).map((chain) => [...chain, ...steps]);
    });
  }
  for (const { type, object } of documented) {
    for (const { key, callback } of methodsOf(object)) {
      bind(callback, (parameter) => [memberOfType(type, source.nameAt(key), parameter)]);
    }
  }
  for (const match of language.delegates === undefined ? captures.of('signed') : []) {
    const type = typeText(source.textOf(match['type']![0]!));
    const [, name = '', passed] = anyScript(/^(?:[\w$]+\.)?([\w$]+)<(.*)>$/s).exec(type) ?? [];
    const isOutside = passed !== undefined && language.passesArgument?.has(name) === true;
    bind(match['signed']![0]!, (parameter) => {
      if (isOutside) return parameter === 0 ? [[`<${passed}>`]] : [];
      return [[`<${type}>`, `~-.${parameter}`]];
    });
  }
}

/** What parameter n of a method of an object gets that is of a type. */
function memberOfType(type: string, key: string, parameter: number): Chain {
  return [`<${type}>`, `${KEY}${key}`, `~-.${parameter}`];
}

/** The methods and functions that an object which is written out has under plain names. */
function methodsOf(object: Node): { readonly key: Node; readonly callback: Node }[] {
  return object.namedChildren.flatMap((child) => {
    const callback = child.type === 'method_definition' ? child : child.childForFieldName('value');
    const key = child.childForFieldName(child.type === 'method_definition' ? 'name' : 'key');
    const isFunction = callback !== null && FUNCTIONS.has(callback.type);
    return isFunction && key?.type === 'property_identifier' ? [{ key, callback }] : [];
  });
}

/** Gives types the headers by which their values may be called. */
export function readCallSignatures(captures: Captures, drafts: readonly DefinitionDraft[], source: SourceText): void {
  for (const match of captures.of('callable')) {
    const node = match['callable']![0]!;
    const around = drafts.findLast(({ start, end }) => start <= node.startIndex && node.endIndex <= end);
    if (around?.kind === 'interface' || around?.kind === 'type') {
      around.signatures.push(headerText(source.textOf(node)).replace(/^new\b\s*/, ''));
    }
  }
}

/** The names of a function's parameters, or the patterns that take them apart; undefined for one that has a type. */
function parametersOf(callback: Node): readonly (Node | undefined)[] {
  const only = callback.childForFieldName('parameter');
  if (only !== null) return [only];
  const all = callback.childForFieldName('parameters')?.namedChildren.filter((child) => !child.isExtra) ?? [];
  return all.map((node) => {
    const inner = node.type === 'reference_pattern' || node.type === 'mut_pattern' ? node.lastNamedChild : null;
    const name = node.childForFieldName('pattern') ?? inner ?? node;
    const isTaken = name.type === 'identifier' || PATTERNS.has(name.type);
    return isTaken && node.childForFieldName('type') === null ? name : undefined;
  });
}
