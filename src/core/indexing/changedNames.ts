import type { Language } from '../languages/language.ts';
import { argumentsOf, type Chain, callStep, rootName, WITHIN } from '../model/chain.ts';
import type { DefinitionFact, FileFacts } from '../model/fileFacts.ts';
import type { ImportFact } from '../model/importFacts.ts';
import { isUnnamedMember } from './mentionedNames.ts';
import { lastName } from './names/lastName.ts';
import { openedByMacro } from './names/macroNamespaces.ts';
import { blanketTraits } from './types/blanketImpls.ts';

/** What a new text of a file means for the other files. */
export type InterfaceChange =
  /** They see it as before, each definition at its place: only its own references can have changed. */
  | { readonly kind: 'none' }
  /** These names may mean something else; `importers`: so may unknown receivers in files that import it. */
  | { readonly kind: 'names'; readonly names: ReadonlySet<string>; readonly importers: boolean }
  /** More than names tell: everything is resolved again. */
  | { readonly kind: 'all' };

const TYPE_KINDS = new Set(['class', 'interface', 'enum', 'type', 'namespace']);

/** Compares what a file says to others before and after. Places, documentation and bodies do not count. */
export function compareInterfaces(before: FileFacts, after: FileFacts, language: Language): InterfaceChange {
  if (fileText(before) !== fileText(after)) return { kind: 'all' };
  if (interfaceText(before) === interfaceText(after)) return { kind: 'none' };
  const old = new InterfaceReader(before);
  const now = new InterfaceReader(after);
  const imports = differing(importsByName(before), importsByName(after));
  // Whole imports have no names; in languages that share whole files every import is one.
  if (imports.size > 0 && (imports.has('') || language.sharesNames !== undefined)) return { kind: 'all' };

  const names = new Set(imports);
  for (const name of differing(old.exports(), now.exports())) names.add(name);
  for (const name of differing(old.headers(), now.headers())) {
    names.add(name);
    for (const trait of blanketTraits(name, before, after)) names.add(trait);
  }
  for (const name of differing(includedNames(before), includedNames(after))) names.add(name);
  for (const key of differing(old.definitions(), now.definitions())) {
    const place = now.places.get(key) ?? old.places.get(key)!;
    // Whether two folders hold copies of one program is told by the types they declare.
    const added = old.places.has(key) !== now.places.has(key);
    if (added && TYPE_KINDS.has(place.kind) && language.namespaceOf !== undefined) return { kind: 'all' };
    names.add(place.name);
    for (const each of [old, now]) {
      for (const opened of openedByMacro(each.places.get(key)?.signature ?? '')) names.add(opened);
    }
    const isUnnamed = [old, now].some(({ places }) => {
      const each = places.get(key);
      return each !== undefined && isUnnamedMember(each, language);
    });
    if (place.around !== undefined && isUnnamed) names.add(place.around);
  }
  return { kind: 'names', names, importers: imports.size > 0 };
}

/** The modules that a file mixes into types, each with these: what the module's methods call are members of them. */
function includedNames(facts: FileFacts): Map<string, string> {
  const mixins = facts.headers.filter(({ mixin }) => mixin);
  return grouped(
    mixins.map(({ chain, from }) => [lastName(chain, facts), facts.definitions[from]?.name ?? ''] as const),
  );
}

/** The names that a file says to others: what may mean something else when it comes or goes. */
export function declaredNames({ definitions, imports, exports, headers }: FileFacts, language: Language): Set<string> {
  const names = new Set([...imports.map(boundName), ...exports.map(({ name }) => name)]);
  for (const { owner, from } of headers) names.add(owner ?? definitions[from]?.name ?? '');
  for (const definition of definitions) {
    names.add(definition.name);
    const around = definitions[definition.parent]?.name ?? definition.owner;
    if (around !== undefined && isUnnamedMember(definition, language)) names.add(around);
  }
  return names;
}

/** The name that an import binds, without what it is bound in. */
export function boundName({ as }: ImportFact): string {
  return rootName(as);
}

interface Place {
  readonly name: string;
  readonly kind: DefinitionFact['kind'];
  readonly signature: string;
  /** The name of the definition around, or of the type it belongs to. */
  readonly around: string | undefined;
}

/** Locals that a text tells already, by their order in it. */
type ToldLocals = Map<number, number>;

/** Shows what a file says without the numbers that its own definitions and locals happen to have. */
class InterfaceReader {
  readonly places = new Map<string, Place>();
  readonly #facts: FileFacts;
  readonly #keys: string[] = [];

