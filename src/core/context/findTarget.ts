import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { definitionAt } from '../indexing/definitionAt.ts';
import { toRepoPath } from '../model/repoPath.ts';
import { pathOfId } from '../model/symbolId.ts';
import { similarTargets } from './similarTargets.ts';

/**
 * Finds what `path#Qualified.Name` or `path:line` names; `path:line` is the innermost definition whose range has the line.
 * Throws `target-form`, `target-unknown`, `no-definition-at-line`; never answers with something similar, but says it.
 */
export function findTarget(target: string, index: CodeIndex): IndexedDefinition {
  if (target.includes('#')) {
    const found = index.find(target) ?? index.find(withPlainPath(target));
    if (found === undefined) throw noTarget('target-unknown', target, target, index);
    return found;
  }
  const match = /^(.+):(\d+)$/.exec(target);
  if (match === null) throw noTarget('target-form', target, target, index);
  const path = toRepoPath(match[1]!);
  const line = Number(match[2]);
  if (path === undefined) throw new LlmstructError('file-outside-workspace', { path: match[1]! });
  const module = index.modules.get(path);
  if (module === undefined) throw noTarget('target-unknown', path, target, index);
  const best = definitionAt(module, line);
  const fact = module.facts.definitions[best];
  if (fact === undefined) throw new LlmstructError('no-definition-at-line', { path: pathOfId(path), line });
  return { id: module.ids[best]!, module, index: best, fact };
}

/** `./a/b.py#f` is `a/b.py#f`, as a shell completes it. */
function withPlainPath(target: string): string {
  const hash = target.indexOf('#');
  return (toRepoPath(target.slice(0, hash)) ?? '') + target.slice(hash);
}

function noTarget(
  code: 'target-form' | 'target-unknown',
  named: string,
  target: string,
  index: CodeIndex,
): LlmstructError {
  const near = similarTargets(target, index);
  return new LlmstructError(code, { target: named, ...(near.length === 0 ? {} : { near: near.join(', ') }) });
}
