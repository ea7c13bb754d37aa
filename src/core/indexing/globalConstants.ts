import { codeFolderOf } from '../model/codeFolder.ts';
import { isTestPath } from '../model/testPath.ts';
import { type ModuleEntry, memberOfType } from './moduleEntry.ts';
import { pathsOf } from './sharedNames.ts';
import type { Value } from './values.ts';

type Definition = Extract<Value, { kind: 'definition' }>;

/**
 * Constants where they are global (Ruby): whatever loads a file, what is defined once in the workspace is what a name means. Classes
 * and modules that are opened in several files of one program count once; namesakes of two programs, and constants that are
 * set twice, mean nothing.
 */
export class GlobalConstants {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  #byName: ReadonlyMap<string, readonly Definition[]> | undefined;

  constructor(modules: ReadonlyMap<string, ModuleEntry>) {
    this.#modules = modules;
  }

  /** What a name means in a scope (dotted, empty for none): undefined where nothing has it, null where it is not clear which does. */
  lookUp(scope: string, name: string): Definition | null | undefined {
    const all = this.#named(scope === '' ? name : `${scope}.${name}`);
    const [first] = all;
    if (first === undefined) return undefined;
    if (new Set(all.map(({ module }) => module)).size === 1) return all.at(-1)!;
    if (!isReopened(all)) return null;
    // The file that has its name, else one that says what it extends.
    return (
      all.find(({ module }) => hasName(module, name)) ??
      all.find(({ module, index }) => module.bases.has(index)) ??
      first
    );
  }

  /** The other places where the files of one program open a class or module. */
  partsOf(module: ModuleEntry, index: number): readonly Definition[] {
    const all = this.#named(pathsOf(module)[index]!);
    const isOne = all.some((part) => part.module === module && part.index === index);
    return isOne && all.length > 1 && isReopened(all)
      ? all.filter((part) => part.module !== module || part.index !== index)
      : [];
  }

  /** A member of a class or module that a single one of the files has that open it: of the type itself, or of its instances. */
  memberOf(module: ModuleEntry, index: number, name: string, ofType: boolean): Definition | undefined {
    const all = this.#named(pathsOf(module)[index]!);
    if (all.length < 2 || !isReopened(all)) return undefined;
    const key = ofType ? memberOfType(name) : name;
    const found = all.flatMap((part): Definition[] => {
      const member = part.module.members.get(part.index)?.get(key);
      return member === undefined || part.module.facts.definitions[member]!.assigned
        ? []
        : [{ kind: 'definition', module: part.module, index: member }];
    });
    return found.length === 1 ? found[0] : undefined;
  }

  #named(path: string): readonly Definition[] {
    this.#byName ??= constantsOf(this.#modules.values());
    return this.#byName.get(path) ?? [];
  }
}

function constantsOf(modules: Iterable<ModuleEntry>): Map<string, Definition[]> {
  const found = new Map<string, Definition[]>();
  for (const module of modules) {
    // Tests and benchmarks have namesakes of what they are for, and of each other: they are seen by who loads them.
    if (module.language.sharesNames !== 'connected' || isTestPath(module.path)) continue;
    const paths = pathsOf(module);
    module.facts.definitions.forEach(({ kind, enclosed }, index) => {
      if (enclosed || (kind !== 'class' && kind !== 'namespace' && kind !== 'constant')) return;
      const list = found.get(paths[index]!);
      const place: Definition = { kind: 'definition', module, index };
      if (list === undefined) found.set(paths[index]!, [place]);
      else list.push(place);
    });
  }
  return found;
}

/** Whether a file is called as a constant is: `html_pipeline` for `HtmlPipeline`. */
function hasName({ path, language }: ModuleEntry, name: string): boolean {
  const file = `/${path.toLowerCase().replaceAll('_', '')}`;
  return language.extensions.some((extension) => file.endsWith(`/${name.toLowerCase()}${extension}`));
}

/** Whether definitions of one name are a class or module that the files of one program open. */
function isReopened(all: readonly Definition[]): boolean {
  const kinds = new Set(all.map(({ module, index }) => module.facts.definitions[index]!.kind));
  if (kinds.size > 1 || kinds.has('constant')) return false;
  return new Set(all.map(({ module }) => codeFolderOf(module.path))).size === 1;
}
