import { languageById } from '../../languages/registry.ts';
import type { CodeIndex } from '../codeIndex.ts';

/** Languages whose files share names with each other. */
const FAMILIES: readonly (readonly string[])[] = [['javascript', 'typescript', 'tsx']];

const remembered = new WeakMap<CodeIndex, Map<string, ReadonlySet<string>>>();

/** Every name that modules of a language define or import, and those of the language itself; kept as long as the index. */
export function knownNames(index: CodeIndex, language: string): ReadonlySet<string> {
  let ofIndex = remembered.get(index);
  if (ofIndex === undefined) {
    ofIndex = new Map();
    remembered.set(index, ofIndex);
  }
  let names = ofIndex.get(language);
  if (names === undefined) {
    names = collect(index, language);
    ofIndex.set(language, names);
  }
  return names;
}

function collect(index: CodeIndex, language: string): ReadonlySet<string> {
  const names = new Set(languageById(language)?.builtins);
  const family = FAMILIES.find((languages) => languages.includes(language)) ?? [language];
  for (const module of index.modules.values()) {
    if (!family.includes(module.language.id)) continue;
    for (const { name } of module.facts.definitions) names.add(name);
    for (const { as } of module.facts.imports) names.add(as);
  }
  return names;
}
