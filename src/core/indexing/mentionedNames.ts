import type { Language } from '../languages/language.ts';
import { anyScript } from '../model/anyScript.ts';
import { argumentsOf, type Chain, HOLDING, KEY, LABEL, WITHIN } from '../model/chain.ts';
import type { BodyFacts, DefinitionFact, FileFacts, LocalFact, ReferenceFact } from '../model/fileFacts.ts';
import { CLASS_KINDS } from './definitionKinds.ts';
import { lastName } from './names/lastName.ts';

/** What an import inside an expression or a type (`require('./a').b`) begins with; its text follows. */
const INLINE_IMPORT = '=';

/** Numbers for names, the same for the life of an index: names are compared a great many times. */
export class NameTable {
  readonly #numbers = new Map<string, number>();
  readonly #inlineImports = new Map<number, string>();

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(name, number);
      if (name.startsWith(INLINE_IMPORT)) this.#inlineImports.set(number, name);
    }
    return number;
  }

  /** The imports inside expressions and types among names, as names. */
  inlineImports({ all }: MentionedNames): readonly string[] {
    if (this.#inlineImports.size === 0) return [];
    return [...all].flatMap((number) => this.#inlineImports.get(number) ?? []);
  }
}

/** The names that a file says, by their numbers in a `NameTable`. */
export interface MentionedNames {
  /** Every name that its references, declarations and imports say. */
  readonly all: Uint32Array;
  /** Pairs of what it declares and a name that this declaration says: where the second means something else, so may the first. */
  readonly links: Uint32Array;
}

/** Members that are used without being named, by calling, iterating, indexing or awaiting what has them. */
const UNNAMED_MEMBERS = anyScript(
  /^(__\w+__|operator\b.*|invoke|next|iter|into_iter|index|deref|constructor|initialize|new|then|this\[\])$/,
);

/** Whether a member may be used where only the type that has it is named. */
export function isUnnamedMember(
  { name, kind, signature }: Pick<DefinitionFact, 'name' | 'kind' | 'signature'>,
  { constructors, companionHeader }: Language,
): boolean {
  if (kind === 'constructor' || constructors.includes(name) || UNNAMED_MEMBERS.test(name)) return true;
  // What a companion has is asked of the type around it.
  return companionHeader?.test(signature) === true;
}

/** Collects the names of a file; what resolving it may look up, in it and in others, are these names and no others. */
export function mentionedNames(
  facts: FileFacts,
  body: BodyFacts,
  language: Language,
  table: NameTable,
): MentionedNames {
  const all = new Set<number>();
  const links: number[] = [];
  const see = (name: string) => all.add(table.numberOf(name));
  const reader = new NameReader(facts, [...facts.locals, ...body.locals], language);
  const link = (declared: string, says: (visit: (name: string) => void) => void, isMention = true) => {
    // What stands outside all definitions, or imports without a name, has no name by which others could ask for it.
    if (declared === '') return says(see);
    const own = table.numberOf(declared);
    const said = new Set<number>();
    says((name) => said.add(table.numberOf(name)));
    if (isMention) all.add(own);
    for (const number of said) {
      all.add(number);
      if (number !== own) links.push(own, number);
    }
  };

  for (const definition of facts.definitions) {
    const around = facts.definitions[definition.parent]?.name ?? definition.owner;
    const says = (visit: (name: string) => void) => {
      if (definition.type !== undefined) visitTypeNames(definition.type, visit);
      if (definition.returns !== undefined) visitTypeNames(definition.returns, visit);
      // What a function passes to those that it is given is said by its header.
      // The header of a class says what it writes for the type parameters of its bases.
      const takesClosure = language.closures !== undefined && /\bFn(?:Mut|Once)?\s*\(/.test(definition.signature);
      if (language.overloads || language.functionValues || takesClosure || CLASS_KINDS.has(definition.kind)) {
        visitTypeNames(definition.signature, visit);
      }
      for (const [, type] of definition.documented ?? []) visitTypeNames(type, visit);
      for (const header of definition.signatures ?? []) visitTypeNames(header, visit);
      if (definition.owner !== undefined) visitTypeNames(definition.ownerPath ?? definition.owner, visit);
      if (definition.ownerType !== undefined) visitTypeNames(definition.ownerType, visit);
      if (definition.receiver !== undefined) visitTypeNames(definition.receiver, visit);
      for (const chain of definition.values ?? []) reader.chain(chain, visit);
      for (const chain of definition.spreads ?? []) reader.chain(chain, visit);
    };
    // Every class has a constructor: one that changes must not concern all that have another. Its type says what it says.
    const isUnnamed = around !== undefined && isUnnamedMember(definition, language);
    link(definition.name, says, !isUnnamed);
    if (isUnnamed) link(around, says);
    for (const { name, chain } of definition.aliases ?? []) link(name, (visit) => reader.chain(chain, visit));
  }
  for (const reference of facts.headers) {
    const declared = reference.owner ?? facts.definitions[reference.from]?.name ?? '';
    link(declared, (visit) => reader.reference(reference, visit));
    const { ownerPath } = reference;
    if (ownerPath !== undefined) link(declared, (visit) => visitTypeNames(ownerPath, visit));
    // What includes a module has what the module's methods call.
    if (reference.mixin) link(lastName(reference.chain, facts), (visit) => visit(declared), false);
  }
  for (const { as, name, from } of facts.imports) {
    link(as, (visit) => {
      visit(name);
      visitTypeNames(from, visit);
    });
  }
  for (const { name, chain } of facts.exports) link(name, (visit) => reader.chain(chain, visit));
  const everyLocal = new Set(reader.localNumbers);
  for (const reference of body.references) reader.reference(reference, see, everyLocal);
  reader.allLocals(see);
  return { all: Uint32Array.from(all), links: Uint32Array.from(links) };
}

/** Every name that may be affected where some are: those, and what is declared by naming them, near or far. */
export function affectedNames(
  changed: Iterable<string>,
  files: readonly MentionedNames[],
  table: NameTable,
): ReadonlySet<number> {
  const affected = new Set([...changed].map((name) => table.numberOf(name)));
  for (let before = -1; before !== affected.size; ) {
    before = affected.size;
    for (const { links } of files) {
      for (let at = 0; at < links.length; at += 2) {
        if (affected.has(links[at + 1]!)) affected.add(links[at]!);
      }
    }
  }
  return affected;
}

/** Whether a file says one of the names. */
export function mentionsAny({ all }: MentionedNames, names: ReadonlySet<number>): boolean {
  return all.some((name) => names.has(name));
}

class NameReader {
  readonly #facts: FileFacts;
  readonly #locals: readonly LocalFact[];
  readonly #language: Language;

  constructor(facts: FileFacts, locals: readonly LocalFact[], language: Language) {
    this.#facts = facts;
    this.#locals = locals;
    this.#language = language;
  }

  reference({ kind, chain }: ReferenceFact, visit: (name: string) => void, inside: Set<number> = new Set()): void {
    this.chain(chain, visit, inside);
    const { decoratorSuffix } = this.#language;
    if (kind !== 'decorate' || decoratorSuffix === undefined) return;
    for (const step of chain) visit(step.replace(/^\./, '') + decoratorSuffix);
  }

  /** `inside`: locals whose names are seen already, or are seen otherwise. */
  chain(chain: Chain, visit: (name: string) => void, inside: Set<number> = new Set()): void {
    const [root = '?', ...around] = (chain[0] ?? '?').split(WITHIN);
    if (root.startsWith('^')) visit(this.#facts.definitions[Number(root.slice(1))]?.name ?? '');
    else if (root.startsWith('%')) this.#local(Number(root.slice(1)), visit, inside);
    else if (root.startsWith('<')) visitTypeNames(root, visit);
    else if (root.startsWith(INLINE_IMPORT)) visit(root);
    else if (!root.startsWith('@') && root !== '?') {
      visit(root);
      if (around.length > 0) visit(chain[0] ?? '');
      // `a::b` and the like say their parts as well.
      if (NOT_PLAIN.test(root)) visitTypeNames(root, visit);
    }
    // What stands around may be a type or, in a lambda, a local.
    for (const each of around) {
      if (each.startsWith('%')) this.#local(Number(each.slice(1)), visit, inside);
      else visitTypeNames(each, visit);
    }
    for (const step of chain.slice(1)) {
      if (step.startsWith('.') || step.startsWith(LABEL) || step.startsWith(KEY)) this.#member(step.slice(1), visit);
      // A function in an object that is passed: `~0.key.1`.
      else if (step.startsWith('~')) visit(step.split('.').slice(1, -1).join('.'));
      else if (step.startsWith(HOLDING)) visit(step.slice(HOLDING.length));
      else for (const argument of argumentsOf(step) ?? []) this.chain(argument, visit, inside);
    }
  }

  #member(name: string, visit: (name: string) => void): void {
    visit(name);
    // `Of<T>` says its parts as well.
    if (NOT_PLAIN.test(name)) visitTypeNames(name, visit);
    const given = this.#language.outsideReturns?.get(name);
    if (given !== undefined) visitTypeNames(given, visit);
  }

  get localNumbers(): Iterable<number> {
    return this.#locals.keys();
  }

  allLocals(visit: (name: string) => void): void {
    // Each by itself: what a local starts with is a local too.
    const all = new Set(this.localNumbers);
    for (const local of this.#locals) this.#one(local, visit, all);
  }

  #local(index: number, visit: (name: string) => void, inside: Set<number>): void {
    const local = this.#locals[index];
    if (local === undefined || inside.has(index)) return;
    inside.add(index);
    this.#one(local, visit, inside);
  }

  #one(local: LocalFact, visit: (name: string) => void, inside: Set<number>): void {
    for (const type of local.types ?? []) visitTypeNames(type, visit);
    if (local.stated !== undefined) visitTypeNames(local.stated, visit);
    for (const type of local.narrowed ?? []) visitTypeNames(type, visit);
    for (const chain of local.values ?? []) this.chain(chain, visit, inside);
  }
}

const NOT_PLAIN = anyScript(/[^\w$]/);
const NAME = /[\p{ID_Start}_$][\p{ID_Continue}$]*/gu;

/** `=m#`, what `import('m')` is in a type. */
const IMPORT_IN_TYPE = /=[^#=<>(),;|&[\]\s]+(?=#)/g;

function visitTypeNames(text: string, visit: (name: string) => void): void {
  for (const [name] of text.matchAll(NAME)) visit(name);
  if (text.includes('#')) for (const [name] of text.matchAll(IMPORT_IN_TYPE)) visit(name);
}
