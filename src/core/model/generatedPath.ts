import type { RepoPath } from './repoPath.ts';

const GENERATED_PATH =
  /(^|\/)(generated|__generated__)\/|\.(generated|gen|g|designer|pb|min|d)\.\w+$|_pb2(_grpc)?\.pyi?$|_generated\.\w+$/i;

/** Whether a file is generated, or only declares what another defines, by where it lies and what it is called. */
export function isGeneratedPath(path: RepoPath): boolean {
  return GENERATED_PATH.test(path);
}
