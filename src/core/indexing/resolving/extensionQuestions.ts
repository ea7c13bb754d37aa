import type { ModuleEntry } from '../moduleEntry.ts';
import type { Arity } from '../overloads/overloads.ts';
import type { Value } from '../types/values.ts';

/** Extensions of types in sight of a place, from the inside out, as in Kotlin. */
export interface ExtensionQuestions {
  /**
   * Extensions of what the values are, the closest to where they are called. Undefined where none is meant; empty where one may
   * be, which what is not known of the values would tell.
   */
  extensionFunctions(
    values: readonly Value[],
    name: string,
    arity: Arity,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined;
  /** The same for a call: an extension of a type of outside that takes nothing of what is passed is not meant, but what that type has. */
  calledExtension(
    values: readonly Value[],
    name: string,
    step: string | undefined,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined;
  /** Extensions that a call means where the members of the name take nothing of what it gives; else the members. */
  besideMembers(
    members: readonly Value[],
    values: readonly Value[],
    name: string,
    step: string | undefined,
    module: ModuleEntry,
    from: number,
  ): readonly Value[];
  /** Whether an extension of the workspace has a name that may pass a receiver to a lambda. */
  isPassingName(name: string): boolean;
  /** Whether more than one member of types has a name. */
  isMemberOfSeveral(name: string): boolean;
  /** Without the extensions that are for nothing that a name without an object may be asked of. */
  applicable(values: readonly Value[], receivers: readonly Value[]): readonly Value[];
  /** All that a free name may be asked of without saying so: the types and extensions around. */
  implicitReceivers(module: ModuleEntry, from: number): readonly Value[];
  /** What a name may mean where extensions are, from the inside out; the first that applies counts. */
  visible(module: ModuleEntry, from: number, name: string, arity: Arity): Generator<readonly Value[]>;
}

/** What lambdas get and give, and what calling things gives that are no functions, as in Kotlin. */
export interface LambdaQuestions {
  /** What parameter n is of a function that a value of a delegate type holds. */
  held(value: Value, parameter: number): readonly Value[];
  /** What calling a thing that is no function calls: its `invoke`. */
  invoked(values: readonly Value[], arity: Arity): readonly Value[];
  /** What `let`, `apply` and the like give; undefined for any other call. */
  scopeFunction(
    values: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined;
  /** What a lambda gets that is passed to a call: said by the type of the parameter, or known of a function of outside. */
  lambdaGets(
    values: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    wanted: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[];
}
