import type { Language } from '../../languages/language.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { FoundModule } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { ModuleQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Which files and folders the imports of a file mean, those that its project implies included. */
export class ImportedModules implements ModuleQuestions {
  readonly #parts: ResolverParts;
  readonly #implied = new Map<ModuleEntry, readonly ImportFact[]>();
  #sharing: ReadonlyMap<RepoPath, readonly ImportFact[]> | undefined;
  readonly #found = new Map<ModuleEntry, Map<string, FoundModule>>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What an import of a file means. */
  find(module: ModuleEntry, from: string): FoundModule {
    let ofModule = this.#found.get(module);
    if (ofModule === undefined) {
      ofModule = new Map();
      this.#found.set(module, ofModule);
    }
    let found = ofModule.get(from);
    if (found === undefined) {
      found = module.language.findModule(
        this.#parts.files,
        module.path,
        from,
        (path) => this.#parts.byPath.get(path)?.facts,
      );
      ofModule.set(from, found);
    }
    return found;
  }

  /** Whole imports of a file, those of its project included. */
  starImports(module: ModuleEntry): readonly ImportFact[] {
    const implied = this.impliedImports(module);
    return implied.length === 0
      ? module.starImports
      : [...module.starImports, ...implied.filter(({ name }) => name === '*')];
  }

  /** The imports that the project of a file implies. */
  impliedImports(module: ModuleEntry): readonly ImportFact[] {
    const { impliedImports } = module.language;
    if (impliedImports === undefined) return [];
    let implied = this.#implied.get(module);
    if (implied === undefined) {
      this.#sharing ??= sharedImports(this.#parts.byPath.values());
      implied = impliedImports(this.#parts.files, module.path, this.#sharing);
      this.#implied.set(module, implied);
    }
    return implied;
  }

  /** The module of the workspace that an import of a file means. */
  fileOf(module: ModuleEntry, from: string): ModuleEntry | undefined {
    const found = this.find(module, from);
    return found.kind === 'file' ? this.#parts.byPath.get(found.path) : undefined;
  }

  /** A module inside a folder, or a folder in it. */
  submodule(language: Language, folder: RepoPath, name: string): readonly Value[] {
    for (const candidate of language.submodules?.(folder, name) ?? []) {
      const module = this.#parts.byPath.get(candidate);
      if (module !== undefined) return [{ kind: 'module', module }];
    }
    const path = folder === '' ? name : `${folder}/${name}`;
    return this.#parts.files.hasFolder(path) ? [{ kind: 'folder', path, language }] : NOTHING;
  }

  /** The file that an import means, also where it names something in a namespace. */
  importedFile(module: ModuleEntry, from: string): RepoPath | undefined {
    const found = this.find(module, from);
    if (found.kind === 'file') return found.path;
    if (found.kind !== 'namespace' || !module.language.overloads) return undefined;
    const value = this.#parts.namespaced.qualified(module, found.name)?.[0];
    return value?.kind === 'definition' ? value.module.path : undefined;
  }
}

/** The imports that files share with their project, by file. */
function sharedImports(modules: Iterable<ModuleEntry>): ReadonlyMap<RepoPath, readonly ImportFact[]> {
  const found = new Map<RepoPath, readonly ImportFact[]>();
  for (const { path, facts } of modules) {
    const shared = facts.imports.filter((fact) => fact.shared);
    if (shared.length > 0) found.set(path, shared);
  }
  return found;
}
