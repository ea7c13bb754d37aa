import type { Language } from '../../languages/language.ts';
import { baseName, folderOf, type RepoPath } from '../../model/repoPath.ts';
import { CLASS_KINDS } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { lastSegment, type NamespacePart, outerOf, PlatformNames } from './platformNames.ts';
import { foldersAround, isUnder, Twins } from './twins.ts';

const NONE: readonly NamespacePart[] = [];

/** Which files share a namespace: Go packages, Java and C# packages, and the like. Files are in path order. */
export class Namespaces {
  readonly #platforms = new Map<string, PlatformNames>();
  readonly #ofModule = new Map<RepoPath, string>();
  readonly #around = new Map<ModuleEntry, Map<number, readonly string[]>>();
  readonly #separate = new Map<string, boolean>();
  #twins: Map<RepoPath, Set<RepoPath>> | undefined;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>) {
    for (const module of modules.values()) {
      const name = module.language.namespaceOf?.(module.path, module.facts);
      if (name === undefined) continue;
      this.#ofModule.set(module.path, name);
      this.#add(name, { module, parent: -1 });
      const { definitions } = module.facts;
      const inner = new Map<number, string>([[-1, name]]);
      definitions.forEach((definition, index) => {
        const outer = definition.kind === 'namespace' ? inner.get(definition.parent) : undefined;
        if (outer === undefined) return;
        inner.set(index, outer === '' ? definition.name : `${outer}.${definition.name}`);
        this.#add(inner.get(index)!, { module, parent: index });
      });
    }
  }

  #add(name: string, part: NamespacePart): void {
    const platform = platformOf(part.module.language);
    const names = this.#platforms.get(platform) ?? new PlatformNames();
    this.#platforms.set(platform, names);
    names.add(name, part);
  }

  #of(language: Language): PlatformNames | undefined {
    return this.#platforms.get(platformOf(language));
  }

  of(module: ModuleEntry): string | undefined {
    return this.#ofModule.get(module.path);
  }

  /** The namespaces around a definition (-1: the file's own), innermost first. */
  around(module: ModuleEntry, from: number): readonly string[] {
    const own = this.of(module);
    if (own === undefined) return [];
    const innermost = innermostNamespace(module, from);
    let known = this.#around.get(module);
    if (known === undefined) {
      known = new Map();
      this.#around.set(module, known);
    }
    let around = known.get(innermost);
    if (around === undefined) {
      around = namesAround(own, module, innermost);
      known.set(innermost, around);
    }
    return around;
  }

  partsOf(language: Language, name: string): readonly NamespacePart[] {
    return this.#of(language)?.parts.get(name) ?? NONE;
  }

  /** Of the parts of a namespace those that declare a name (without type arguments), in the same order. */
  declaring(language: Language, namespace: string, name: string): readonly NamespacePart[] {
    return this.#of(language)?.declaring(namespace).get(name) ?? NONE;
  }

  /** True for a namespace with files and for one that only has others inside. */
  has(language: Language, name: string): boolean {
    return name !== '' && this.hasInside(language, outerOf(name), lastSegment(name));
  }

  /** The same for a name that is written inside a namespace. */
  hasInside(language: Language, namespace: string, name: string): boolean {
    return this.#of(language)?.inside.get(namespace)?.has(name) === true;
  }

  /**
   * The parts that a file means: those of its own program, the nearest by folder; none where two are equally near. Of several
   * for different platforms, the one that declares them.
   */
  nearest<Part extends NamespacePart & { readonly index: number }>(
    near: ModuleEntry,
    parts: readonly Part[],
  ): readonly Part[] {
    const seen = parts.filter(({ module }) => module === near || !this.separate(near.path, module.path));
    if (seen.length < 2) return seen;
    const distances = seen.map(({ module }) => distance(near.path, module.path));
    const least = Math.min(...distances);
    let closest = seen.filter((_, index) => distances[index] === least);
    // What several parts of a program define for different platforms is declared once for all.
    if (new Set(closest.map(({ module }) => module)).size > 1) closest = closest.filter((part) => isExpected(part));
    return new Set(closest.map(({ module }) => module)).size === 1 ? closest : [];
  }

  /** The parts of a file's own program, the nearest first. */
  ordered<Part extends NamespacePart>(near: ModuleEntry, parts: readonly Part[]): readonly Part[] {
    return parts
      .filter(({ module }) => module === near || !this.separate(near.path, module.path))
      .map((part) => ({ part, far: part.module === near ? -1 : distance(near.path, part.module.path) }))
      .sort((a, b) => a.far - b.far)
      .map(({ part }) => part);
  }

  /**
   * True when two files are of different programs: of copies of one that lie beside each other. A type of one name and namespace,
   * declared in files of one name, exists once in a program; where it does not, the folders in which the paths differ are such copies.
   */
  separate(a: RepoPath, b: RepoPath): boolean {
    this.#twins ??= this.#findTwins();
    if (this.#twins.size === 0) return false;
    const key = `${folderOf(a)}\0${folderOf(b)}`;
    let separate = this.#separate.get(key);
    if (separate === undefined) {
      separate = foldersAround(a).some((one) =>
        [...(this.#twins!.get(one) ?? [])].some((other) => {
          const sides = [sideOf(a, one, other), sideOf(b, one, other)];
          return sides[0] !== 0 && sides[1] !== 0 && sides[0] !== sides[1];
        }),
      );
      this.#separate.set(key, separate);
    }
    return separate;
  }

  /** Which folders are copies of which, as a text to compare. */
  copies(): string {
    this.#twins ??= this.#findTwins();
    return [...this.#twins]
      .map(([one, others]) => [one, ...[...others].sort()].join('\0'))
      .sort()
      .join('\n');
  }

  #findTwins(): Map<RepoPath, Set<RepoPath>> {
    const twins = new Twins();
    for (const parts of [...this.#platforms.values()].flatMap((names) => [...names.parts.values()])) {
      const places = new Map<string, RepoPath[]>();
      for (const { module, parent } of parts) {
        for (const [name, index] of module.members.get(parent) ?? []) {
          const { kind, signature } = module.facts.definitions[index]!;
          // Where functions are members of namespaces, one with the same header exists once as well.
          const isFunction =
            module.language.extensionFunctions === true && kind === 'function' && !/\bprivate\s/.test(signature);
          if (!(CLASS_KINDS.has(kind) || isFunction) || module.language.partHeader?.test(signature)) continue;
          const key = `${isFunction ? signature : name}\0${baseName(module.path)}`;
          const list = places.get(key);
          if (list === undefined) places.set(key, [module.path]);
          else list.push(module.path);
        }
      }
      for (const paths of places.values()) twins.add(paths);
    }
    return twins.found();
  }
}

function isExpected({ module, index }: { readonly module: ModuleEntry; readonly index: number }): boolean {
  return module.language.expectHeader?.test(module.facts.definitions[index]!.signature) ?? true;
}

function platformOf(language: Language): string {
  return language.platform ?? language.id;
}

/** The definition of the innermost namespace around another, or itself if it is one; -1 for the file. */
export function innermostNamespace({ facts }: ModuleEntry, from: number): number {
  let index = from;
  while (index >= 0 && facts.definitions[index]!.kind !== 'namespace') index = facts.definitions[index]!.parent;
  return index;
}

/** The namespaces around a definition of a file that is in `own`, innermost first. */
function namesAround(own: string, module: ModuleEntry, from: number): readonly string[] {
  const inner: string[] = [];
  for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
    const { kind, name } = module.facts.definitions[index]!;
    if (kind === 'namespace') inner.unshift(name);
  }
  const name = [own, ...inner].filter((part) => part !== '').join('.');
  if (!module.language.outerNamespaces) return [name];
  const all: string[] = [];
  for (let outer = name; ; outer = outerOf(outer)) {
    all.push(outer);
    if (outer === '') return all;
  }
}

/** On which side of a pair of copies a file is; the inner folder counts where one is in the other. */
function sideOf(path: RepoPath, one: RepoPath, other: RepoPath): 0 | 1 | 2 {
  const [first, second]: readonly (1 | 2)[] = one.length >= other.length ? [1, 2] : [2, 1];
  const [inner, outer] = one.length >= other.length ? [one, other] : [other, one];
  if (isUnder(path, inner)) return first!;
  return isUnder(path, outer) ? second! : 0;
}

/** How many folders lie between two files. */
function distance(a: RepoPath, b: RepoPath): number {
  const one = folderOf(a).split('/');
  const other = folderOf(b).split('/');
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  return one.length + other.length - 2 * shared;
}
