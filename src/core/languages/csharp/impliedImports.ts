import type { ImportFact } from '../../model/importFacts.ts';
import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, type RepoPath } from '../../model/repoPath.ts';
import { importsOf } from './importsOf.ts';

const projectFile = /\.csproj$/i;
/** What MSBuild reads before and after every project below. */
const sharedProperties = /(^|\/)Directory\.Build\.(?:props|targets)$/i;
const usingItem = /<Using\s([^>]*)>/gi;

/**
 * What a file uses without saying so: `global using`s of files of its project, and `<Using>` items of the project file and of
 * the `Directory.Build.props` and `.targets` at or above it. A project is the folder of the nearest `.csproj`; without one, files share with those in their folder and below.
 */
export function impliedImports(
  files: WorkspaceFiles,
  importer: RepoPath,
  sharing: ReadonlyMap<RepoPath, readonly ImportFact[]>,
): readonly ImportFact[] {
  const projects = [...files.manifests].filter((path) => projectFile.test(path));
  const own = projectOf(importer, projects);
  const found: ImportFact[] = [];
  for (const [path, imports] of sharing) {
    if (path === importer) continue;
    const project = projectOf(path, projects);
    const together = project === undefined ? isUnder(importer, folderOf(path)) && own === undefined : project === own;
    if (together) found.push(...imports);
  }
  for (const path of projects) {
    if (folderOf(path) === own) found.push(...usingItems(files.manifest(path) ?? ''));
  }
  for (const path of files.manifests) {
    const applies = sharedProperties.test(path) && isUnder(own === undefined ? importer : `${own}/`, folderOf(path));
    if (applies) found.push(...usingItems(files.manifest(path) ?? ''));
  }
  return found;
}

/** The folder of the nearest project file at or above a file. */
function projectOf(path: RepoPath, projects: readonly RepoPath[]): RepoPath | undefined {
  const folders = projects.map(folderOf).filter((folder) => isUnder(path, folder));
  return folders.sort((a, b) => b.length - a.length)[0];
}

function isUnder(path: RepoPath, folder: RepoPath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** `<Using Include="A.B" />`, with `Static` or `Alias`. */
function usingItems(text: string): ImportFact[] {
  return [...text.matchAll(usingItem)].flatMap(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes)?.[1];
    const include = value('Include');
    const alias = value('Alias');
    return include === undefined ? [] : importsOf(`using ${alias === undefined ? '' : `${alias} = `}${include};`);
  });
}
