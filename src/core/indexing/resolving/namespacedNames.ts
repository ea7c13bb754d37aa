import { anyScript } from '../../model/anyScript.ts';
import { baseName } from '../../model/repoPath.ts';
import { isFunctionValue, TYPE_BODIES } from '../definitionKinds.ts';
import { conditionalFile, type ModuleEntry } from '../moduleEntry.ts';
import { type Arity, bareName, ownMembers, TYPE } from '../overloads/overloads.ts';
import { ofTypeArity } from '../types/typeArity.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { NamespaceQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What names mean that several files of a namespace declare together. */
export class NamespacedNames implements NamespaceQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** A top-level name of any file of a namespace, or a namespace inside it. */
  inNamespace(near: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[] {
    const { language } = near;
    const places = this.#parts.namespaces.declaring(language, namespace, bareName(name)).flatMap(({ module, parent }) =>
      ownMembers(module, parent, name, arity)
        .filter((index) => module.facts.definitions[index]!.kind !== 'namespace')
        .filter((index) => module === near || !isPrivate(module, index))
        .filter((index) => module.language === language || TYPE_BODIES.has(module.facts.definitions[index]!.kind))
        .map((index) => ({ kind: 'definition' as const, module, parent, index })),
    );
    if (language.extensionFunctions && places.length > 1) {
      const ordered = this.#parts.namespaces.ordered(near, places);
      const functions = ordered.filter((place) => isFunctionValue(place));
      const isCalled = arity !== undefined && arity >= 0;
      const built = isCalled ? this.#built(ordered) : [];
      // Functions of one name in one package are overloads, in whatever files they are, and so are they and a class's
      // constructors; of other things the nearest counts.
      if (functions.length > 0)
        return [...functions, ...built].map(({ kind, module: of, index }) => ({ kind, module: of, index }));
    }
    const fit = language.typesByArity ? ofTypeArity(places, name) : places;
    const parts = language.typesByArity ? this.#partsIn(near, fit) : undefined;
    if (parts !== undefined) return parts;
    const counting =
      places.length > 1
        ? language.alternatives?.(
            conditionalFile(near),
            places.map(({ module }) => conditionalFile(module)),
          )
        : undefined;
    const found =
      counting !== undefined
        ? places.filter(({ module }) => counting.includes(module.path))
        : places.length === 0
          ? places
          : this.#parts.namespaces.nearest(near, fit);
    if (found.length > 0) return found.map(({ kind, module, index }) => ({ kind, module, index }));
    const bare = bareName(name);
    if (!this.#parts.namespaces.hasInside(language, namespace, bare)) return NOTHING;
    return [{ kind: 'namespace', name: namespace === '' ? bare : `${namespace}.${bare}`, language, near }];
  }

  /** The class that a call may construct, with its parts: what is expected says which arguments may be left out. */
  #built<Place extends { readonly module: ModuleEntry; readonly index: number }>(
    places: readonly Place[],
  ): readonly Place[] {
    const classes = places.filter(({ module, index }) => module.facts.definitions[index]!.kind === 'class');
    const areParts = classes.every(
      ({ module, index }) => module.language.partHeader?.test(module.facts.definitions[index]!.signature) === true,
    );
    return areParts ? classes : classes.slice(0, 1);
  }

  /** A type that several files declare together: the part in the file named after it, else the first. */
  #partsIn(
    near: ModuleEntry,
    places: readonly { readonly module: ModuleEntry; readonly index: number }[],
  ): readonly Value[] | undefined {
    const { partHeader } = near.language;
    if (partHeader === undefined || places.length < 2) return undefined;
    const seen = places.filter(
      ({ module }) => module === near || !this.#parts.namespaces.separate(near.path, module.path),
    );
    const fact = ({ module, index }: (typeof places)[number]) => module.facts.definitions[index]!;
    if (seen.length < 2 || !seen.every((place) => partHeader.test(fact(place).signature))) return undefined;
    const named = seen.find(
      (place) => baseName(place.module.path).replace(anyScript(/\.\w+$/), '') === fact(place).name,
    );
    const { module, index } = named ?? seen[0]!;
    return [{ kind: 'definition', module, index }];
  }

  /** What a dotted name means that begins with a namespace: the namespace itself, or what is in it; undefined outside all. */
  qualified(near: ModuleEntry, dotted: string, arity?: Arity): readonly Value[] | undefined {
    const { language } = near;
    if (this.#parts.namespaces.has(language, dotted)) return [{ kind: 'namespace', name: dotted, language, near }];
    const segments = dotted.split('.');
    let inside = false;
    for (let length = segments.length - 1; length > 0; length--) {
      const namespace = segments.slice(0, length).join('.');
      const parts = this.#parts.namespaces.partsOf(language, namespace);
      if (parts.length === 0) continue;
      inside = true;
      const rest = segments.slice(length);
      let values = this.inNamespace(near, namespace, rest[0]!, rest.length === 1 ? arity : TYPE);
      rest.slice(1).forEach((name, at) => {
        values = this.#parts.members.member(values, name, at === rest.length - 2 ? arity : TYPE);
      });
      if (values.length > 0) return values;
    }
    return inside ? NOTHING : undefined;
  }

  /** What an import of a namespaced name means: of the workspace, or of outside. */
  qualifiedImport(module: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[] {
    const dotted = name === '' ? namespace : `${namespace}.${name}`;
    const found = this.qualified(module, dotted, arity);
    if (found !== undefined) return found;
    // By custom packages are written small and types are not; .NET writes both large.
    const segments = dotted.split('.');
    const type = segments.findIndex((segment, index) => index > 0 && /^\p{Lu}/u.test(segment));
    const cut = module.language.outerNamespaces || type < 0 ? Math.max(1, segments.length - 1) : type;
    return [{ kind: 'external', package: segments.slice(0, cut).join('.'), name: segments.slice(cut).join('.') }];
  }
}

/** Whether a name at a file's top is for that file alone, where files say so (Kotlin). */
function isPrivate({ language, facts }: ModuleEntry, index: number): boolean {
  const { signature, parent } = facts.definitions[index]!;
  if (language.extensionFunctions !== true || parent >= 0) return false;
  return /(^|\s)private\s/.test(signature.slice(0, Math.max(0, signature.search(DECLARES))));
}

const DECLARES = /\b(?:fun|val|var|class|object|interface|typealias)\b/;
