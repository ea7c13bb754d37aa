import type { RepoPath } from './repoPath.ts';

const GENERATED_PATH =
  /(^|\/)(generated|__generated__)\/|\.(generated|gen|g|designer|pb|min|d)\.\w+$|_pb2(_grpc)?\.pyi?$|_generated\.\w+$/i;
const DECLARATION_PATH = /\.d\.[cm]?ts$/i;

/** Whether a file is generated, or only declares what another defines, by where it lies and what it is called. */
export function isGeneratedPath(path: RepoPath): boolean {
  return GENERATED_PATH.test(path);
}

/** Whether a file only declares the types of what another defines, by what it is called. */
export function isDeclarationPath(path: RepoPath): boolean {
  return DECLARATION_PATH.test(path);
}
