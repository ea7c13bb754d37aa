import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { baseName, folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { readLooseJson, stringsOf } from './looseJson.ts';
import { type PackageManifest, readPackageManifest } from './packageManifest.ts';

/** A folder with a `package.json`. */
export interface Package {
  readonly folder: RepoPath;
  readonly manifest: PackageManifest;
}

interface KnownPackages {
  readonly byFolder: ReadonlyMap<RepoPath, Package>;
  /** The packages of each workspace by name; the key is the workspace's root. */
  readonly members: Map<RepoPath, ReadonlyMap<string, Package>>;
}

const known = new WeakMap<WorkspaceFiles, KnownPackages>();

/** The package that a file belongs to: the nearest `package.json` above it. */
export function packageAround(files: WorkspaceFiles, path: RepoPath): Package | undefined {
  return [...packagesAround(files, path)][0];
}

/** The package in exactly this folder. */
export function packageIn(files: WorkspaceFiles, folder: RepoPath): Package | undefined {
  return packagesOf(files).byFolder.get(folder);
}

/**
 * The package that an importer means by a name: one around it by that name, a folder that it depends on, or a member of the
 * nearest workspace around it. Packages of other workspaces never count: their names may be the same.
 */
export function packageNamed(files: WorkspaceFiles, importer: RepoPath, name: string): Package | undefined {
  for (const around of packagesAround(files, importer)) {
    if (around.manifest.name === name) return around;
    const link = around.manifest.linked.get(name);
    const folder = link === undefined ? undefined : joinPath(around.folder, link);
    const linked = folder === undefined ? undefined : packageIn(files, folder);
    if (linked !== undefined) return linked;
  }
  for (let folder = folderOf(importer); ; folder = folderOf(folder)) {
    const member = membersOf(files, folder).get(name);
    if (member !== undefined) return member;
    if (folder === '') return undefined;
  }
}

function* packagesAround(files: WorkspaceFiles, path: RepoPath): Generator<Package> {
  const { byFolder } = packagesOf(files);
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const found = byFolder.get(folder);
    if (found !== undefined) yield found;
    if (folder === '') return;
  }
}

function packagesOf(files: WorkspaceFiles): KnownPackages {
  let packages = known.get(files);
  if (packages === undefined) {
    const byFolder = new Map<RepoPath, Package>();
    for (const path of files.manifests) {
      if (baseName(path) !== 'package.json') continue;
      const manifest = readPackageManifest(files.manifest(path) ?? '');
      if (manifest !== undefined) byFolder.set(folderOf(path), { folder: folderOf(path), manifest });
    }
    packages = { byFolder, members: new Map() };
    known.set(files, packages);
  }
  return packages;
}

/** The packages of the workspace whose root is this folder; of two with one name none counts. */
function membersOf(files: WorkspaceFiles, root: RepoPath): ReadonlyMap<string, Package> {
  const { byFolder, members } = packagesOf(files);
  const before = members.get(root);
  if (before !== undefined) return before;
  const found = new Map<string, Package>();
  const patterns = workspacePatterns(files, root, byFolder.get(root));
  if (patterns.length > 0) {
    const start = root === '' ? '' : `${root}/`;
    const twice = new Set<string>();
    for (const candidate of byFolder.values()) {
      const { name } = candidate.manifest;
      if (name === undefined || !candidate.folder.startsWith(start) || candidate.folder === root) continue;
      if (!isMember(candidate.folder.slice(start.length), patterns)) continue;
      if (found.has(name)) twice.add(name);
      found.set(name, candidate);
    }
    for (const name of twice) found.delete(name);
  }
  members.set(root, found);
  return found;
}

/** Of npm, yarn, pnpm and lerna. */
function workspacePatterns(files: WorkspaceFiles, root: RepoPath, own: Package | undefined): readonly string[] {
  const at = (name: string) => files.manifest(root === '' ? name : `${root}/${name}`);
  return [
    ...(own?.manifest.workspaces ?? []),
    ...pnpmPackages(at('pnpm-workspace.yaml') ?? ''),
    ...stringsOf(readLooseJson(at('lerna.json') ?? '')?.['packages']),
  ];
}

/** The list under `packages:`, which is all of the file that says where packages are. */
function pnpmPackages(text: string): readonly string[] {
  const list = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?(?:\r?\n|$))*)/m.exec(text)?.[1] ?? '';
  const inline = /^packages:[ \t]*\[([^\]]*)\]/m.exec(text)?.[1]?.split(',') ?? [];
  return [...list.matchAll(/^[ \t]*-[ \t]*(.*)$/gm)]
    .map((match) => match[1] ?? '')
    .concat(inline)
    .map((item) =>
      item
        .replace(/\s#.*$/, '')
        .trim()
        .replace(/^(['"])(.*)\1$/, '$2'),
    )
    .filter((item) => item !== '');
}

function isMember(folder: string, patterns: readonly string[]): boolean {
  let member = false;
  for (const pattern of patterns) {
    const excludes = pattern.startsWith('!');
    if (globMatches(pattern.replace(/^!/, ''), folder)) member = !excludes;
  }
  return member;
}

/** Whether a folder matches a pattern of folders: `packages/*`, `apps/**`, `{a,b}/c`. */
function globMatches(pattern: string, folder: string): boolean {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const expression = segments.map((segment) => (segment === '**' ? '(?:/[^/]+)*' : `/${segmentExpression(segment)}`));
  return new RegExp(`^${expression.join('')}$`).test(`/${folder}`);
}

function segmentExpression(segment: string): string {
  return segment
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('?', '[^/]')
    .replaceAll('*', '[^/]*')
    .replace(/\{([^{}]*)\}/g, (_, options: string) => `(?:${options.replaceAll(',', '|')})`);
}
