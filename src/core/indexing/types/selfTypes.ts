import { anyScript, withAllLetters } from '../../model/anyScript.ts';
import { type DefinitionFact, isCall } from '../../model/fileFacts.ts';
import { escapedName } from '../../model/parameterTypes.ts';
import type { Value } from './values.ts';

/**
 * What a call of methods gives, with the type of their receiver where they give that back: `Self`, PHP's `static`, a type variable
 * that the receiver is annotated with, or `return self` without annotation. An inherited method gives the inheriting class.
 */
export function asReceiver(
  given: readonly Value[],
  called: readonly Value[],
  holders: readonly Value[],
): readonly Value[] {
  const receivers = holders.flatMap((holder): readonly Value[] => {
    if (holder.kind === 'instance') return [holder];
    return holder.kind === 'definition' && holder.module.facts.definitions[holder.index]!.kind === 'class'
      ? [{ ...holder, kind: 'instance' }]
      : [];
  });
  if (receivers.length === 0) return given;
  // What an extension method gives back that is for anything is that alone.
  if (called.length > 0 && called.every(givesFirst)) return receivers;
  const owners = called.flatMap((value) => {
    if (value.kind !== 'definition') return [];
    const method = value.module.facts.definitions[value.index]!;
    return givesReceiver(method) ? [{ module: value.module, index: method.parent }] : [];
  });
  if (owners.length === 0) return given;
  const others = given.filter(
    (value) =>
      value.kind !== 'instance' ||
      !owners.some(({ module, index }) => value.module === module && value.index === index),
  );
  return [...receivers, ...others];
}

/** A name that stands for itself, before that of what it is the type of. */
const TYPE_AHEAD = withAllLetters('(?<![\\w$.<])([A-Za-z]\\w*)');

/** `static T With<T>(this T it)`. */
function givesFirst(value: Value): boolean {
  if (value.kind !== 'definition' || value.onFirst === undefined) return false;
  const { signature, name } = value.module.facts.definitions[value.index]!;
  const header = `${TYPE_AHEAD}\\s+${escapedName(name)}\\s*<[^()]*>\\s*\\(\\s*(?:\\[[^\\]]*\\]\\s*)*this\\s+\\1\\s`;
  return new RegExp(header).test(signature);
}

function givesReceiver({ returns, values, signature, kind }: DefinitionFact): boolean {
  if (kind !== 'method') return false;
  if (returns === undefined) {
    return (values ?? []).some(
      (chain) =>
        (chain[0] === '@this' && chain.length === 1) ||
        (chain[0] === '@class' && chain.length === 2 && isCall(chain[1])),
    );
  }
  const name = returns.replace(/["']/g, '');
  if (anyScript(/^((\w+\.)?Self|\??(static|\$this)(\s*\|\s*null)?)$/).test(name)) return true;
  const annotated = anyScript(/\(\s*\w+\s*:\s*(?:[Tt]ype\[)?["']?(\w+)/).exec(signature)?.[1];
  return annotated !== undefined && annotated === name;
}
