import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { sourceOfBuilt } from './builtSources.ts';
import { optionsAround } from './compilerOptions.ts';
import { firstFile, packageEntry } from './packageEntry.ts';
import { targetsOf } from './packageManifest.ts';
import { packageAround, packageIn, packageNamed } from './packages.ts';
import { packageReferredTo } from './referredPackages.ts';
import { fileAt, indexOf, runningFiles, scriptAt, scriptNamed } from './scriptFiles.ts';

/** Files that say what module names mean. */
export const ECMASCRIPT_MANIFESTS = /^(package\.json|[tj]sconfig.*\.json|pnpm-workspace\.yaml|lerna\.json)$/;

/** Of a script that runs as it is written: what the module is when it runs, before what declares that for compilers. */
export function findRunningModule(files: WorkspaceFiles, importer: RepoPath, text: string): FoundModule {
  const declared = findEcmascriptModule(files, importer, text);
  const runningOnes = runningFiles(files);
  if (runningOnes === files || declared.kind !== 'file' || runningOnes.has(declared.path)) return declared;
  const found = findEcmascriptModule(runningOnes, importer, text);
  return found.kind === 'file' ? { ...found, declared: declared.path } : declared;
}

/**
 * ECMAScript and CommonJS: relative paths, `#internal` names, `paths` and `baseUrl` of the nearest configuration, packages of
 * the workspace; all others are packages of outside.
 */
export function findEcmascriptModule(files: WorkspaceFiles, importer: RepoPath, text: string): FoundModule {
  // Bundlers take what is behind a `?` as a wish for how to load.
  const from = text.replace(/\?[\w&=-]*$/, '');
  if (/^\.{1,2}(\/|$)/.test(from)) return fileOr(relativeModule(files, importer, from), MISSING);
  if (from === '' || from.startsWith('/')) return MISSING;
  const [, name = from, below = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(from) ?? [];
  const external: FoundModule = {
    kind: 'external',
    package: from.startsWith('node:') ? from.slice(5).split('/')[0]! : name,
  };
  if (from.startsWith('node:')) return external;
  return fileOr(
    (from.startsWith('#') ? internalModule(files, importer, from) : undefined) ??
      configuredModule(files, importer, from) ??
      packageModule(files, importer, name, below),
    external,
  );
}

function fileOr(path: RepoPath | undefined, otherwise: FoundModule): FoundModule {
  return path === undefined ? otherwise : { kind: 'file', path };
}

/** A folder means what its own `package.json` names, or its `index`; a built file that is not there means its source. */
function relativeModule(files: WorkspaceFiles, importer: RepoPath, from: string): RepoPath | undefined {
  const path = joinPath(folderOf(importer), from);
  if (path === undefined) return undefined;
  const folderMeant = /(^|\/)\.{0,2}$/.test(from);
  const file = folderMeant ? undefined : fileAt(files, path);
  if (file !== undefined) return file;
  const own = packageIn(files, path);
  const main = own === undefined ? undefined : firstFile(files, path, own.manifest.mains);
  if (main !== undefined) return main;
  const index = indexOf(files, path);
  if (index !== undefined) return index;
  return own === undefined ? builtModule(files, path) : packageEntry(files, own, '');
}

/** `#name` is what the `imports` of the importer's own package say. */
function internalModule(files: WorkspaceFiles, importer: RepoPath, from: string): RepoPath | undefined {
  const own = packageAround(files, importer);
  if (own === undefined) return undefined;
  return firstFile(
    files,
    own.folder,
    targetsOf(own.manifest.imports, from).filter((target) => target.startsWith('.')),
  );
}

/** By the nearest configuration that makes a file of it. */
function configuredModule(files: WorkspaceFiles, importer: RepoPath, from: string): RepoPath | undefined {
  for (const { paths, baseUrl } of optionsAround(files, importer)) {
    const best = paths
      .filter(([pattern]) => matchOf(pattern, from) !== undefined)
      // A name without a star first, then the longest beginning.
      .sort(([a], [b]) => Number(a.includes('*')) - Number(b.includes('*')) || b.indexOf('*') - a.indexOf('*'))[0];
    for (const target of best?.[1] ?? []) {
      const path = target.replace('*', () => matchOf(best![0], from) ?? '');
      const own = packageIn(files, path);
      const file =
        // A file with its ending is that one, whatever declares it.
        scriptNamed(files, path) ??
        scriptAt(files, path) ??
        (own === undefined ? undefined : packageEntry(files, own, '')) ??
        builtModule(files, path);
      if (file !== undefined) return file;
    }
    if (baseUrl === undefined) continue;
    const path = joinPath(baseUrl, from);
    const file = path === undefined ? undefined : scriptAt(files, path);
    if (file !== undefined) return file;
  }
  return undefined;
}

function builtModule(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  const around = packageAround(files, path);
  if (around === undefined) return undefined;
  return sourceOfBuilt(files, around.folder, around.folder === '' ? path : path.slice(around.folder.length + 1));
}

/** What stands for the star of a pattern; empty where it has none and is the name itself. */
function matchOf(pattern: string, name: string): string | undefined {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === name ? '' : undefined;
  const fits = name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
  return fits ? name.slice(start.length, name.length - end.length) : undefined;
}

function packageModule(files: WorkspaceFiles, importer: RepoPath, name: string, below: string): RepoPath | undefined {
  const found = packageNamed(files, importer, name) ?? packageReferredTo(files, importer, name);
  return found === undefined ? undefined : packageEntry(files, found, below);
}
