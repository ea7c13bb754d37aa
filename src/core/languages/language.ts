import type { DocumentationRules } from '../documentation/findDrift.ts';
import type { Chain, FileFacts, ImportFact } from '../model/fileFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolKind } from '../model/structDocument.ts';

/** What a function of outside does with its receiver (or, without one, its first argument). */
export interface ScopeFunction {
  /** What the lambda gets: the receiver as `this` or as its parameter, an element of it, or nothing known. */
  readonly passes: 'this' | 'parameter' | 'element';
  /** Which parameter of the lambda, the first unless said. */
  readonly at?: number;
  /** What the call gives: the receiver itself, what the lambda gives, many of it, or an element. */
  readonly gives: 'receiver' | 'result' | 'results' | 'element' | 'nothing';
}

/** A file and the condition that it states for being built (Go's `//go:build`). */
export interface ConditionalFile {
  readonly path: RepoPath;
  readonly condition?: string | undefined;
}

/** What an outside generic gives, as positions of its type arguments; what is left out is the last argument. */
export interface GenericShape {
  /** What iterating gives. */
  readonly each?: number;
  /** What a subscript and the methods that look one up give. */
  readonly element?: number;
  /** Keys and values: `items()` gives pairs of them. */
  readonly keyed?: true;
  /** Values of different types, each with its own place. */
  readonly tuple?: true;
  /** Calling it gives the last argument. */
  readonly callable?: true;
}

/** What a documentation comment says of types, as written in it. */
export interface DocTypes {
  readonly returns?: string;
  /** Of what it stands before. */
  readonly type?: string;
  /** Of parameters and variables, by name. */
  readonly names?: ReadonlyMap<string, string>;
  /** Of members that no code declares, by name. */
  readonly members?: ReadonlyMap<string, string>;
}

/**
 * What a call of a function says that is known by its name: it gives its argument (`same`), one of its elements (`element`), its class
 * (`class`), what comes after a class among the bases (`above`), a value of the type that an argument names (`cast`, `bound`), or says of what type its
 * argument is where it is true (`test`).
 */
export interface CallForm {
  readonly means: 'same' | 'element' | 'class' | 'above' | 'cast' | 'bound' | 'test';
  /** How many arguments without a name it has then; absent: one or more. */
  readonly count?: number;
}

/** What a function type takes and gives, by its name and what is written for it. */
export interface DelegateType {
  /** The types of the parameters that a function of the type has, as written. */
  readonly takes: readonly string[];
  /** The type of what it gives, as written; undefined where it gives nothing. */
  readonly returns: string | undefined;
}

/** What is known of function types that have names. */
export interface Delegates {
  /** Reads a type of outside as written; undefined for what is none of those that are known. */
  readonly read: (type: string) => DelegateType | undefined;
  /** The header of one that the workspace declares. */
  readonly header: RegExp;
  /** The type, as written, of what a chain of outside gives, where that may be what an asynchronous function gives. */
  readonly task: (chain: Chain) => string | undefined;
}

/** How conditions are written, by the types of nodes; what a test says holds in the region that they guard. */
export interface ConditionShapes {
  readonly group: string;
  readonly negation: string;
  /** Two conditions with an `operator`, `left` and `right`. */
  readonly both: string;
  readonly and: ReadonlySet<string>;
  readonly or: ReadonlySet<string>;
  /** Statements with a `condition`, and the field that is reached when it is true. */
  readonly branches: Readonly<Record<string, string>>;
  /** A statement that ends what is around it: behind an `if` that only leaves, its condition is false. */
  readonly leaving: ReadonlySet<string>;
  /** An expression with the value, the condition and the other value, in this order or as `body`, `condition` and `alternative`. */
  readonly choice: string;
  /** The condition of a comprehension, whose `body` is the region. */
  readonly filter?: string;
  /** A statement behind which its first condition is true. */
  readonly assertion?: string;
}