  constructor(facts: FileFacts) {
    this.#facts = facts;
    facts.definitions.forEach(({ name, kind, signature, owner, parent }, index) => {
      const key = this.#keyOf(index);
      this.places.set(key, { name, kind, signature, around: facts.definitions[parent]?.name ?? owner });
    });
  }

  definitions(): Map<string, string> {
    return grouped(
      this.#facts.definitions.map((definition, index) => [this.#keyOf(index), this.#shown(definition)] as const),
    );
  }

  exports(): Map<string, string> {
    return grouped(this.#facts.exports.map(({ name, chain }) => [name, this.#chain(chain)] as const));
  }

  headers(): Map<string, string> {
    return grouped(
      this.#facts.headers.map(({ from, owner, kind, chain }) => {
        const of = this.#facts.definitions[from]?.name ?? '';
        return [owner ?? of, `${from < 0 ? '' : this.#keyOf(from)} ${kind} ${this.#chain(chain)}`] as const;
      }),
    );
  }

  /** A member written outside its type may stand before it: keys are made as they are needed. */
  #keyOf(index: number): string {
    let key = this.#keys[index];
    if (key === undefined) {
      const { parent, owner, name } = this.#facts.definitions[index]!;
      key = `${parent < 0 ? '' : this.#keyOf(parent)}\0${owner ?? ''}\0${name}`;
      this.#keys[index] = key;
    }
    return key;
  }

  #shown(definition: DefinitionFact): string {
    const { parent: _parent, ...says } = withoutPlaces(definition);
    const told: ToldLocals = new Map();
    return JSON.stringify({
      ...says,
      values: definition.values?.map((chain) => this.#chain(chain, told)),
      spreads: definition.spreads?.map((chain) => this.#chain(chain, told)),
      aliases: definition.aliases?.map(({ name, chain }) => [name, this.#chain(chain, told)]),
    });
  }

  #chain(chain: Chain, told: ToldLocals = new Map()): string {
    const [root = '?', ...steps] = chain;
    return [this.#root(root, told), ...steps.map((step) => this.#step(step, told))].join(' ');
  }

  #root(text: string, told: ToldLocals): string {
    const [root = '', ...around] = text.split(WITHIN);
    // In a lambda a local stands around.
    return [this.#bareRoot(root, told), ...around.map((each) => this.#bareRoot(each, told))].join(WITHIN);
  }

  /** A local is told where it is first named and is a number then: what one line makes of the last would double with each line. */
  #bareRoot(root: string, told: ToldLocals): string {
    const index = Number(root.slice(1));
    if (root.startsWith('^')) return `^${this.#keyOf(index)}`;
    if (!root.startsWith('%')) return root;
    const local = this.#facts.locals[index];
    if (local === undefined) return '%';
    const known = told.get(index);
    if (known !== undefined) return `%${known}`;
    const place = told.size;
    told.set(index, place);
    const says = [local.types ?? [], [local.stated ?? ''], local.narrowed ?? []].map((types) => types.join('\0'));
    const values = (local.values ?? []).map((chain) => this.#chain(chain, told));
    return `%${place}(${says.join('\n')}\n${values.join('\0')})`;
  }

  #step(step: string, told: ToldLocals): string {
    const given = argumentsOf(step);
    if (given === undefined) return step;
    return callStep(
      given.length,
      given.map((chain) => (chain.length === 0 ? [] : [this.#chain(chain, told)])),
    );
  }
}

/** What a file says of itself as a whole, its namespace above all. */
function fileText(facts: FileFacts): string {
  const { tokens: _tokens, doc: _doc, errors: _errors, todos: _todos, definitions: _definitions, ...rest } = facts;
  const { imports: _imports, exports: _exports, headers: _headers, locals: _locals, ...says } = rest;
  return JSON.stringify(says);
}

/** All that the other files see, with the numbers as they are. */
function interfaceText({ definitions, imports, exports, headers, locals }: FileFacts): string {
  return JSON.stringify([definitions.map(withoutPlaces), imports, exports, headers, locals]);
}

function withoutPlaces(definition: DefinitionFact) {
  const { startLine: _start, endLine: _end, nameLine: _name, headerEndLine: _header, ...rest } = definition;
  const { digest: _digest, doc: _doc, partial: _partial, ...says } = rest;
  return says;
}

function importsByName({ imports }: FileFacts): Map<string, string> {
  return grouped(imports.map(({ as, ...rest }) => [as, JSON.stringify(rest)] as const));
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [key, text] of pairs) groups.set(key, `${groups.get(key) ?? ''}\n${text}`);
  return groups;
}

function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): Set<string> {
  const keys = [...a.keys(), ...b.keys()].filter((key) => a.get(key) !== b.get(key));
  return new Set(keys);
}
