import type { CodeIndex } from '../indexing/codeIndex.ts';
import { baseName, extensionOf, type RepoPath, toRepoPath } from '../model/repoPath.ts';
import { namesOfId, pathOfId } from '../model/symbolId.ts';
import { slips } from '../text/spelling.ts';

/** More are no help. */
const MOST = 3;

interface Similar {
  readonly target: string;
  /** 0: the same name in the same file; then the same in another file of that name, in any; then misspelt ones. */
  readonly order: number;
}

/**
 * What the writer of a target that is none may have meant, for the message: the name under another owner or in another file,
 * a misspelt one, a file of the same or a similar name, something in the file that is named. Best first; nobody is ever answered with one of them.
 */
export function similarTargets(target: string, index: CodeIndex): string[] {
  const line = /:(\d+)$/.exec(target);
  if (line !== null && !target.includes('#')) {
    const path = target.slice(0, line.index);
    return best(similarFiles(path, index).map(({ target: file, order }) => ({ target: file + line[0], order })));
  }
  const hash = target.indexOf('#');
  const whole = hash < 0 ? index.modules.get(toRepoPath(target) ?? '') : undefined;
  if (whole !== undefined) return whole.ids.filter((_, at) => whole.facts.definitions[at]!.parent < 0).slice(0, MOST);
  const path = hash < 0 ? undefined : (toRepoPath(pathOfId(target)) ?? pathOfId(target));
  const names = namesOfId(hash < 0 ? `#${target}` : target);
  return best(similarDefinitions(path, names, index));
}

function similarDefinitions(path: RepoPath | undefined, names: readonly string[], index: CodeIndex): Similar[] {
  const last = names.at(-1);
  if (last === undefined || last === '') return [];
  const found: Similar[] = [];
  for (const module of index.modules.values()) {
    const here = module.path === path;
    const alike = path === undefined || baseName(module.path) === baseName(path);
    module.facts.definitions.forEach(({ name }, at) => {
      const target = module.ids[at]!;
      if (name === last) {
        if (here) found.push({ target, order: 0 });
        else if (endsWith(namesOfId(target), names)) found.push({ target, order: alike ? 1 : 2 });
        return;
      }
      const count = here ? slips(last, name) : undefined;
      if (count !== undefined) found.push({ target, order: 2 + count });
    });
  }
  return found;
}

function similarFiles(path: string, index: CodeIndex): Similar[] {
  const written = path.replaceAll('\\', '/');
  return [...index.modules.keys()].flatMap((file) => {
    const count = extensionOf(file) === extensionOf(written) ? slips(stemOf(written), stemOf(file)) : undefined;
    return count === undefined ? [] : [{ target: file, order: count }];
  });
}

/** An ending that all share would make any two names alike. */
function stemOf(path: RepoPath): string {
  const name = baseName(path);
  return name.slice(0, name.length - extensionOf(path).length);
}

function endsWith(names: readonly string[], end: readonly string[]): boolean {
  return end.every((name, at) => names.at(at - end.length) === name);
}

/** Equally good ones by path, and in source order. */
function best(found: readonly Similar[]): string[] {
  return found
    .toSorted((a, b) => a.order - b.order)
    .slice(0, MOST)
    .map(({ target }) => target);
}
