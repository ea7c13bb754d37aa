import type { FoundModule, WorkspaceFiles } from '../../model/moduleSearch.ts';
import { nearestFile } from '../../model/nearestFile.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** `require_relative 'a'` beside the importer, `require 'a/b'` the nearest file below some load path; else a gem. */
export function findRequiredFile(files: WorkspaceFiles, importer: RepoPath, from: string): FoundModule {
  const file = from.endsWith('.rb') ? from : `${from}.rb`;
  const beside = joinPath(folderOf(importer), file);
  if (beside !== undefined && beside !== importer && files.has(beside)) return { kind: 'file', path: beside };
  const found = from.startsWith('.') ? undefined : nearestFile(files, importer, file);
  return found === undefined ? { kind: 'external', package: from.split('/')[0]! } : { kind: 'file', path: found };
}
