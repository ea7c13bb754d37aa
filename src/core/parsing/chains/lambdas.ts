import type { Language } from '../../languages/language.ts';
import { type Chain, lambdaStep, withoutLambdaResults } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import { bindLocal } from '../scopes/bindLocals.ts';
import type { LocalDraft, ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** A lambda that is passed to a call. */
export interface PassedLambda {
  readonly node: Node;
  readonly call: Node;
  /** Which argument it is: its place, its name, or nothing for the last. */
  readonly argument: string;
  readonly parameters: Node | undefined;
  /** `this` inside it, as far as the call says. */
  readonly receiver: LocalDraft;
}

/** The lambdas of a file that are passed to calls. */
export function readLambdas(captures: Captures, source: SourceText): PassedLambda[] {
  const parameters = new Map(
    captures
      .of('lambda.declaring')
      .map((match) => [match['lambda.declaring']![0]!.id, match['lambda.parameters']![0]!]),
  );
  const found = new Map<number, PassedLambda>();
  for (const match of captures.of('lambda.of')) {
    const node = match['lambda']![0]!;
    const place = match['lambda.argument']?.[0];
    const list = match['lambda.list']?.[0]?.namedChildren.filter((child) => !child.isExtra);
    const name = match['lambda.name']?.[0];
    const argument =
      name !== undefined
        ? source.nameAt(name)
        : place === undefined || list === undefined
          ? ''
          : String(list.findIndex(({ id }) => id === place.id));
    found.set(node.id, {
      node,
      call: match['lambda.of']![0]!,
      argument,
      parameters: parameters.get(node.id),
      receiver: { start: node.startIndex, from: node.startIndex, types: [], tested: [], values: [] },
    });
  }
  return [...found.values()];
}

/** Binds what lambdas get: their named parameters, the one without a name, and `this`. */
export function bindLambdas(
  lambdas: readonly PassedLambda[],
  scopes: ScopeTree,
  source: SourceText,
  language: Language,
  chainsOf: (node: Node) => readonly Chain[],
): void {
  for (const { node, call, argument, parameters, receiver } of lambdas) {
    const gives =
      (part: number | 'this', ...inside: readonly string[]) =>
      () =>
        chainsOf(call).map((chain) => [
          ...chain.slice(0, -1),
          withoutLambdaResults(chain.at(-1) ?? ''),
          lambdaStep(argument, part),
          ...inside,
        ]);
    receiver.values.push(gives('this'));
    const bind = (name: string, start: number, part: number, ...inside: readonly string[]) => {
      const scope = scopes.at(node.startIndex);
      const local = bindLocal(scope, name, start, language.sequentialNames === true);
      if (local !== undefined && local.types.length === 0) local.values.push(gives(part, ...inside));
    };
    if (parameters === undefined) {
      if (language.lambdaParameter !== undefined) bind(language.lambdaParameter, node.startIndex, 0);
      continue;
    }
    untypedNames(parameters).forEach((name, part) => {
      if (name !== undefined) bind(source.nameAt(name), name.startIndex, part);
    });
    parameters.namedChildren.forEach((parameter, part) => {
      // `(key, value) -> …` takes its only parameter apart.
      if (parameter.type !== 'multi_variable_declaration') return;
      untypedNames(parameter).forEach((name, at) => {
        if (name !== undefined) bind(source.nameAt(name), name.startIndex, part, `#${at}`);
      });
    });
  }
}

/** Binds the parameters of lambdas that something has whose function type has a name. */
export function bindTypedLambdas(captures: Captures, scopes: ScopeTree, source: SourceText, language: Language): void {
  if (language.delegates === undefined) return;
  for (const match of captures.of('signed')) {
    const node = match['signed']![0]!;
    const type = source.textOf(match['type']![0]!);
    const parameters = node.childForFieldName('parameters');
    if (parameters === null) continue;
    untypedNames(parameters).forEach((name, part) => {
      if (name === undefined) return;
      const local = bindLocal(scopes.at(node.startIndex), source.nameAt(name), name.startIndex, true);
      if (local !== undefined && local.types.length === 0) local.values.push(() => [[`<${type}>`, `~-.${part}`]]);
    });
  }
}

/** The names of parameters, undefined for those that have a type. */
function untypedNames(parameters: Node): readonly (Node | undefined)[] {
  // `x => …` has its only parameter without a list.
  if (parameters.type === 'implicit_parameter' || parameters.type === 'identifier') return [parameters];
  if (parameters.type === 'inferred_parameters') return parameters.namedChildren.filter(({ isExtra }) => !isExtra);
  return parameters.namedChildren.map((parameter) => {
    const name = parameter.namedChildren.find(({ type }) => type === 'identifier');
    return parameter.namedChildren.length === 1 ? name : undefined;
  });
}
