import type { Chain } from './chain.ts';
import type { ExportFact, ImportFact } from './importFacts.ts';
import type { ParameterRecord, SymbolKind } from './structDocument.ts';
import type { WordFacts } from './wordFacts.ts';

export interface ParameterFact extends ParameterRecord {}

/** One definition of a file, in source order; `parent` is an index into the same list, -1 for the module itself. */
export interface DefinitionFact {
  readonly parent: number;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The type it belongs to when it is not written inside it (prototype assignments, receivers). */
  readonly owner?: string;
  /** The bare name of the trait that a method is written for (`impl fmt::Display for Type`). */
  readonly ofTrait?: string;
  /** The dotted path of `owner`, where it is written as one (`impl crate::a::Type`). */
  readonly ownerPath?: string;
  /** The type of `this` in a function or property that is written for a type but belongs to its namespace (extensions). */
  readonly receiver?: string;
  readonly signature: string;
  /** What contexts show in place of `signature`, where that is something else: without comments and decorators with arguments. */
  readonly shown?: string;
  readonly doc?: string;
  /** 1-based lines: the whole range, the line of the name, the last line of the header. */
  readonly startLine: number;
  readonly endLine: number;
  readonly nameLine: number;
  readonly headerEndLine: number;
  readonly parameters?: readonly ParameterFact[];
  /** Types of parameters that documentation states where none or a built-in one is written, by the name as written. */
  readonly documented?: readonly (readonly [name: string, type: string])[];
  /** Return annotation as written. */
  readonly returns?: string;
  /** Declared type of a field, constant or variable as written. */
  readonly type?: string;
  /** What it gives or holds, where that names type parameters of its owner: these by their places (`parameterPlace`). */
  readonly generic?: string;
  /** The type that a method is of, with what its place says of the type's parameters: `Holder<Show>` in `impl<T: Show> Holder<T>`. */
  readonly ownerType?: string;
  /** What a field, constant or variable is initialised with, or what an unannotated function returns. */
  readonly values?: readonly Chain[];
  /** Properties of an object literal that are other things under another name: `{ a, b: c.d }`; of a function, those of what it returns. */
  readonly aliases?: readonly { readonly name: string; readonly chain: Chain }[];
  /** How values of a type may be called or constructed, as written in it: `(a: A): B`. */
  readonly signatures?: readonly string[];
  /** Expressions spread into an object literal: `{ ...a, ...b }`. */
  readonly spreads?: readonly Chain[];
  readonly decorators?: readonly string[];
  /** A field made by assignment in a method; a declaration of the name in a base class counts more. */
  readonly assigned?: true;
  /** A member of the type itself, in languages where instances have members of their own by the same name. */
  readonly static?: true;
  /** Seen only in the block around it, or in the class without a name that it is a member of. */
  readonly enclosed?: true;
  /** A header only; what it declares is defined elsewhere. */
  readonly declared?: true;
  /** A member that is reached only through the interface it implements. */
  readonly explicit?: true;
  /** Inside a conditional directive: other builds may do without it. */
  readonly conditional?: true;
  readonly exported?: true;
  /** Every file of the program sees it, whatever it imports (`declare global`). */
  readonly global?: true;
  /** The module, as it is written, whose declaration of the name has these members too (`declare module './shop'`). */
  readonly augments?: string;
  /** Counts only where there is no other definition of the name (`else` of `if TYPE_CHECKING`). */
  readonly shadowed?: true;
  readonly partial?: true;
  /** In a part that is usually not built; see `Language.unlikelyRanges`. */
  readonly unlikely?: true;
  /** Digest of the definition's text, line ends as LF. */
  readonly digest: string;
}

export type ReferenceKind = 'value' | 'type' | 'extends' | 'decorate';

/** An expression inside a definition (`from`, -1 for the module's top level). Calls are the `()` steps of the chain. */
export interface ReferenceFact {
  readonly from: number;
  readonly kind: ReferenceKind;
  /** The type of another file that the reference belongs to instead (`impl Trait for Type`). */
  readonly owner?: string;
  /** The dotted path of `owner`, where it is written as one. */
  readonly ownerPath?: string;
  /** A base whose members count before those of the others, of several the last one's. */
  readonly mixin?: true;
  /** What the type itself gets members from, not its instances. */
  readonly static?: true;
  readonly chain: Chain;
}

/** A parameter or local variable that some chain starts with, and what the code says of its type. */
export interface LocalFact {
  /** Declared type as written. */
  readonly types?: readonly string[];
  /** The type that its documentation states: it counts where it is a kind of what is written. */
  readonly stated?: string;
  /** Types that it is tested for somewhere: it may be one, and what its own type does not have is theirs. */
  readonly narrowed?: readonly string[];
  readonly values?: readonly Chain[];
}

export type TodoMarker = 'TODO' | 'FIXME' | 'HACK' | 'XXX';

/** A comment that says what is to be done. */
export interface TodoFact {
  readonly marker: TodoMarker;
  /** What follows the marker, blanks folded, over the lines that go on with it; may be empty. */
  readonly text: string;
  /** 1-based, of the marker. */
  readonly line: number;
  /** The definition it stands in or before, -1 for the file. */
  readonly from: number;
  /** Who is named in brackets behind the marker. */
  readonly by?: string;
}

export interface SyntaxErrorFact {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * What one file says to others and to people, before any other file is looked at. Plain data, equal for equal text. It is held
 * in memory for every file; what only the file's own bodies need is in `BodyFacts`.
 */
export interface FileFacts {
  readonly language: string;
  /** Our estimate of the tokens of the whole text. */
  readonly tokens: number;
  readonly doc?: string;
  /** The package or namespace that the file declares itself to be in, dotted. */
  readonly namespace?: string;
  /** The condition that the file states for being built, as written (Go's `//go:build`). */
  readonly condition?: string;
  readonly definitions: readonly DefinitionFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** What an import of everything brings, where the file says so: names, and modules whose lists it takes over. */
  readonly listed?: { readonly names: readonly string[]; readonly modules: readonly string[] };
  /** The references in headers: what types extend, what decorates, and what belongs to types of other files. */
  readonly headers: readonly ReferenceFact[];
  /** The locals that chains of the above start with: the first of all locals of the file. */
  readonly locals: readonly LocalFact[];
  readonly errors: readonly SyntaxErrorFact[];
  /** Absent where there are none. */
  readonly todos?: readonly TodoFact[];
}

/** What is needed to resolve a file's own references, and by no other file. */
export interface BodyFacts {
  /** Every reference, those in `FileFacts.headers` included. */
  readonly references: readonly ReferenceFact[];
  /** The locals behind those of `FileFacts.locals`. */
  readonly locals: readonly LocalFact[];
}

/** Everything that is read from one text. */
export interface SourceFacts {
  readonly facts: FileFacts;
  readonly body: BodyFacts;
  readonly words: WordFacts;
}
