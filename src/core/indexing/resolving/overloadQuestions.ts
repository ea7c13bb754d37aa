import type { ModuleEntry } from '../moduleEntry.ts';
import type { Arity } from '../overloads/overloads.ts';
import type { Value } from '../types/values.ts';
import type { DefinitionPlace } from './partQuestions.ts';

/** Members where functions are overloaded and types may have several parts. */
export interface OverloadQuestions {
  /** A member of the companion of a type, or of those that it extends. */
  companionMember(module: ModuleEntry, index: number, name: string, arity: Arity, seen: Set<string>): readonly Value[];
  /** A member where functions are overloaded: one that takes the arguments, wherever it is inherited from; else the only one. */
  overloaded(module: ModuleEntry, index: number, name: string, arity: Arity): readonly Value[];
  /** Whether a type has a method from a class of outside that it extends, before the interfaces and types around are asked. */
  hasFromOutside(module: ModuleEntry, index: number, name: string): boolean;
  /** A type with the other parts of it, where its header says that there are some. */
  partsOf(module: ModuleEntry, index: number): readonly DefinitionPlace[];
}
