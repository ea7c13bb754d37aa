import { baseName, type RepoPath } from '../model/repoPath.ts';
import { likeness, type ShapedModule } from './shapedModule.ts';

/** Below this, two files that have some definitions in common are two files. */
const SAME_FILE = 0.5;

export interface PairedModules {
  readonly pairs: readonly { readonly base: ShapedModule; readonly head: ShapedModule }[];
  readonly removed: readonly ShapedModule[];
  readonly added: readonly ShapedModule[];
}

/** Finds the changed modules of the base in the head: by path, then by equal text, then by what most of their definitions say. */
export function pairModules(base: readonly ShapedModule[], head: readonly ShapedModule[]): PairedModules {
  const left = new Map(base.map((each) => [each.module.path, each]));
  const right = new Map(head.map((each) => [each.module.path, each]));
  const pairs: { base: ShapedModule; head: ShapedModule }[] = [];
  const pair = (one: ShapedModule, other: ShapedModule): void => {
    pairs.push({ base: one, head: other });
    left.delete(one.module.path);
    right.delete(other.module.path);
  };
  for (const each of base) {
    const same = right.get(each.module.path);
    if (same !== undefined) pair(each, same);
  }
  for (const each of [...left.values()]) {
    const same = sameText(each, right);
    if (same !== undefined) pair(each, same);
  }
  const alike = alikePairs([...left.values()], [...right.values()]).sort((a, b) => b.score - a.score);
  for (const { one, other, score } of alike) {
    if (score >= SAME_FILE && left.has(one.module.path) && right.has(other.module.path)) pair(one, other);
  }
  return { pairs, removed: [...left.values()], added: [...right.values()] };
}

/** A file with the same text; of several the only one that is called the same. */
function sameText(one: ShapedModule, among: ReadonlyMap<RepoPath, ShapedModule>): ShapedModule | undefined {
  const same = [...among.values()].filter(({ module }) => module.digest === one.module.digest);
  if (same.length === 1) return same[0];
  const named = same.filter(({ module }) => baseName(module.path) === baseName(one.module.path));
  return named.length === 1 ? named[0] : undefined;
}

/** Those that share something at all. */
function alikePairs(base: readonly ShapedModule[], head: readonly ShapedModule[]) {
  const contents = new Map(head.map((each) => [each, each.contents(-1)]));
  const holders = new Map<string, ShapedModule[]>();
  for (const [each, parts] of contents) {
    for (const part of parts) holders.set(part, [...(holders.get(part) ?? []), each]);
  }
  return base.flatMap((one) => {
    const parts = one.contents(-1);
    const others = new Set([...parts].flatMap((part) => holders.get(part) ?? []));
    return [...others]
      .filter((other) => other.module.language.id === one.module.language.id)
      .map((other) => ({ one, other, score: likeness(parts, contents.get(other)!) }));
  });
}
