import type { Language } from '../../languages/language.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';

/** The name of a macro without its sign; undefined for any other name. */
export function macroName(name: string, { macros }: Language): string | undefined {
  return macros !== undefined && name.endsWith(macros.sign) ? name.slice(0, -macros.sign.length) : undefined;
}

/** Whether a definition is a macro. */
export function isMacro({ module, index }: Definition): boolean {
  return declaresMacro(module.facts.definitions[index]!, module.language);
}

/** The macro of a name that a file declares, whatever else has the name there. */
export function macrosNamed(module: ModuleEntry, name: string): readonly Value[] {
  const index = module.facts.definitions.findIndex(
    (each) => each.parent < 0 && each.name === name && declaresMacro(each, module.language),
  );
  return index < 0 ? NOTHING : [{ kind: 'definition', module, index }];
}

function declaresMacro({ signature }: DefinitionFact, { macros }: Language): boolean {
  return macros !== undefined && signature.startsWith(macros.declared);
}
