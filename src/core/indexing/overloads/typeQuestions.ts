import type { Chain } from '../../model/chain.ts';
import type { LocalFact } from '../../model/fileFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { OnName } from '../resolving/partQuestions.ts';
import type { Value } from '../types/values.ts';

/** What choosing an overload asks of the resolver. */
export interface TypeQuestions {
  /** `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[];
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  /** What the code says of a local, as far as it is at hand. */
  localFact(module: ModuleEntry, index: number): LocalFact | undefined;
  bases(module: ModuleEntry, index: number): readonly Value[];
}
