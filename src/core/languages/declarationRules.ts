/** What the definitions of a language declare, and which belong to each other. */
export interface DeclarationRules {
  /** The name of the type around (`Self`). */
  readonly selfType?: string;
  /** A declaration hides what its name meant only behind itself, in the same scope too. */
  readonly sequentialNames?: true;
  /** Functions have names of their own, apart from variables': `@name.type` is one of a function. */
  readonly functionNames?: true;
  /**
   * Macros have names of their own, apart from functions': what a declaration of one begins with, and the sign that stands behind its
   * name where it is called (Rust's `format!(…)`).
   */
  readonly macros?: { readonly declared: string; readonly sign: string };
  /** A name assigned in a function is local to the whole function, blocks do not count. */
  readonly functionScoped?: true;
  /** Members may be defined outside their type, in other files too: `Foo::bar` in C++. */
  readonly membersOutside?: true;
  /** The namespace of the language's library, to which programs add specialisations alone. */
  readonly libraryNamespace?: string;
  /** The bare name of the type that members outside are for, from the type as written; the last word where absent. */
  readonly ownerName?: (text: string) => string | undefined;
  /** The dotted path of such an owner, where it is more than a name. */
  readonly ownerPath?: (text: string) => string | undefined;
  /**
   * Types of outside get methods in the workspace (`impl Trait for str`): known by the bare name, within one program.
   */
  readonly extensionMethods?: {
    /** Names of methods that the built-in types have themselves. */
    readonly except: ReadonlySet<string>;
    /** Names of methods that traits of the library give whatever implements them. */
    readonly ofTraits: ReadonlySet<string>;
    /** Numbers, and what methods of theirs are called. */
    readonly numbers: { readonly types: ReadonlySet<string>; readonly methods: RegExp };
    /** The bare names of the types that calls of outside give, by the last part of their name: `str` for `as_str()`. */
    readonly gives: ReadonlyMap<string, string>;
    /** Calls that give the type they are asked of, by the last part of their name: `new()`. */
    readonly making: ReadonlySet<string>;
    /** Packages of the language's own types; the first is said of those that nothing imports. */
    readonly packages: readonly [string, ...string[]];
  };
  /**
   * A field and a method may share a name: what is called is the method. Of methods of one name the first counts, since what
   * follows is for a trait or under another condition.
   */
  readonly separateMethods?: true;
  /** Headers of members that a type only requires of what mixes it in, and of such types (`abstract` in a trait of PHP). */
  readonly requiredMembers?: { readonly header: RegExp; readonly owner: RegExp };
  /** A free name inside a type's members may be another member: `bar()` for `this.bar()`. */
  readonly implicitReceiver?: true;
  /** Defaults and annotations in a function's header are read by the names around it, its parameters excepted. */
  readonly headersReadAround?: true;
  /** Methods name their receiver as first parameter instead of a keyword. */
  readonly receiverIsFirstParameter?: true;
  /** Names of methods that construct their class. */
  readonly constructors: readonly string[];
  /** A constructor has its class's name. */
  readonly constructorNamedAsClass?: true;
  /** The class method that constructs: `Foo.new` in Ruby. */
  readonly constructorMethod?: string;
  /** Decorators that make a method read like a field. */
  readonly accessorDecorators?: RegExp;
  /** Decorators of signatures that belong to the implementation that follows. */
  readonly overloadDecorators?: readonly string[];
  /** The value of a decorated function is what the decorator returns. */
  readonly decoratorsReplace?: true;
  /** What the name of a class may have behind what a decorator says: `[Test]` is `TestAttribute`. */
  readonly decoratorSuffix?: string;
  /** The header of a method whose `this` is the type itself. */
  readonly staticHeader?: RegExp;
  /** The header of an object whose members count as the static ones of the type around it. */
  readonly companionHeader?: RegExp;
  /** What such an object is called that has no name. */
  readonly companionName?: string;
  /** Of parts for several platforms, the header of the one that declares for all. */
  readonly expectHeader?: RegExp;
  /** A header that says that more definitions of the same name belong to it (C#'s `partial`, Kotlin's `actual`). */
  readonly partHeader?: RegExp;
  /** A header without body declares what is defined elsewhere: in this file, or in one that imports it. */
  readonly headersDeclare?: true;
  /** A class does not have its interfaces' members by its own name: it declares them itself, or is to be taken as the interface. */
  readonly interfacesApart?: true;
  /** Interfaces are implemented by having their methods, without saying so. */
  readonly structuralInterfaces?: true;
  /** Bases are searched in the order of their C3 linearisation, not depth first. */
  readonly linearises?: true;
  /** Functions may construct: what they assign to `this`, and what their `prototype` gets, are members of what they make. */
  readonly functionsConstruct?: true;
  /**
   * Several declarations of one name are one thing (an interface written in parts, a function with a namespace) or two (a type and
   * a value): as a value the name means what has one, as a type what is one.
   */
  readonly mergesDeclarations?: true;
  /** The field that an accessor without a body of its own reads. */
  readonly backingField?: (name: string) => string;
}
