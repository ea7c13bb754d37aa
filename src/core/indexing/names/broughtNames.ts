import type { Chain } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Value } from '../types/values.ts';

/** Whether a name alone means what another file declares: of its own namespace, a function or constant of none, or a variable. */
export function isSeenFrom({ facts }: ModuleEntry, value: Value): boolean {
  if (value.kind !== 'definition' || value.module.facts.namespace === facts.namespace) return true;
  const { kind, name } = value.module.facts.definitions[value.index]!;
  if (name.startsWith('$')) return true;
  return value.module.facts.namespace === undefined && (kind === 'function' || kind === 'constant');
}

/** What gives way to an import of its name. */
export function isPlain({ kind, unlikely }: DefinitionFact): boolean {
  return kind === 'constant' || kind === 'variable' || unlikely === true;
}

/** A module as a whole. */
export function isModule({ kind }: Value): boolean {
  return kind === 'module';
}

/** A dotted name as a chain. */
export function chainOf(dotted: string): Chain {
  const [root = '?', ...steps] = dotted.split('.');
  return [root, ...steps.map((step) => `.${step}`)];
}

/** What an import of a package brings, as it is called below the package. */
export function externalName(fact: ImportFact, from: string, packageName: string): string {
  const below = from.startsWith(`${packageName}.`) ? from.slice(packageName.length + 1) : '';
  if (fact.name === '' || fact.name === '*' || fact.name === '=') return below;
  return below === '' ? fact.name : `${below}.${fact.name}`;
}
