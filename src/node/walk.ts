import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Cancelled } from '../core/errors.ts';
import type { Cancellation, ListedFile, TakeTurn } from '../core/ports.ts';
import { type IgnoreRules, insideFolder, isIgnored, withIgnoreFile } from './ignoreRules.ts';
import { NO_UTF8 } from './listedKinds.ts';
import { isWorkTree, workTreeAround } from './repositories.ts';

interface Folder {
  /** Relative to the root, with a final slash, `''` for the root. */
  readonly path: string;
  readonly rules: IgnoreRules | undefined;
  /** Whether it lies in a repository: others are not entered from there. */
  readonly inRepository: boolean;
  /** Its absolute path as the system has it, where that is no UTF-8 and `path` opens nothing. */
  readonly place?: Buffer;
}

interface Entry {
  readonly name: string;
  readonly place?: Buffer;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
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
  const entries = entriesOf(folder.place ?? absolute);
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
        folders.push({ path: `${path}/`, rules: insideFolder(rules, inside), inRepository, ...placeOf(entry) });
    } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(rules, prefix + path)) {
      files.push(entry.isFile() ? { path } : { path, skipped: 'symlink' });
    }
  }
}

/** What lies in a folder; nothing of one that cannot be read. */
function entriesOf(folder: string | Buffer): readonly Entry[] {
  try {
    if (typeof folder === 'string') {
      const entries = readdirSync(folder, { withFileTypes: true });
      if (!entries.some(({ name }) => name.includes(NO_UTF8))) return entries;
    }
    const names = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
    return names.map((entry) => ({
      name: entry.name.toString('utf8'),
      place: Buffer.concat([Buffer.from(folder), Buffer.from(sep), entry.name]),
      isDirectory: () => entry.isDirectory(),
      isFile: () => entry.isFile(),
      isSymbolicLink: () => entry.isSymbolicLink(),
    }));
  } catch {
    return [];
  }
}

/** Where a folder lies, as bytes, where its name alone does not say it; what is in it is listed, so that it can be said why it is not read. */
function placeOf({ place }: Entry): Pick<Folder, 'place'> {
  return place === undefined || isUtf8(place) ? {} : { place };
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
