import picomatch from 'picomatch/posix.js';
import type { RepoPath } from '../model/repoPath.ts';
import type { ListedFile } from '../ports.ts';

/** Paths that are the product's own output, or what it found in its place: no input, and no record. */
const OWN_OUTPUT = /^(struct\.json(\.\d*bak)?$|struct\.part-\d+-of-\d+\.jsonl$|\.llmstruct(\/|$))/;

/**
 * Applies `[parse] include` and `exclude`: files left out keep a reason that names the rule. An empty `include` takes all.
 * `output` is where this run writes to.
 */
export function selectFiles(
  listed: readonly ListedFile[],
  parse: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  output?: RepoPath,
): ListedFile[] {
  const included = parse.include.map((pattern) => picomatch(pattern, { dot: true }));
  const excluded = parse.exclude.map((pattern) => ({ pattern, matches: picomatch(pattern, { dot: true }) }));
  return listed
    .filter(({ path }) => !OWN_OUTPUT.test(path) && path !== output)
    .map((file) => {
      if (file.skipped !== undefined) return file;
      const rule = excluded.find(({ matches }) => matches(file.path));
      if (rule !== undefined) return { path: file.path, skipped: `excluded by "${rule.pattern}"` };
      if (included.length > 0 && !included.some((matches) => matches(file.path))) {
        return { path: file.path, skipped: 'not in [parse] include' };
      }
      return file;
    });
}
