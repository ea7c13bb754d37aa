import { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';

// Last those that nobody leaves out but by a setting.
const SCRIPT_ENDINGS = ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.mts', '.d.cts'];
const SCRIPT = /\.([cm]?[jt]s|[jt]sx)$/;
/** TypeScript sources are imported by the name of what they compile to. */
const COMPILED: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.d.ts']],
  ['.jsx', ['.tsx', '.d.ts']],
  ['.mjs', ['.mts', '.d.mts']],
  ['.cjs', ['.cts', '.d.cts']],
];

/** The script that a path without, or with another, ending means; a folder means its `index`. */
export function scriptAt(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  return fileAt(files, path) ?? indexOf(files, path);
}

/** The script at a path, its ending left out or that of what it compiles to. */
export function fileAt(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  if (path === '') return undefined;
  // What is declared beside a script (`a.d.ts`, `a.ts`) is what its importers see.
  for (const [ending, sources] of COMPILED) {
    if (!path.endsWith(ending)) continue;
    const stem = path.slice(0, -ending.length);
    for (const source of sources) if (files.has(stem + source)) return stem + source;
  }
  if (SCRIPT.test(path) && files.has(path)) return path;
  for (const ending of SCRIPT_ENDINGS) if (files.has(path + ending)) return path + ending;
  return files.has(path) ? path : undefined;
}

/** The script of exactly this path. */
export function scriptNamed(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  return SCRIPT.test(path) && files.has(path) ? path : undefined;
}

/** The `index` script of a folder. */
export function indexOf(files: WorkspaceFiles, folder: RepoPath): RepoPath | undefined {
  const start = folder === '' ? 'index' : `${folder}/index`;
  for (const ending of SCRIPT_ENDINGS) if (files.has(start + ending)) return start + ending;
  return undefined;
}

const DECLARATIONS = /\.d\.[cm]?ts$/;
const running = new WeakMap<WorkspaceFiles, WorkspaceFiles>();

/** The files that run: all but those that only declare. */
export function runningFiles(files: WorkspaceFiles): WorkspaceFiles {
  let found = running.get(files);
  if (found === undefined) {
    const kept = [...files.all].filter((path) => !DECLARATIONS.test(path));
    const texts = [...files.manifests].map((path) => [path, files.manifest(path) ?? ''] as const);
    found = kept.length === files.all.size ? files : new WorkspaceFiles(kept, new Map(texts));
    running.set(files, found);
  }
  return found;
}

/** Where what a declaration file (`a.d.ts`) declares may be written: the script beside it. */
export function declaredScripts(path: RepoPath): readonly RepoPath[] {
  const [, stem, kind] = /^(.*)\.d\.([cm]?)ts$/.exec(path) ?? [];
  if (stem === undefined) return [];
  return kind === '' ? [`${stem}.js`, `${stem}.jsx`] : [`${stem}.${kind}js`];
}
