import type { Language } from '../../languages/language.ts';
import type { Chain } from '../../model/chain.ts';
import type { LocalFact } from '../../model/fileFacts.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { FoundModule } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Arity } from '../overloads/overloads.ts';
import type { Instance, TypeExpression, Value } from '../types/values.ts';

/** Told of every name on the way of a chain: what it may be, and whether it is called there. */
export type OnName = (name: string, values: readonly Value[], called: boolean, count?: Arity) => void;

/** A definition by its file. */
export interface DefinitionPlace {
  readonly module: ModuleEntry;
  readonly index: number;
}

/** Follows a chain from what it starts with, step by step, and tells of each name on the way. */
export interface ChainQuestions {
  /** What a chain inside definition `from` (-1: the module) may be; `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[];
}

/** What a chain starts with: a name, a local, a receiver, a type, or a word of the language. */
export interface RootQuestions {
  /** What the first part of a chain means inside definition `from`. */
  root(root: string, module: ModuleEntry, from: number, arity?: Arity, step?: string): readonly Value[];
  /** A name that nothing binds but the language's own rules: a crate in front of a path, a macro in scope. */
  unbound(module: ModuleEntry, name: string, step: string | undefined): readonly Value[];
  /** `crate`, `self`, `super`: modules by their place; namespaces inside the file count first. Undefined for any other name. */
  placeKeyword(name: string, module: ModuleEntry, from: number): readonly Value[] | undefined;
}

/** What the code around says without a name: the object or type that a method belongs to, and what its locals hold. */
export interface ReceiverQuestions {
  /** What an expression stands in that is no definition: a class without a name by its base, a lambda by what it gets. */
  withinReceiver(text: string, module: ModuleEntry, from: number): readonly Value[];
  /** Whether what a lambda gets without a name hangs on a function that is not known, though extensions have its name. */
  isOpen(text: string, module: ModuleEntry, from: number): boolean;
  /** What a local may hold. */
  local(module: ModuleEntry, index: number, from: number): readonly Value[];
  /** What the code says of a local, as far as it is at hand. */
  localFact(module: ModuleEntry, index: number): LocalFact | undefined;
  /** The object, type or base that `this`, its class and `super` mean inside a definition. */
  receiver(module: ModuleEntry, from: number, kind: 'instance' | 'definition' | 'super'): readonly Value[];
}

/** What a free name means by what stands around it: types, scopes, the file, its imports and its namespaces. */
export interface NameQuestions {
  /** What an imported namespace may be called in full: where outer namespaces are seen, it may be written from one of them. */
  wholeNames(module: ModuleEntry, from: number, name: string): readonly string[];
  /**
   * A free name where functions are overloaded: a member of the types around, inherited ones included; then of the file, its
   * imports, its namespace, and what whole imports bring.
   */
  lexical(module: ModuleEntry, from: number, name: string, arity: Arity, within?: readonly Value[]): readonly Value[];
}

/** What a name means where files share all that they declare. */
export interface ScopeQuestions {
  /** A name as the members of the type around, then the namespaces around, then all the file sees have it. */
  nameAround(name: string, module: ModuleEntry, from: number, holds?: boolean): readonly Value[];
  /** What one file and what it includes declare of a name in a scope. */
  inScope(module: ModuleEntry, scope: string, name: string): readonly Value[];
  /** A class that the file only declares, by its name from where it is said. */
  onlyDeclared(name: string, module: ModuleEntry, from: number): readonly Value[];
  /** What a name means in a scope that is written before it: it may be a class that is only declared there. */
  qualifiedInScope(module: ModuleEntry, scope: string, name: string): readonly Value[];
}

/** Which files and folders the imports of a file mean, those that its project implies included. */
export interface ModuleQuestions {
  /** What an import of a file means. */
  find(module: ModuleEntry, from: string): FoundModule;
  /** Whole imports of a file, those of its project included. */
  starImports(module: ModuleEntry): readonly ImportFact[];
  /** The imports that the project of a file implies. */
  impliedImports(module: ModuleEntry): readonly ImportFact[];
  /** The module of the workspace that an import of a file means. */
  fileOf(module: ModuleEntry, from: string): ModuleEntry | undefined;
  /** A module inside a folder, or a folder in it. */
  submodule(language: Language, folder: RepoPath, name: string): readonly Value[];
  /** The file that an import means, also where it names something in a namespace. */
  importedFile(module: ModuleEntry, from: string): RepoPath | undefined;
}

/** What imports bring into a file, and so what a name means that only the file itself binds. */
export interface ImportQuestions {
  /** A name that no scope of the file binds but the module's own. */
  freeName(module: ModuleEntry, name: string): readonly Value[];
  /** What a file gives those that take it in where it stands (PHP's `require`): its own, and what it takes in itself. */
  takenIn(module: ModuleEntry, name: string): readonly Value[];
  /** What the imports of everybody's use give a namespace that stands in the text of a file. */
  importedInto(module: ModuleEntry, index: number, name: string): readonly Value[];
  /** What an import binds, looked up from the scope of the file first where the language does so. */
  imported(module: ModuleEntry, fact: ImportFact): readonly Value[];
  /** What an import binds, by the module that it names. */
  importedFrom(module: ModuleEntry, fact: ImportFact, arity?: Arity): readonly Value[];
}

/** What a module gives those that import it. */
export interface ExportQuestions {
  /** What importers of a module get under a name. */
  exported(module: ModuleEntry, name: string): readonly Value[];
  /** All that a module exports, as one value. */
  whole(module: ModuleEntry): readonly Value[];
}

/** What names mean that several files of a namespace declare together. */
export interface NamespaceQuestions {
  /** A top-level name of any file of a namespace, or a namespace inside it. */
  inNamespace(near: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[];
  /** What a dotted name means that begins with a namespace: the namespace itself, or what is in it; undefined outside all. */
  qualified(near: ModuleEntry, dotted: string, arity?: Arity): readonly Value[] | undefined;
  /** What an import of a namespaced name means: of the workspace, or of outside. */
  qualifiedImport(module: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[];
}

/** What a member of a value is, by what kind of value it is. */
export interface MemberQuestions {
  /** A member of whatever the values are. */
  member(values: readonly Value[], name: string, arity?: Arity): readonly Value[];
  /** A member of one value. */
  memberOf(value: Value, name: string, arity?: Arity): readonly Value[];
}

/** What types extend, and where the members come from that they have. */
export interface InheritanceQuestions {
  /** A member of a type, its own or of what it extends; of instances, or of the type itself. */
  inherited(module: ModuleEntry, index: number, name: string, instance: boolean, seen?: Set<string>): readonly Value[];
  /** A member along the linearisation of a class, from its n-th entry on; the class itself is the first. */
  inOrder(module: ModuleEntry, index: number, name: string, from: number): readonly Value[];
  /** A class and all above it in the order in which they are searched. */
  order(module: ModuleEntry, index: number): readonly Value[];
  /** The classes and interfaces that a definition extends or implements, in order. */
  bases(module: ModuleEntry, index: number): readonly Value[];
  /** The bases that a type gets in other files. */
  outsideBases(module: ModuleEntry, index: number): readonly Value[];
  /** The members of a type, those in other files included. */
  membersOf(module: ModuleEntry, index: number): Generator<readonly [string, Value & { kind: 'definition' }]>;
}

/** Of the functions that a name may mean, those that a call means. */
export interface ChoiceQuestions {
  /**
   * What a name means, with declarations replaced by what they declare, and of overloads those that take the arguments. `receiver` is the chain that it
   * is a member of; none: the object around.
   */
  named(
    values: readonly Value[],
    step: string | undefined,
    module: ModuleEntry,
    from: number,
    receiver?: Chain,
  ): readonly Value[];
}

/** Members of types themselves where instances have others by the same names, as in Ruby. */
export interface TypeMemberQuestions {
  /** The bases' member that a bare `super` calls: the one of the method around. */
  sameOfBase(module: ModuleEntry, from: number): readonly Value[];
  /** What hangs on a type: a member of the type itself, or what is declared inside it and called by no instance. */
  ofTypeOrInside(module: ModuleEntry, index: number, name: string): readonly Value[];
}

/** What calling a value gives, and what a call names. */
export interface CallQuestions {
  /** What a call names, and what it runs where that is no function: what a constant or field holds, an object's own method for it. */
  callable(values: readonly Value[], step: string | undefined): readonly Value[];
  /** What `super(…)` calls: the constructor of the base, or the base where it has none. */
  superConstructors(values: readonly Value[]): readonly Value[];
  /** What a function passes as a parameter to the function that it is given as an argument. */
  passed(value: Value, step: string): readonly Value[];
  /** Part n of what gives several values; the first of anything else is the thing itself. */
  part(values: readonly Value[], part: number): readonly Value[];
  /** What calling the values gives. */
  call(values: readonly Value[]): readonly Value[];
}

/** What values hold: what indexing, iterating and entering them gives. */
export interface ElementQuestions {
  /** What of a value is known to hold elements of one kind; what a map gives are its entries. */
  iterable(value: Value): readonly Value[];
  /** What iterating gives, or entering a context. */
  protocol(values: readonly Value[], step: 'each' | 'with'): readonly Value[];
  /** What indexing by a slice gives. */
  slice(values: readonly Value[]): readonly Value[];
  /** What the methods of an object give that the language runs for it. */
  given(methods: readonly Value[], value: Instance): readonly Value[];
  /** What indexing gives. */
  element(values: readonly Value[]): readonly Value[];
}

/** A chain, and where it stands. */
export interface Walked {
  readonly chain: Chain;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** Methods that a program adds to types of outside by traits (Rust). */
export interface TraitMethodQuestions {
  /** The method that step `at` of a chain calls of values: one of a name that a field has as well, or of a trait. */
  called(values: readonly Value[], name: string, at: number, walk: Walked): readonly Value[];
}

/** Extension methods that are called as members (C#). */
export interface AddedMethodQuestions {
  /** A member, or where none takes the arguments, an extension method that does. */
  memberOrExtension(
    values: readonly Value[],
    name: string,
    chain: Chain,
    at: number,
    module: ModuleEntry,
    from: number,
  ): readonly Value[];
}

/** What written types mean. */
export interface WrittenTypeQuestions {
  /** What a name means as a type, where it has a declaration as one beside that of a value. */
  asType(value: Value): Value;
  /** What a value of an annotated type may be. */
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  /** What a value of one of several types may be. */
  resolveUnion(union: readonly TypeExpression[], module: ModuleEntry, from: number): readonly Value[];
  /** What a written name means as a type, by the number of its type arguments where that tells types apart. */
  typeName(name: string, module: ModuleEntry, from: number, typeArity?: number): readonly Value[];
}

/** What declarations hold and functions give, by what is written or assigned. */
export interface HeldTypeQuestions {
  /** The value of a decorated function, where what decorates it says so. */
  decorated(module: ModuleEntry, index: number): readonly Value[];
  /** What a field, constant, variable, accessor, alias or enum member holds. */
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  /** What a function or method gives when called. */
  returnsOf(module: ModuleEntry, index: number): readonly Value[];
}
