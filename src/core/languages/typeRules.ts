import type { DocTypes } from './docTypes.ts';
import type { GenericShape } from './genericShape.ts';

/** What types of a language say: how they are written, and what those of outside hold and give. */
export interface TypeRules {
  /** A written type in the notation of indexing/types/typeText.ts. */
  readonly readType?: (text: string) => string;
  /** The types that a documentation comment states. They count where the code states none, or only a built-in one. */
  readonly docTypes?: (comment: string) => DocTypes;
  /** Types are written in documentation comments: `@param {Type} name`, `@returns {Type}`, `@type {Type}`. */
  readonly documentedTypes?: true;
  /** Headers list type parameters behind the name, and types that say one are kept as written: what is given for it is asked later. */
  readonly listsTypeParameters?: true;
  /** What an alias has itself is what the type has that it stands for (`Alias::make()`). */
  readonly aliasesNameTypes?: true;
  /** What a declaration says around a name belongs to its type (`const Shop *a`), and arguments say which are addresses: overloads differ by that. */
  readonly declaratorTypes?: true;
  /** Types in a signature bind nobody who calls it. */
  readonly typesBindNobody?: true;
  /** Types of one name may differ by the number of their type parameters; the queries say `@typed` where arguments are written. */
  readonly typesByArity?: true;
  /** Calls of generic functions give what follows from what is written for them or passed. */
  readonly infersTypes?: true;
  /** Bare names of types of outside that give their argument once they are awaited. */
  readonly awaited?: ReadonlySet<string>;
  /** Whether a written type leaves parts of it to be found by what is given (`Vec<_>`). */
  readonly leftOut?: RegExp;
  /** Type names that wrap the type that counts, as in `Promise<T>`. */
  readonly wrappers: readonly string[];
  /** Of the wrappers, those that may hold nothing, or something else: their `passingMethods` are theirs, not those of what they hold. */
  readonly holders?: ReadonlySet<string>;
  /** Methods of these that are never those of what they hold. */
  readonly holderMethods?: ReadonlySet<string>;
  /** Of the other wrappers, those that give out what they hold by methods of their own, and these methods (`RefCell::get_mut`). */
  readonly cells?: { readonly names: ReadonlySet<string>; readonly methods: ReadonlySet<string> };
  /** The header of a method whose receiver stands in such a cell (`self: Pin<&mut Self>`). */
  readonly cellReceiver?: RegExp;
  /** Methods that the other wrappers have themselves (a pointer's `clone` is a pointer to the same). */
  readonly pointerMethods?: ReadonlySet<string>;
  /** `passingMethods` that give what a holder holds (`unwrap`). */
  readonly unwrapping?: ReadonlySet<string>;
  /** Members of a value that may be absent (`T?`) that give the value. */
  readonly nullableMembers?: ReadonlySet<string>;
  /** Function types of outside whose first parameter is their first type argument (`React.FC<Props>`). */
  readonly passesArgument?: ReadonlySet<string>;
  /** Outside generics by bare name, where iterating, subscripts and calls give different things. */
  readonly generics?: ReadonlyMap<string, GenericShape>;
  /** Methods by which types of outside whose names end with `Map` give their keys, their values, both of each, or both of one. */
  readonly mapViews?: ReadonlyMap<string, 'keys' | 'values' | 'pairs' | 'pair'>;
  /** Bare names of types of outside that give pairs of what their two arguments say, where they have two. */
  readonly mapIterators?: ReadonlySet<string>;
  /** Methods of outside that give their receiver, or what stands for it (`clone`, `unwrap`, `iter`). */
  readonly passingMethods?: ReadonlySet<string>;
  /** The member by which entries of maps give their values, where an entry is known by its value alone (`it->second`). */
  readonly pairedMember?: string;
  /** Types of outside, by bare name, that hold elements of what is written for them, where types of the workspace extend them. */
  readonly collections?: ReadonlySet<string>;
  /** Types of outside, by bare name, that hold one value for each of their arguments, and the members that give these. */
  readonly tuples?: ReadonlyMap<string, readonly string[]>;
  /** Methods of outside containers that give an element, where the usual ones do not say it. */
  readonly elementMethods?: ReadonlySet<string>;
  /** Of those, the ones that may give none. */
  readonly optionalElements?: ReadonlySet<string>;
  /** Members that give an element of a type of the workspace: what `a[0]` calls. */
  readonly elementMembers?: readonly string[];
  /** Methods that the language itself calls: to iterate (in turn), to enter a context, where an object is called, and where it is read as an attribute. */
  readonly protocols?: {
    readonly iterate: readonly string[];
    readonly enter: readonly string[];
    readonly call: string;
    readonly read: string;
  };
  /** Types of outside whose subtypes list their objects as fields (`RED = 1` of an `Enum`). */
  readonly listingTypes?: ReadonlySet<string>;
  /** Types of outside whose subtypes declare as fields what their objects have under keys (`TypedDict`). */
  readonly keyedTypes?: ReadonlySet<string>;
  /** Headers of well-known generic functions of outside, by package and name. */
  readonly outsideFunctions?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What methods of outside types return, by name, where overloads are told apart by it. */
  readonly outsideReturns?: ReadonlyMap<string, string>;
  /** Well-known types of outside and all that they are too, the nearest first; both sides are listed as keys. */
  readonly outsideBases?: ReadonlyMap<string, readonly string[]>;
  /** Methods that outside types have themselves, by type: an extension method of the name is not meant. */
  readonly outsideMembers?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members that give a type of outside whatever they are asked of, by their names: `class` in `T::class`. */
  readonly memberTypes?: ReadonlyMap<string, string>;
  /** The member of every value that is its type (`class` in Ruby). */
  readonly typeMember?: string;
  /** The member of a class that has what its instances have (`prototype`). */
  readonly instanceMember?: string;
  /** The method of every class that makes one of its objects without setting it up (`__new__` in Python). */
  readonly makingMethod?: string;
  /** The attribute of every value that is its class, not called (`__class__` in Python). */
  readonly typeAttribute?: string;
}
