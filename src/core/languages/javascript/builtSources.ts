import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { joinPath, type RepoPath } from '../../model/repoPath.ts';
import { optionsIn } from './compilerOptions.ts';
import { fileAt, scriptAt } from './scriptFiles.ts';

/** Folders that builds write to. Several may follow each other: `dist/esm`. */
const BUILD_FOLDERS = new Set(
  (
    'dist build lib out output cjs esm es es5 es6 es2015 es2020 umd commonjs types typings dts module modern legacy node browser ' +
    'web prod production development dev _esm _cjs _types esm5 esm2015 lib-esm lib-cjs dist-cjs dist-es dist-esm dist-types ' +
    'mjs tsc bundle bundles generated release min'
  ).split(' '),
);
const BUILT_ENDING =
  /(\.(min|esm|cjs|umd|mjs|prod|production|development|dev|global|browser|node|bundler))*\.(d\.[cm]?ts|[cm]?js|jsx)$/;

/**
 * The source of a file that a build makes (`dist/index.js`): by the `outDir` and `rootDir` of the package's configurations, or
 * where they do not say, in `src` or the package's folder in place of the folders that builds write to.
 */
export function sourceOfBuilt(files: WorkspaceFiles, folder: RepoPath, target: string): RepoPath | undefined {
  const path = joinPath(folder, target);
  if (path === undefined) return undefined;
  for (const { outDir, rootDir } of optionsIn(files, folder)) {
    if (outDir === undefined || !path.startsWith(`${outDir}/`)) continue;
    const below = path.slice(outDir.length + 1).replace(BUILT_ENDING, '');
    const roots = rootDir === undefined ? [joinPath(folder, 'src'), folder] : [rootDir];
    for (const root of roots) {
      const found = root === undefined ? undefined : fileAt(files, root === '' ? below : `${root}/${below}`);
      if (found !== undefined) return found;
    }
  }
  const segments = (joinPath('', target) ?? '').replace(BUILT_ENDING, '').split('/');
  const at = segments.slice(0, -1).findIndex((segment) => BUILD_FOLDERS.has(segment));
  if (at < 0) return undefined;
  let end = at + 1;
  while (end < segments.length - 1 && BUILD_FOLDERS.has(segments[end]!)) end++;
  for (const source of [['src'], []]) {
    for (let from = at + 1; from <= end; from++) {
      const candidate = joinPath(folder, [...segments.slice(0, at), ...source, ...segments.slice(from)].join('/'));
      const found = candidate === undefined ? undefined : scriptAt(files, candidate);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
