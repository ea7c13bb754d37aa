import { codeFolderOf } from '../../model/codeFolder.ts';
import { isTestPath } from '../../model/testPath.ts';
import { type ModuleEntry, memberOfType } from '../moduleEntry.ts';
import type { Definition } from '../types/values.ts';
import { pathsOf } from './openedScopes.ts';

const NONE: readonly never[] = [];

/**
 * Constants where they are global (Ruby): whatever loads a file, what is defined once in the workspace is what a name means. Classes
 * and modules that are opened in several files of one program count once; namesakes of two programs, and constants that are
 * set twice, mean nothing.
 */
export class GlobalConstants {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  readonly #reopened = new Map<readonly Definition[], boolean>();
  readonly #members = new Map<readonly Definition[], ReadonlyMap<string, readonly Definition[]>>();
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
    if (!this.#isReopened(all)) return null;
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
    return isOne && all.length > 1 && this.#isReopened(all)
      ? all.filter((part) => part.module !== module || part.index !== index)
      : [];
  }

  /** A member of a class or module that a single one of the files has that open it: of the type itself, or of its instances. */
  memberOf(module: ModuleEntry, index: number, name: string, ofType: boolean): Definition | undefined {
    const all = this.#named(pathsOf(module)[index]!);
    if (all.length < 2 || !this.#isReopened(all)) return undefined;
    let members = this.#members.get(all);
    if (members === undefined) {
      members = membersOf(all);
      this.#members.set(all, members);
    }
    const found = members.get(ofType ? memberOfType(name) : name);
    return found?.length === 1 ? found[0] : undefined;
  }

  #isReopened(all: readonly Definition[]): boolean {
    let reopened = this.#reopened.get(all);
    if (reopened === undefined) {
      reopened = isReopened(all);
      this.#reopened.set(all, reopened);
    }
    return reopened;
  }

  #named(path: string): readonly Definition[] {
    this.#byName ??= constantsOf(this.#modules.values());
    return this.#byName.get(path) ?? NONE;
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

/** What the parts of a class or module declare, by name; what they only assign is left out. */
function membersOf(parts: readonly Definition[]): Map<string, Definition[]> {
  const members = new Map<string, Definition[]>();
  for (const { module, index } of parts) {
    for (const [name, at] of module.members.get(index) ?? []) {
      if (module.facts.definitions[at]!.assigned) continue;
      const list = members.get(name);
      const member: Definition = { kind: 'definition', module, index: at };
      if (list === undefined) members.set(name, [member]);
      else list.push(member);
    }
  }
  return members;
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
