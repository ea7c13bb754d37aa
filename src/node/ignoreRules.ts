import { lstatSync, readFileSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore` and of those in the folders around it, innermost first. Paths are relative to the outermost. */
export interface IgnoreRules {
  /** The folder of this `.gitignore` with a final slash, `''` for the outermost. */
  readonly base: string;
  readonly patterns: Ignore;
  readonly outer: IgnoreRules | undefined;
}

/** Reads a folder's `.gitignore` and puts it before the rules around it. A linked or unreadable one counts as absent, as in git. */
export function withIgnoreFile(outer: IgnoreRules | undefined, file: string, base: string): IgnoreRules | undefined {
  try {
    if (!lstatSync(file).isFile()) return outer;
    return { base, patterns: compile(readFileSync(file, 'utf8')), outer };
  } catch {
    return outer;
  }
}

/** Whether a path (folders with a final slash) is ignored, given that no folder above it is. The innermost rule decides. */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let level = rules; level !== undefined; level = level.outer) {
    const answer = level.patterns.test(path.slice(level.base.length));
    if (answer.ignored) return true;
    if (answer.unignored) return false;
  }
  return false;
}

/**
 * The rules inside a folder (with a final slash) that is not ignored. Where an outer file ignores the folder and an inner one
 * takes it back, the outer file must forget about it: `ignore` holds all paths in an ignored folder for ignored, git only looks at
 * the folder's last match.
 */
export function insideFolder(rules: IgnoreRules | undefined, folder: string): IgnoreRules | undefined {
  if (rules === undefined) return undefined;
  const outer = insideFolder(rules.outer, folder);
  const relative = folder.slice(rules.base.length);
  if (!rules.patterns.test(relative).ignored) return outer === rules.outer ? rules : { ...rules, outer };
  const patterns = ignore({ ignoreCase: false })
    .add(rules.patterns)
    .add(`!/${relative.replace(/[^\w/]/gu, '\\$&')}`);
  return { ...rules, patterns, outer };
}

function compile(text: string): Ignore {
  return ignore({ ignoreCase: false }).add(text);
}
