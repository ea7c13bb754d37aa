import type { Chain } from '../model/chain.ts';
import type { BodyFacts, LocalFact } from '../model/fileFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { LinkedParts } from './resolving/linkedParts.ts';
import type { DefinitionPlace, OnName } from './resolving/partQuestions.ts';
import type { ResolverParts } from './resolving/resolverParts.ts';
import type { TypeExpression, Value } from './types/values.ts';

/**
 * Says what names and expressions mean across files. Only what the code states is followed: declarations, imports,
 * annotations, constructors, initial values, returned values and inheritance; an unknown stays unknown. Each part of the
 * answer has a file of its own in `resolving/`.
 */
export class Resolver {
  readonly #parts: ResolverParts;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, files: WorkspaceFiles) {
    this.#parts = new LinkedParts(modules, files, this);
  }

  /** The module as this resolver has it: an older text that says the same to others, perhaps. */
  known(module: ModuleEntry): ModuleEntry {
    return this.#parts.byPath.get(module.path) ?? module;
  }

  /** Runs `work` with what only the file's own references need at hand. */
  withBody<Result>(module: ModuleEntry, body: BodyFacts, work: () => Result): Result {
    const open = { module, locals: body.locals, keys: new Set<string>() };
    this.#parts.open = open;
    try {
      return work();
    } finally {
      this.#parts.open = undefined;
      // Nobody else asks for them, and the next text of the file has others.
      this.#parts.memo.forget(module.path, open.keys);
    }
  }

  /** Whether another resolver tells the same folders apart as copies of one program. */
  knowsCopiesOf(other: Resolver): boolean {
    return this.#parts.namespaces.copies() === other.#parts.namespaces.copies();
  }

  /** What an import of a file means. */
  find(module: ModuleEntry, from: string): FoundModule {
    return this.#parts.modules.find(module, from);
  }

  /** The file that an import means, also where it names something in a namespace. */
  importedFile(module: ModuleEntry, from: string): RepoPath | undefined {
    return this.#parts.modules.importedFile(module, from);
  }

  /** What a chain inside definition `from` (-1: the module) may be; `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.steps.evaluate(chain, module, from, onName));
  }

  /** What the code says of a local, as far as it is at hand. */
  localFact(module: ModuleEntry, index: number): LocalFact | undefined {
    return this.#parts.receivers.localFact(module, index);
  }

  /** A member of whatever the values are. */
  member(values: readonly Value[], name: string): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.members.member(values, name));
  }

  /** The members of a type, those in other files included. */
  membersOf(module: ModuleEntry, index: number): Generator<readonly [string, Value & { kind: 'definition' }]> {
    return this.#parts.inheritance.membersOf(module, index);
  }

  /** The classes and interfaces that a definition extends or implements, in order. */
  bases(module: ModuleEntry, index: number): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.inheritance.bases(module, index));
  }

  /** The bases that a type gets in other files. */
  outsideBases(module: ModuleEntry, index: number): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.inheritance.outsideBases(module, index));
  }

  /** A type with the other parts of it, where its header says that there are some. */
  partsOf(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    return this.#parts.overloaded.partsOf(module, index);
  }

  /** What a field, constant, variable, accessor, alias or enum member holds. */
  typeOf(module: ModuleEntry, index: number): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.held.typeOf(module, index));
  }

  /** What a value of an annotated type may be. */
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.written.resolveType(text, module, from));
  }

  /** What a value of one of several types may be. */
  resolveUnion(union: readonly TypeExpression[], module: ModuleEntry, from: number): readonly Value[] {
    return this.#parts.memo.orUnknown(() => this.#parts.written.resolveUnion(union, module, from));
  }

  /** The type that a name declares beside a value. */
  asType(value: Value): Value {
    return this.#parts.written.asType(value);
  }

  /** What a written name means as a type. */
  namedType(name: string, module: ModuleEntry, from: number): readonly Value[] {
    return this.#parts.written.typeName(name, module, from);
  }
}
