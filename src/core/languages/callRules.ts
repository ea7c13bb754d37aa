import type { SymbolKind } from '../model/structDocument.ts';
import type { CallForm } from './callForm.ts';
import type { ClosureResult } from './closureResult.ts';
import type { ConditionShapes } from './conditionShapes.ts';
import type { Delegates } from './delegates.ts';
import type { MethodLookup } from './methodLookup.ts';
import type { ScopeFunction } from './scopeFunction.ts';

/** What a call or a name may mean in a language. */
export interface CallRules {
  /** What calls of functions with type parameters of their own give follows from what is written or passed: every parameter has a type. */
  readonly typedGenerics?: true;
  /** A literal that stands for a class (`Foo.class`), with the class's name as its first group. */
  readonly classLiteral?: RegExp;
  /** Kinds that a call may name; a call of anything else (a field that holds a function, a conversion) is a use. */
  readonly calledKinds?: ReadonlySet<SymbolKind>;
  /** Methods of unknown receivers are never linked by their name alone. */
  readonly typedReceivers?: true;
  /** Functions of one name differ by their parameters: each is a definition of its own, and calls say how many arguments they have. */
  readonly overloads?: true;
  /** Functions of one name differ by their parameters, and the number of arguments chooses; where it does not, none is meant. */
  readonly overloadsByCount?: true;
  /**
   * The types of literals by their node, where overloads are told apart by them; also `spread`, what a spread argument is, `NODE::class`, what a
   * node that ends so is, and `NODE OPERATOR`, what an operator makes: of texts it is a text where an operand is one.
   */
  readonly literalTypes?: Readonly<Record<string, string>>;
  /** Types of functions that have names of their own (C#'s `Func<A, B>`), where overloads are told apart by what they take and give. */
  readonly delegates?: Delegates;
  /** Annotations that take an overload out of every choice, and that leave it for where no other takes the arguments. */
  readonly overloadMarks?: { readonly hidden: RegExp; readonly reluctant: RegExp };
  /** Methods are looked up as in Java. */
  readonly methodLookup?: MethodLookup;
  /** The methods that operators call, by their token; `prefix -` where it stands before its only operand. */
  readonly operators?: ReadonlyMap<string, string>;
  /** The names of those methods: of what is not known to have one, the operator is the language's own. */
  readonly operatorNames?: ReadonlySet<string>;
  /** The name of a lambda's only parameter where it declares none. */
  readonly lambdaParameter?: string;
  /** A lambda behind the parentheses is the last argument, also where others before it are left out. */
  readonly trailingLambdas?: true;
  /** Functions of outside that pass on what they are called on, or their first argument: to a lambda, or as what they give. */
  readonly scopeFunctions?: ReadonlyMap<string, ScopeFunction>;
  /** Functions and properties may be written for a type that they do not belong to: `fun T.f()`; a member of the type comes first. */
  readonly extensionFunctions?: true;
  /** Methods whose first parameter is marked `this` are called as members of what is passed for it. */
  readonly thisParameters?: true;
  /** A name alone calls the function or method that it names. */
  readonly namesCall?: true;
  /** The free name that stands for the next class in the method resolution order when called. */
  readonly superFunction?: string;
  /** `super(…)` calls the constructor of the class that is extended. */
  readonly superConstructs?: true;
  /** Functions are values: a call of a constant or field that holds one is a call of that function too. */
  readonly functionValues?: true;
  /**
   * Methods that every type has from the one above all, with the numbers of arguments that they take: a call of one never means
   * a namesake that takes others, or one of a type around.
   */
  readonly rootMethods?: ReadonlyMap<string, readonly number[]>;
  /** Members that every value has; where nothing else has the name, a call of one is the language's, not unresolved. */
  readonly commonMembers?: ReadonlySet<string>;
  /** What types say of what goes wrong: as written, and through an alias with what is written for its parameters. */
  readonly failures?: {
    readonly written: (type: string) => string | undefined;
    /** The type that stands where one is awaited: the output of a future. */
    readonly output: (type: string) => string;
    readonly ofAlias: (header: string, given: readonly string[]) => string | undefined;
    /** Methods that give what is wrong itself. */
    readonly giving: ReadonlySet<string>;
    /** Methods that what may have gone wrong passes through as it is, as steps of a chain. */
    readonly keeping: RegExp;
  };
  /** What headers say of closures that are given: of what types their parameters are, and what bounds a type parameter. */
  readonly closures?: {
    readonly parameter: (
      signature: string,
      name: string,
      argument: number,
      parameter: number,
      asMethod: boolean,
    ) => string | undefined;
    readonly bounds: (signature: string, parameter: string | undefined) => readonly string[];
  };
  /** What methods of outside give by the closures and values that they are given, by name. */
  readonly closureResults?: ReadonlyMap<string, ClosureResult>;
  /** What a call by a trait's path begins with, up to what it is asked of (`Display::fmt(self`): that may be of the workspace. */
  readonly traitPaths?: RegExp;
  /** Functions whose calls say more than that they are called, by name; `callForm` finds that name before a call's bracket. */
  readonly callForms?: ReadonlyMap<string, CallForm>;
  /** Sticky, with the name as its first group: read where a called expression begins. */
  readonly callForm?: RegExp;
  /** Names that the language itself provides; calls to them are external to the workspace. */
  readonly builtins: ReadonlySet<string>;
  /** What conditions look like that tell the type of a name in a branch. */
  readonly conditions?: ConditionShapes;
}
