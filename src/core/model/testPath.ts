import type { RepoPath } from './repoPath.ts';

const TEST_PATH =
  /(^|\/)(tests?|__tests__|specs?|fixtures|examples?|benchmarks?)\/|\.(test|spec|bench)\.|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.\w+$/;

/** Whether a file is a test, an example or a benchmark by where it lies and what it is called: code that shows other code. */
export function isTestPath(path: RepoPath): boolean {
  return TEST_PATH.test(path);
}
