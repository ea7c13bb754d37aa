import type { Chain } from '../model/fileFacts.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { Value } from './values.ts';

/** What choosing an overload asks of the resolver. */
export interface TypeQuestions {
  evaluate(chain: Chain, module: ModuleEntry, from: number): readonly Value[];
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  bases(module: ModuleEntry, index: number): readonly Value[];
}