/** A language as data: which files are in it, which grammar parses them, and what the nodes mean. */
export interface Language {
  readonly id: string;
  /** File extensions with their dot, lower case. */
  readonly extensions: readonly string[];
  /** File names without a telling extension. */
  readonly fileNames?: readonly string[];
  /** Programs, without their version, that a script without an ending names in its `#!` line. */
  readonly interpreters?: readonly string[];
  /** The `.wasm` inside an npm package, as `package/file.wasm`; the build puts it beside the bundles. */
  readonly grammar: string;
  /**
   * The text as the grammar can read it, every place unchanged: for languages that a preprocessor makes into what the grammar
   * knows. Used where the text itself has syntax errors, or `needsReading` finds something in it.
   */
  readonly readableText?: (text: string) => string;
  /** What a grammar takes for something else without an error. */
  readonly needsReading?: RegExp;
  /**
   * Parts of a text that do not count where code is usually built (`#ifdef _WIN32`): of several definitions of a name, those in
   * them are meant last, and none in them stands for what the language itself provides.
   */
  readonly unlikelyRanges?: (text: string) => readonly { readonly start: number; readonly end: number }[];
  /** The queries, concatenated; see parsing/captureNames.ts for the vocabulary. */
  readonly query: string;
  /** What its documentation is checked by, where it has conventions that can be checked. */
  readonly documentation?: DocumentationRules;
  /** What the text of an import means in a workspace; `factsOf` tells what a file says of itself, its namespace above all. */
  readonly findModule: (
    files: WorkspaceFiles,
    importer: RepoPath,
    from: string,
    factsOf: (path: RepoPath) => FileFacts | undefined,
  ) => FoundModule;
  /**
   * Base names of files that say how a project is put together (`tsconfig.json`, `go.mod`): `findModule` reads their texts by
   * `files.manifest(path)`, and a change of one counts as a change of the tree.
   */
  readonly manifests?: RegExp;
  /**
   * The namespace a file's top-level names are in; files of one namespace see each other's names without an import. A Go
   * package is its folder, a Java package what the file declares. Absent: every file is on its own.
   */
  readonly namespaceOf?: (path: RepoPath, facts: FileFacts) => string | undefined;
  /** Files that a name inside a package may mean, best first: `a/b` and `c` to `a/b/c.py`. */
  readonly submodules?: (folder: RepoPath, name: string) => readonly RepoPath[];
  /** The folder whose package a file is the face of (`a/__init__.py` to `a`). */
  readonly packageFolder?: (path: RepoPath) => RepoPath | undefined;
  /** `import a.b` binds `a`, and `b` is reached by a step. */
  readonly importBindsFirstSegment?: true;
  /** Of files of one namespace that declare the same name, those that may count for `near`: a build takes one of them. */
  readonly alternatives?: (near: ConditionalFile, files: readonly ConditionalFile[]) => readonly RepoPath[];
  /** The name that an import of a whole module binds when it gives none itself: Go's `"a/b"` binds `b`. */
  readonly importName?: (from: string) => string;
  /** What a `@import.text` says, where one statement holds a tree of imports; `around`: the namespaces it stands in, outermost first. */
  readonly importsOf?: (text: string, around: readonly string[]) => readonly ImportFact[];
  /**
   * A file sees its own names and what it imports by place, and nothing else: one that comes or goes concerns those whose imports now
   * mean another file, and those that say its names.
   */
  readonly importsFiles?: true;
  /** An import's first segment may be a definition or import of the file itself (Rust's `use Kind::*`). */
  readonly importsFromScope?: true;
  /**
   * What a free name that nothing binds means as an import (`findModule`'s `from`), by the step of the chain behind it: a crate
   * in front of a path, a macro that is called.
   */
  readonly unboundName?: (name: string, step: string | undefined) => string | undefined;
  /**
   * Marks that make a macro's call differ from a function's (`!` in `name!(…)`): they are blanked for the parser, so that what is
   * passed is read as expressions, wherever that leads to no syntax error. With `g`.
   */
  readonly macroCalls?: RegExp;
  /** The name by which a file says what it exports (CommonJS's `exports`), where nothing else has it. */
  readonly exportsObject?: string;
  /** Path segments that are modules by their place: `findModule` knows them; `self` and `super` count nested namespaces first. */
  readonly moduleKeywords?: ReadonlySet<string>;
  /** The name of the type around (`Self`). */
  readonly selfType?: string;
  /** A declaration hides what its name meant only behind itself, in the same scope too. */
  readonly sequentialNames?: true;
  /** What importers see, by the name and the header as written. */
  readonly isExported?: (name: string, header: string) => boolean;
  /** The comment that documents a file. */
  readonly moduleDoc?: RegExp;
  /** A written type in the notation of indexing/typeText.ts. */
  readonly readType?: (text: string) => string;
  /** A name that says itself where it is (`\A\B` in PHP), as the import it stands for; asked when nothing in the file has it. */
  readonly inlineImport?: (name: string) => ImportFact | undefined;
  /** The types that a documentation comment states. They count where the code states none, or only a built-in one. */
  readonly docTypes?: (comment: string) => DocTypes;
  /** Kinds that a call may name; a call of anything else (a field that holds a function, a conversion) is a use. */
  readonly calledKinds?: ReadonlySet<SymbolKind>;
  /** Methods of unknown receivers are never linked by their name alone. */
  readonly typedReceivers?: true;
  /** Headers list type parameters behind the name, and types that say one are kept as written: what is given for it is asked later. */
  readonly listsTypeParameters?: true;
  /** Types in a signature bind nobody who calls it. */
  readonly typesBindNobody?: true;
  /** Interfaces are implemented by having their methods, without saying so. */
  readonly structuralInterfaces?: true;
  /** Methods of outside that give their receiver, or what stands for it (`clone`, `unwrap`, `iter`). */
  readonly passingMethods?: ReadonlySet<string>;
  /** Methods of outside containers that give an element, where the usual ones do not say it. */
  readonly elementMethods?: ReadonlySet<string>;
  /** Methods by which types of outside whose names end with `Map` give their keys, their values, both of each, or both of one. */
  readonly mapViews?: ReadonlyMap<string, 'keys' | 'values' | 'pairs' | 'pair'>;
  /** Bare names of types of outside that give pairs of what their two arguments say, where they have two. */
  readonly mapIterators?: ReadonlySet<string>;
  /** Outside generics by bare name, where iterating, subscripts and calls give different things. */
  readonly generics?: ReadonlyMap<string, GenericShape>;
  /** Methods that the language itself calls: to iterate (in turn), and to enter a context. */
  readonly protocols?: { readonly iterate: readonly string[]; readonly enter: readonly string[] };
  /** Bases are searched in the order of their C3 linearisation, not depth first. */
  readonly linearises?: true;
  /** The value of a decorated function is what the decorator returns. */
  readonly decoratorsReplace?: true;
  /** The names a statement under `@listed` says that an import of everything brings, and the modules whose lists it takes over. */
  readonly listedNames?: (text: string) => { readonly names: readonly string[]; readonly modules: readonly string[] };
  /** Imports inside functions bind there only. */
  readonly localImports?: true;
  /** The file that says the types of a file of the workspace, instead of or beside it. */
  readonly stubOf?: (path: RepoPath) => RepoPath | undefined;
  /** Names of methods that construct their class. */
  readonly constructors: readonly string[];
  /** Decorators that make a method read like a field. */
  readonly accessorDecorators?: readonly string[];
  /** Decorators of signatures that belong to the implementation that follows. */
  readonly overloadDecorators?: readonly string[];
  /** Methods name their receiver as first parameter instead of a keyword. */
  readonly receiverIsFirstParameter?: true;
  /** The free name that stands for the next class in the method resolution order when called. */
  readonly superFunction?: string;
  /** A name assigned in a function is local to the whole function, blocks do not count. */
  readonly functionScoped?: true;
  /** Everything at module level is visible to importers, also what was imported. */
  readonly exportsEverything?: true;
  /**
   * How a documentation comment before a definition begins, one way or several; none where documentation is inside. Line
   * comments (`///`, `#`) that adjoin are one.
   */
  readonly docComment?: string | readonly string[];
  /** Names may hold characters that identifiers elsewhere do not (`empty?`, `my-function`); the node is the name. */
  readonly wholeNames?: true;
  /** Members may be defined outside their type, in other files too: `Foo::bar` in C++. */
  readonly membersOutside?: true;
  /** The bare name of the type that members outside are for, from the type as written; the last word where absent. */
  readonly ownerName?: (text: string) => string | undefined;
  /**
   * Types of outside get methods in the workspace (`impl Trait for str`): known by the bare name, within one program. Methods of
   * these names the built-in types have themselves.
   */
  readonly extensionMethods?: { readonly except: ReadonlySet<string> };
  /**
   * A field and a method may share a name: what is called is the method. Of methods of one name the first counts, since what
   * follows is for a trait or under another condition.
   */
  readonly separateMethods?: true;
  /** A free name inside a type's members may be another member: `bar()` for `this.bar()`. */
  readonly implicitReceiver?: true;
  /** Functions of one name differ by their parameters: each is a definition of its own, and calls say how many arguments they have. */
  readonly overloads?: true;
  /** Functions and properties may be written for a type that they do not belong to: `fun T.f()`; a member of the type comes first. */
  readonly extensionFunctions?: true;
  /** The methods that operators call, by their token; `prefix -` where it stands before its only operand. */
  readonly operators?: ReadonlyMap<string, string>;
  /** The names of those methods: of what is not known to have one, the operator is the language's own. */
  readonly operatorNames?: ReadonlySet<string>;
  /** The text as the grammar can read it, equally long; for what a language allows and its grammar does not. */
  readonly mendText?: (text: string) => string;
  /** The name of a lambda's only parameter where it declares none. */
  readonly lambdaParameter?: string;
  /** A lambda behind the parentheses is the last argument, also where others before it are left out. */
  readonly trailingLambdas?: true;
  /** Functions of outside that pass on what they are called on, or their first argument: to a lambda, or as what they give. */
  readonly scopeFunctions?: ReadonlyMap<string, ScopeFunction>;
  /** The header of a method whose `this` is the type itself. */
  readonly staticHeader?: RegExp;
  /** The header of an object whose members count as the static ones of the type around it. */
  readonly companionHeader?: RegExp;
  /** What such an object is called that has no name. */
  readonly companionName?: string;
  /** Members that give a type of outside whatever they are asked of, by their names: `class` in `T::class`. */
  readonly memberTypes?: ReadonlyMap<string, string>;
  /** Of parts for several platforms, the header of the one that declares for all. */
  readonly expectHeader?: RegExp;
  /** Languages of one platform see each other's types by their namespaces: those with the same name here. */
  readonly platform?: string;
  /** Functions of one name differ by their parameters, and the number of arguments chooses; where it does not, none is meant. */
  readonly overloadsByCount?: true;
  /**
   * The types of literals by their node, where overloads are told apart by them; also `spread`, what a spread argument is, and
   * `NODE::class`, what a node that ends so is.
   */
  readonly literalTypes?: Readonly<Record<string, string>>;
  /** Types of functions that have names of their own (C#'s `Func<A, B>`), where overloads are told apart by what they take and give. */
  readonly delegates?: Delegates;
  /** What methods of outside types return, by name, where overloads are told apart by it. */
  readonly outsideReturns?: ReadonlyMap<string, string>;
  /** Well-known types of outside and all that they are too, the nearest first; both sides are listed as keys. */
  readonly outsideBases?: ReadonlyMap<string, readonly string[]>;
  /** Files see the namespaces around their own without an import (C#'s `A.B` sees `A`). */
  readonly outerNamespaces?: true;
  /** A header that says that more definitions of the same name belong to it (C#'s `partial`, Kotlin's `actual`). */
  readonly partHeader?: RegExp;
  /** Conditional directives (`#if`) may stand anywhere, also where no grammar takes them. */
  readonly conditionalDirectives?: true;
  /** A class does not have its interfaces' members by its own name: it declares them itself, or is to be taken as the interface. */
  readonly interfacesApart?: true;
  /** Methods whose first parameter is marked `this` are called as members of what is passed for it. */
  readonly thisParameters?: true;
  /** Types of one name may differ by the number of their type parameters; the queries say `@typed` where arguments are written. */
  readonly typesByArity?: true;
  /** Methods that outside types have themselves, by type: an extension method of the name is not meant. */
  readonly outsideMembers?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of a value that may be absent (`T?`) that give the value. */
  readonly nullableMembers?: ReadonlySet<string>;
  /** What the name of a class may have behind what a decorator says: `[Test]` is `TestAttribute`. */
  readonly decoratorSuffix?: string;
  /** Members that give an element of a type of the workspace: what `a[0]` calls. */
  readonly elementMembers?: readonly string[];
  /** Imports that a file has without writing them, by its project; `sharing`: the files with imports for others (`global using`). */
  readonly impliedImports?: (
    files: WorkspaceFiles,
    importer: RepoPath,
    sharing: ReadonlyMap<RepoPath, readonly ImportFact[]>,
  ) => readonly ImportFact[];
  /** Members that every value has; where nothing else has the name, a call of one is the language's, not unresolved. */
  readonly commonMembers?: ReadonlySet<string>;
  /**
   * Methods that every type has from the one above all, with the numbers of arguments that they take: a call of one never means
   * a namesake that takes others, or one of a type around.
   */
  readonly rootMethods?: ReadonlyMap<string, readonly number[]>;
  /** A constructor has its class's name. */
  readonly constructorNamedAsClass?: true;
  /** The class method that constructs: `Foo.new` in Ruby. */
  readonly constructorMethod?: string;
  /** The member of every value that is its type (`class` in Ruby). */
  readonly typeMember?: string;
  /** The attribute of every value that is its class, not called (`__class__` in Python). */
  readonly typeAttribute?: string;
  /** The field that an accessor without a body of its own reads. */
  readonly backingField?: (name: string) => string;
  /** Functions may construct: what they assign to `this`, and what their `prototype` gets, are members of what they make. */
  readonly functionsConstruct?: true;
  /**
   * Several declarations of one name are one thing (an interface written in parts, a function with a namespace) or two (a type and
   * a value): as a value the name means what has one, as a type what is one.
   */
  readonly mergesDeclarations?: true;
  /** `super(…)` calls the constructor of the class that is extended. */
  readonly superConstructs?: true;
  /** Calls of generic functions give what follows from what is written for them or passed. */
  readonly infersTypes?: true;
  /** Headers of well-known generic functions of outside, by package and name. */
  readonly outsideFunctions?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Functions are values: a call of a constant or field that holds one is a call of that function too. */
  readonly functionValues?: true;
  /** A default import of a module without one gives all that it exports (CommonJS from an ECMAScript module). */
  readonly defaultIsModule?: true;
  /** Types are written in documentation comments: `@param {Type} name`, `@returns {Type}`, `@type {Type}`. */
  readonly documentedTypes?: true;
  /** Files in which what a file only declares may be written: `a.js` for `a.d.ts`. */
  readonly declaredFiles?: (path: RepoPath) => readonly RepoPath[];
  /** A name alone calls the function or method that it names. */
  readonly namesCall?: true;
  /** A header without body declares what is defined elsewhere: in this file, or in one that imports it. */
  readonly headersDeclare?: true;
  /**
   * Names are shared with whole files, not imported one by one. `imported`: with all that a file imports, directly or not (C's
   * textual inclusion); `connected`: with all files that imports connect (what Ruby requires is visible everywhere).
   */
  readonly sharesNames?: 'imported' | 'connected';
  /** Of the wrappers, those that may hold nothing, or something else: their `passingMethods` are theirs, not those of what they hold. */
  readonly holders?: ReadonlySet<string>;
  /** Methods that the other wrappers have themselves (a pointer's `clone` is a pointer to the same). */
  readonly pointerMethods?: ReadonlySet<string>;
  /** `passingMethods` that give what a holder holds (`unwrap`). */
  readonly unwrapping?: ReadonlySet<string>;
  /** Type names that wrap the type that counts, as in `Promise<T>`. */
  readonly wrappers: readonly string[];
  /** Function types of outside whose first parameter is their first type argument (`React.FC<Props>`). */
  readonly passesArgument?: ReadonlySet<string>;
  /** Functions whose calls say more than that they are called, by name; `callForm` finds that name before a call's bracket. */
  readonly callForms?: ReadonlyMap<string, CallForm>;
  /** Sticky, with the name as its first group: read where a called expression begins. */
  readonly callForm?: RegExp;
  /** What conditions look like that tell the type of a name in a branch. */
  readonly conditions?: ConditionShapes;
  /** Names that the language itself provides; calls to them are external to the workspace. */
  readonly builtins: ReadonlySet<string>;
}
