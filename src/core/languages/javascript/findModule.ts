import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

const SCRIPT_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.d.mts', '.d.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** TypeScript sources are imported by the name of what they compile to. */
const COMPILED: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.d.ts']],
  ['.jsx', ['.tsx', '.d.ts']],
  ['.mjs', ['.mts', '.d.mts']],
  ['.cjs', ['.cts', '.d.cts']],
];

/** ECMAScript and CommonJS: relative paths with the usual endings and index files; others are packages. */
export function findEcmascriptModule(files: WorkspaceFiles, importer: RepoPath, from: string): FoundModule {
  if (!/^\.{0,2}(\/|$)/.test(from) || from === '') return { kind: 'external', package: packageOf(from) };
  const path = from.startsWith('/') ? undefined : joinPath(folderOf(importer), from);
  if (path === undefined) return MISSING;
  for (const candidate of scriptCandidates(path)) if (files.has(candidate)) return { kind: 'file', path: candidate };
  return MISSING;
}

function* scriptCandidates(path: string): Generator<string> {
  yield path;
  for (const [ending, sources] of COMPILED) {
    if (path.endsWith(ending)) for (const source of sources) yield path.slice(0, -ending.length) + source;
  }
  for (const ending of SCRIPT_ENDINGS) yield path + ending;
  for (const ending of SCRIPT_ENDINGS) yield path === '' ? `index${ending}` : `${path}/index${ending}`;
}

function packageOf(from: string): string {
  const [first = from, second] = from.replace(/^node:/, '').split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}
