import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { PairedModules } from './pairModules.ts';
import { likeness, type ShapedDefinition } from './shapedModule.ts';

export interface DefinitionPair {
  readonly base: ShapedDefinition;
  readonly head: ShapedDefinition;
}

export interface PairedDefinitions {
  readonly pairs: readonly DefinitionPair[];
  /** What has no counterpart, outermost only. */
  readonly removed: readonly ShapedDefinition[];
  readonly added: readonly ShapedDefinition[];
}

/** Shorter ones say too little to be known again under another name: in the same place, and anywhere (tokens). */
const TELLING_HERE = 5;
const TELLING_ANYWHERE = 12;
/** A container that shares less of its members with another is another. */
const SAME_CONTAINER = 0.5;

const CONTAINERS: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['class', 'interface', 'enum', 'namespace']);

/**
 * Finds the definitions of the base in the head: by their names where they were; what is left by what it says, as moved, then as
 * renamed. Only a pair that is the only possible one counts: what could be two is removed and added.
 */
export function pairDefinitions(modules: PairedModules): PairedDefinitions {
  const pairing = new Pairing();
  for (const { base, head } of modules.pairs) pairing.pairInside({ in: base, at: -1 }, { in: head, at: -1 });
  for (const each of modules.removed) pairing.leave('base', { in: each, at: -1 });
  for (const each of modules.added) pairing.leave('head', { in: each, at: -1 });
  while (pairing.pairWhatIsLeft());
  return pairing.result();
}

type Key = (definition: ShapedDefinition, side: 'base' | 'head') => string | undefined;

class Pairing {
  readonly #pairs: DefinitionPair[] = [];
  /** By id. */
  readonly #left = { base: new Map<SymbolId, ShapedDefinition>(), head: new Map<SymbolId, ShapedDefinition>() };
  /** Where the counterpart of a container of the base is: ids, or paths for modules. */
  readonly #places = new Map<string, string>();

  result(): PairedDefinitions {
    return { pairs: this.#pairs, removed: [...this.#left.base.values()], added: [...this.#left.head.values()] };
  }

  /** Pairs what two containers hold by name; of several of a name those that say the same, then in their order. */
  pairInside(base: ShapedDefinition, head: ShapedDefinition): void {
    this.#places.set(placeOf(base), placeOf(head));
    const [ours, theirs] = [byName(base), byName(head)];
    for (const [name, list] of ours) {
      const others = theirs.get(name) ?? [];
      const rest = list.filter((one) => {
        const at = others.findIndex((other) => shapeOf(other) === shapeOf(one));
        if (at >= 0) this.#pair(one, others.splice(at, 1)[0]!);
        return at < 0;
      });
      for (const one of rest) {
        const other = others.shift();
        if (other === undefined) this.#left.base.set(idOf(one), one);
        else this.#pair(one, other);
      }
    }
    for (const others of theirs.values()) for (const other of others) this.#left.head.set(idOf(other), other);
  }

  /** Takes what a module without counterpart holds as not paired yet. */
  leave(side: 'base' | 'head', container: ShapedDefinition): void {
    for (const at of container.in.children(container.at)) {
      const definition = { in: container.in, at };
      this.#left[side].set(idOf(definition), definition);
    }
  }

  /** One round over what is left; true when it found a pair, whose members may now have counterparts too. */
  pairWhatIsLeft(): boolean {
    const before = this.#pairs.length;
    this.#pairByKey((one) => `${kindOf(one)} ${nameOf(one)} ${shapeOf(one)}`);
    this.#pairByKey((one, side) =>
      tokensOf(one) < TELLING_HERE ? undefined : `${this.#around(one, side)} ${shapeOf(one)}`,
    );
    this.#pairByKey((one) => (tokensOf(one) < TELLING_ANYWHERE ? undefined : `${kindOf(one)} ${shapeOf(one)}`));
    this.#pairByKey((one) => (isTop(one) ? `${kindOf(one)} ${nameOf(one)}` : undefined), saysMuchTheSame);
    this.#pairAlike();
    return this.#pairs.length > before;
  }

