import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { definitionAt } from '../indexing/definitionAt.ts';
import { toRepoPath } from '../model/repoPath.ts';
import { pathOfId } from '../model/symbolId.ts';

/**
 * Finds what `path#Qualified.Name` or `path:line` names; `path:line` is the innermost definition whose range has the line.
 * Throws `target-form`, `target-unknown`, `no-definition-at-line`; never answers with something similar.
 */
export function findTarget(target: string, index: CodeIndex): IndexedDefinition {
  if (target.includes('#')) {
    const found = index.find(target);
    if (found === undefined) throw new LlmstructError('target-unknown', { target });
    return found;
  }
  const match = /^(.+):(\d+)$/.exec(target);
  if (match === null) throw new LlmstructError('target-form', { target });
  const path = toRepoPath(match[1]!);
  const line = Number(match[2]);
  if (path === undefined) throw new LlmstructError('file-outside-workspace', { path: match[1]! });
  const module = index.modules.get(path);
  if (module === undefined) throw new LlmstructError('target-unknown', { target: path });
  const best = definitionAt(module, line);
  const fact = module.facts.definitions[best];
  if (fact === undefined) throw new LlmstructError('no-definition-at-line', { path: pathOfId(path), line });
  return { id: module.ids[best]!, module, index: best, fact };
}
