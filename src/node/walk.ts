import { type Dirent, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Cancelled } from '../core/errors.ts';
import type { Cancellation, ListedFile, TakeTurn } from '../core/ports.ts';
import { type IgnoreRules, insideFolder, isIgnored, withIgnoreFile } from './ignoreRules.ts';
import { isWorkTree, workTreeAround } from './repositories.ts';

interface Folder {
  /** Relative to the root, with a final slash, `''` for the root. */
  readonly path: string;
  readonly rules: IgnoreRules | undefined;
  /** Whether it lies in a repository: others are not entered from there. */
  readonly inRepository: boolean;
}

/**
 * Lists what git would list as untracked and not ignored in a repository without commits, running no program: for
 * untrusted folders and machines without git. Links are named but not followed, other repositories not entered from one;
 * of a root that is in none, those below are all there is, and are. Folders that cannot be read are left out, as git leaves them out. In no particular order. Throws `Cancelled`.
 */
export async function walk(root: string, takeTurn: TakeTurn, cancellation?: Cancellation): Promise<ListedFile[]> {
  const around = rulesAround(root);
  if (around === 'ignored') return [];
  const files: ListedFile[] = [];
  const folders: Folder[] = [{ path: '', rules: around.rules, inRepository: around.inRepository }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    await takeTurn();
    if (cancellation?.cancelled) throw new Cancelled();
    visit(root, around.prefix, folder, files, folders);
  }
  return files;
}

function visit(root: string, prefix: string, folder: Folder, files: ListedFile[], folders: Folder[]): void {
  const absolute = join(root, folder.path);
  const entries = entriesOf(absolute);
  const isTop = entries.some((entry) => entry.name === '.git') && isWorkTree(absolute);
  if (isTop && folder.inRepository && folder.path !== '') return;
  const inRepository = folder.inRepository || isTop;
  const hasRules = entries.some((entry) => entry.name === '.gitignore');
  const rules = hasRules
    ? withIgnoreFile(folder.rules, join(absolute, '.gitignore'), prefix + folder.path)
    : folder.rules;
  for (const entry of entries) {
    if (entry.name === '.git') continue;
    const path = folder.path + entry.name;
    if (entry.isDirectory()) {
      const inside = `${prefix}${path}/`;
      if (!isIgnored(rules, inside))
        folders.push({ path: `${path}/`, rules: insideFolder(rules, inside), inRepository });
    } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(rules, prefix + path)) {
      files.push(entry.isFile() ? { path } : { path, skipped: 'symlink' });
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

interface Around extends Pick<Folder, 'rules' | 'inRepository'> {
  /** The root as seen from the top of its work tree. */
  readonly prefix: string;
}

/** The rules of the folders between the top of the work tree and the root, which hold below it as well. */
function rulesAround(root: string): Around | 'ignored' {
  const top = workTreeAround(root);
  if (top === undefined) return { prefix: '', rules: undefined, inRepository: false };
  let prefix = '';
  let rules: IgnoreRules | undefined;
  for (const name of relative(top, root).split(sep)) {
    if (name === '') continue;
    rules = withIgnoreFile(rules, join(top, prefix, '.gitignore'), prefix);
    prefix += `${name}/`;
    if (isIgnored(rules, prefix)) return 'ignored';
    rules = insideFolder(rules, prefix);
  }
  return { prefix, rules, inRepository: true };
}