  /** Pairs those whose key only one of each side has. */
  #pairByKey(key: Key, fits: (base: ShapedDefinition, head: ShapedDefinition) => boolean = () => true): void {
    const ours = unique([...this.#left.base.values()], (one) => key(one, 'base'));
    const theirs = unique([...this.#left.head.values()], (one) => key(one, 'head'));
    for (const [name, one] of ours) {
      const other = theirs.get(name);
      if (other !== undefined && fits(one, other)) this.#pair(one, other);
    }
  }

  /** Containers in one place that share most of their members are one under two names. */
  #pairAlike(): void {
    for (const one of [...this.#left.base.values()]) {
      if (!CONTAINERS.has(factOf(one).kind)) continue;
      const alike = [...this.#left.head.values()].filter(
        (other) =>
          factOf(other).kind === factOf(one).kind &&
          this.#around(other, 'head') === this.#around(one, 'base') &&
          likeness(one.in.contents(one.at), other.in.contents(other.at)) >= SAME_CONTAINER,
      );
      if (alike.length === 1) this.#pair(one, alike[0]!);
    }
  }

  /** The place of what is around a definition, in the head; something that no head has where that is gone. */
  #around({ in: module, at }: ShapedDefinition, side: 'base' | 'head'): string {
    const place = placeOf({ in: module, at: module.fact(at).parent });
    return side === 'head' ? place : (this.#places.get(place) ?? `gone ${place}`);
  }

  #pair(base: ShapedDefinition, head: ShapedDefinition): void {
    this.#left.base.delete(idOf(base));
    this.#left.head.delete(idOf(head));
    this.#pairs.push({ base, head });
    this.pairInside(base, head);
  }
}

/** Of one name in different files: functions with the same header, containers with mostly the same members. */
function saysMuchTheSame(base: ShapedDefinition, head: ShapedDefinition): boolean {
  if (CONTAINERS.has(factOf(base).kind)) {
    return likeness(base.in.contents(base.at), head.in.contents(head.at)) >= SAME_CONTAINER;
  }
  return tokensOf(base) >= TELLING_ANYWHERE && base.in.form(base.at).header === head.in.form(head.at).header;
}

function unique<Value>(values: readonly Value[], key: (value: Value) => string | undefined): Map<string, Value> {
  const found = new Map<string, Value>();
  const several = new Set<string>();
  for (const value of values) {
    const name = key(value);
    if (name === undefined) continue;
    if (found.has(name)) several.add(name);
    found.set(name, value);
  }
  for (const name of several) found.delete(name);
  return found;
}

function byName({ in: module, at }: ShapedDefinition): Map<string, ShapedDefinition[]> {
  const names = new Map<string, ShapedDefinition[]>();
  for (const child of module.children(at)) {
    const definition = { in: module, at: child };
    const list = names.get(nameOf(definition));
    if (list === undefined) names.set(nameOf(definition), [definition]);
    else list.push(definition);
  }
  return names;
}

/** A name with the type that it is stored in from outside. */
function nameOf(definition: ShapedDefinition): string {
  const { owner, name } = factOf(definition);
  return owner === undefined ? name : `${owner}.${name}`;
}

function placeOf({ in: module, at }: ShapedDefinition): string {
  return at < 0 ? module.module.path : module.id(at);
}

const factOf = ({ in: module, at }: ShapedDefinition) => module.fact(at);
const idOf = ({ in: module, at }: ShapedDefinition) => module.id(at);
const kindOf = (one: ShapedDefinition) => `${one.in.module.language.id} ${factOf(one).kind}`;
const shapeOf = ({ in: module, at }: ShapedDefinition) => module.shape(at);
const tokensOf = ({ in: module, at }: ShapedDefinition) => module.form(at).tokens + module.size(at);
const isTop = (definition: ShapedDefinition) => factOf(definition).parent < 0;
