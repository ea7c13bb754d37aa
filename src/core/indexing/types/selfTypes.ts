import { anyScript, withAllLetters } from '../../model/anyScript.ts';
import { type Chain, isCall } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Value } from './values.ts';

interface DefinitionPlace {
  readonly module: ModuleEntry;
  readonly index: number;
}

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
  if (called.length > 0 && called.every((value) => givesFirst(value) || givesAnnotated(value))) return receivers;
  const owners = called.flatMap((value) => {
    if (value.kind !== 'definition') return [];
    const method = value.module.facts.definitions[value.index]!;
    const owner = { module: value.module, index: method.parent };
    return givesReceiver(method, value.module) ||
      (isMadeOfThis(method) && given.some((each) => isObjectOf(each, owner)))
      ? [owner]
      : [];
  });
  if (owners.length === 0) return given;
  const others = given.filter((value) => !owners.some((owner) => isObjectOf(value, owner)));
  return [...receivers, ...others];
}

function isObjectOf(value: Value, { module, index }: DefinitionPlace): boolean {
  return value.kind === 'instance' && value.module === module && value.index === index;
}

/** `NotNull<this>`, `Keyed<NotNull<this>>`: an alias that may have the members of what it is given. */
function isMadeOfThis({ kind, returns }: DefinitionFact): boolean {
  return kind === 'method' && returns !== undefined && anyScript(/<\s*this\s*[,>]/).test(returns);
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

function givesReceiver(method: DefinitionFact, module: ModuleEntry): boolean {
  const { returns, values, signature, kind } = method;
  if (kind !== 'method') return false;
  if (returns === undefined) return (values ?? []).some((chain) => isReceiver(chain, method, module, FARTHEST));
  const name = returns.replace(/["']/g, '');
  if (anyScript(/^((\w+\.)?Self|\??(static|\$this)(\s*\|\s*null)?)$/).test(name)) return true;
  return annotatedReceiver(signature) === name;
}

/** The type that a method states of its receiver: `self: T`, `cls: type[T]`. */
function annotatedReceiver(signature: string): string | undefined {
  return anyScript(/\(\s*\w+\s*:\s*(?:[Tt]ype\[)?["']?(\w+)/).exec(signature)?.[1];
}

/** A method that gives what it says its receiver is: the receiver alone, whatever bounds the type (`T` of a base's in an override). */
function givesAnnotated(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { kind, returns, signature } = value.module.facts.definitions[value.index]!;
  const isOwn = kind === 'method' && value.module.language.receiverIsFirstParameter === true;
  return isOwn && returns !== undefined && annotatedReceiver(signature) === returns.replace(/["']/g, '');
}

/** Methods that give what others give are followed so far. */
const FARTHEST = 4;

/** Whether an expression in a method is its receiver, as far as its class says: `this`, `this.clone()`, a variable that holds these. */
function isReceiver(chain: Chain, method: DefinitionFact, module: ModuleEntry, left: number): boolean {
  const [root = '', ...steps] = chain;
  if (root === '@class') return steps.length === 1 && isCall(steps[0]);
  if (root === '@this' && steps.length === 0) return true;
  if (!module.language.functionValues || left === 0 || steps.length % 2 === 1) return false;
  const held = root.startsWith('%') ? module.facts.locals[Number(root.slice(1))]?.values : undefined;
  const isOwn = root === '@this' || (held ?? []).some((value) => isReceiver(value, method, module, left - 1));
  return (
    isOwn && steps.every((step, at) => isCall(step) || (isCall(steps[at + 1]) && isOfOwner(step, method, module, left)))
  );
}

/** Whether a step names another method of the class that gives its receiver. */
function isOfOwner(step: string, { parent }: DefinitionFact, module: ModuleEntry, left: number): boolean {
  const index = module.members.get(parent)?.get(step.slice(1));
  const other = index === undefined ? undefined : module.facts.definitions[index]!;
  if (other?.kind !== 'method') return false;
  if (other.returns !== undefined) return other.returns === 'this';
  return (other.values ?? []).some((chain) => isReceiver(chain, other, module, left - 1));
}
