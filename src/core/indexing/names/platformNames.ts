import type { ModuleEntry } from '../moduleEntry.ts';

/** Where names of a namespace are declared: a file, or a namespace definition in it. */
export interface NamespacePart {
  readonly module: ModuleEntry;
  /** The namespace's definition, -1 when the whole file is in it. */
  readonly parent: number;
}

/** What the files of a platform declare, by the dotted names of namespaces. */
export class PlatformNames {
  readonly parts = new Map<string, NamespacePart[]>();
  /** Names of the namespaces right inside each, those without files of their own included. */
  readonly inside = new Map<string, Set<string>>();
  readonly #declaring = new Map<string, ReadonlyMap<string, readonly NamespacePart[]>>();

  add(name: string, part: NamespacePart): void {
    const list = this.parts.get(name);
    if (list === undefined) this.parts.set(name, [part]);
    else list.push(part);
    for (let inner = name; inner !== ''; inner = outerOf(inner)) {
      const outer = outerOf(inner);
      const names = this.inside.get(outer) ?? new Set();
      this.inside.set(outer, names.add(lastSegment(inner)));
    }
  }

  /** The parts of a namespace by the names that they declare. */
  declaring(namespace: string): ReadonlyMap<string, readonly NamespacePart[]> {
    const known = this.#declaring.get(namespace);
    if (known !== undefined) return known;
    const byName = new Map<string, NamespacePart[]>();
    for (const part of this.parts.get(namespace) ?? []) {
      for (const declared of part.module.members.get(part.parent)?.keys() ?? []) {
        const list = byName.get(declared);
        if (list === undefined) byName.set(declared, [part]);
        else list.push(part);
      }
    }
    this.#declaring.set(namespace, byName);
    return byName;
  }
}

/** What is left of a dotted name without its last segment. */
export function outerOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** The last segment of a dotted name. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
