import type { BodyFacts, FileFacts } from '../model/fileFacts.ts';
import type { WordFacts } from '../model/wordFacts.ts';
import type { FactStore } from '../ports.ts';
import type { BodySource } from './codeIndex.ts';
import type { ModuleEntry } from './moduleEntry.ts';

/** Facts that were stored are gone: another process replaced or removed them. Whoever meets it reads the files again. */
export class FactsLost extends Error {
  override readonly name = 'FactsLost';
}

/** Bodies out of the store, read again whenever a module is resolved: kept in memory they would be most of it. */
export function storedBodies(facts: FactStore): BodySource {
  return ({ path, digest }) => {
    const body = parsed<BodyFacts>(facts.body(path, digest));
    if (body === undefined) throw new FactsLost(path);
    return body;
  };
}

/** The words of a module out of the store. */
export function storedWords(facts: FactStore): (module: ModuleEntry) => WordFacts {
  return ({ path, digest }) => {
    const words = parsed<WordFacts>(facts.words(path, digest));
    if (words === undefined) throw new FactsLost(path);
    return words;
  };
}

/** Facts out of their JSON; undefined for what is missing or no JSON. */
export function unpackFacts(text: string | undefined): FileFacts | undefined {
  return parsed<FileFacts>(text);
}

function parsed<Facts>(text: string | undefined): Facts | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Facts;
  } catch {
    return undefined;
  }
}
