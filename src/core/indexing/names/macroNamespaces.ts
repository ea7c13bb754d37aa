import { anyScript } from '../../model/anyScript.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { ReachedFiles } from './reachedFiles.ts';

const OPENED = anyScript(/\bnamespace\s+(\w+)\s*\{/g);

/** The namespaces that a macro opens: `fmt` and `v9` of `#define FMT_BEGIN_NAMESPACE namespace fmt { inline namespace v9 {`. */
export function openedByMacro(signature: string): readonly string[] {
  return /^#\s*define\b/.test(signature) ? [...signature.matchAll(OPENED)].map((match) => match[1]!) : [];
}

/**
 * Namespaces that only macros open. What such a macro opens ends nowhere that a parser sees: what is declared in it stands outside of all
 * namespaces, as far as the index knows, and is looked for there.
 */
export class MacroNamespaces {
  readonly #modules: Iterable<ModuleEntry>;
  readonly #reached: ReachedFiles;
  readonly #seen = new Map<ModuleEntry, readonly string[]>();
  #openings: ReadonlyMap<string, readonly ModuleEntry[]> | undefined;

  constructor(modules: Iterable<ModuleEntry>, reached: ReachedFiles) {
    this.#modules = modules;
    this.#reached = reached;
  }

  /** The namespaces that macros open which a file sees. */
  seenBy(module: ModuleEntry): readonly string[] {
    let seen = this.#seen.get(module);
    if (seen === undefined) {
      this.#openings ??= openingsOf(this.#modules);
      const isSeen = (other: ModuleEntry) => this.#reached.sees(module, other);
      seen = [...this.#openings].flatMap(([name, modules]) => (modules.some(isSeen) ? [name] : []));
      this.#seen.set(module, seen);
    }
    return seen;
  }
}

function openingsOf(modules: Iterable<ModuleEntry>): ReadonlyMap<string, readonly ModuleEntry[]> {
  const openings = new Map<string, ModuleEntry[]>();
  for (const module of modules) {
    if (module.language.sharesNames !== 'imported') continue;
    for (const { kind, signature } of module.facts.definitions) {
      if (kind !== 'constant') continue;
      for (const name of openedByMacro(signature)) openings.set(name, [...(openings.get(name) ?? []), module]);
    }
  }
  return openings;
}
