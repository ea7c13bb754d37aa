import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { baseName, folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** A Go module: the folder with its `go.mod` and what that says. */
export interface GoModule {
  readonly folder: RepoPath;
  /** The import path of the folder. */
  readonly path: string;
  /** Import paths that stand for folders of the workspace (`replace … => ../other`). */
  readonly replaced: ReadonlyMap<string, RepoPath>;
}

export interface GoModules {
  /** In code-unit order of their folders. */
  readonly modules: readonly GoModule[];
  /** Folders of modules that a `go.work` puts together, a list for each such file. */
  readonly together: readonly (readonly RepoPath[])[];
}

/** The modules and workspaces that the manifests declare. */
export function readGoModules(files: WorkspaceFiles): GoModules {
  const modules: GoModule[] = [];
  const together: RepoPath[][] = [];
  for (const manifest of [...files.manifests].sort(byCodeUnit)) {
    const text = files.manifest(manifest) ?? '';
    const folder = folderOf(manifest);
    if (baseName(manifest) === 'go.mod') {
      const path = directives(text, 'module')[0]?.[0];
      if (path !== undefined) modules.push({ folder, path, replaced: localReplacements(text, folder) });
    } else if (baseName(manifest) === 'go.work') {
      together.push(
        directives(text, 'use').flatMap(([used = '']) => {
          const path = joinPath(folder, used);
          return path === undefined ? [] : [path];
        }),
      );
    }
  }
  return { modules, together };
}

function localReplacements(text: string, folder: RepoPath): Map<string, RepoPath> {
  const replaced = new Map<string, RepoPath>();
  for (const words of directives(text, 'replace')) {
    const arrow = words.indexOf('=>');
    const target = words[arrow + 1];
    if (arrow < 1 || target === undefined || !/^\.\.?(\/|$)/.test(target)) continue;
    const path = joinPath(folder, target);
    if (path !== undefined) replaced.set(words[0]!, path);
  }
  return replaced;
}

/** The words behind a directive, for each of its lines and each line of its blocks. */
function directives(text: string, name: string): string[][] {
  const found: string[][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const words = (line.replace(/\/\/.*/, '').match(/"[^"]*"|`[^`]*`|[^\s()"`]+|[()]/g) ?? []).map((word) =>
      word.replace(/^["`]|["`]$/g, ''),
    );
    if (inside && words[0] === ')') inside = false;
    else if (inside && words.length > 0) found.push(words);
    else if (words[0] === name && words[1] === '(') inside = true;
    else if (words[0] === name) found.push(words.slice(1));
  }
  return found;
}
