import type { RepoPath } from '../model/repoPath.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import { shownSignature } from '../text/shortForm.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import type { ChangeReport } from './changeReport.ts';
import type { CodeTree } from './codeTree.ts';

/**
 * What a model needs to review the change: the text of what is new or differs (of a container whose header differs, the header), the old
 * headers, and one line for each definition that it uses and for each user left behind. Beside it, the cost of the files as a whole.
 */
export async function reviewTokens(
  { modules, symbols }: Pick<ChangeReport, 'modules' | 'symbols'>,
  head: CodeTree,
): Promise<ChangeReport['tokens']> {
  let review = 0;
  let files = 0;
  const shown = new Set<SymbolId>();
  const named = new Set<SymbolId>();
  const texts = new Map<RepoPath, string[]>();
  const linesOf = async (path: RepoPath): Promise<readonly string[]> => {
    const lines = texts.get(path) ?? (await head.textOf(path)).split('\n');
    texts.set(path, lines);
    return lines;
  };
  const show = async (id: SymbolId, whole: boolean): Promise<void> => {
    const found = head.index.find(id);
    if (found === undefined || isInside(id, shown)) return;
    const { module, index, fact } = found;
    shown.add(id);
    const end = whole ? fact.endLine : fact.headerEndLine;
    review += estimateTokens((await linesOf(module.path)).slice(fact.startLine - 1, end).join('\n'));
    const edges = head.index.edges(module.path, index);
    for (const { id: used } of [...(edges?.calls ?? []), ...(edges?.uses ?? [])]) named.add(used);
  };
  for (const { change, path } of modules) {
    const module = head.modules.get(path);
    if (change === 'removed' || module === undefined) continue;
    files += module.facts.tokens;
    if (change !== 'added') continue;
    for (const [at, { parent }] of module.facts.definitions.entries())
      if (parent < 0) await show(module.ids[at]!, true);
  }
  for (const { changes, id, before, kind, signature, left } of symbols) {
    if (changes.includes('removed')) {
      review += estimateTokens(signature);
      continue;
    }
    if (before !== undefined) review += estimateTokens(before);
    const isContainer = kind === 'class' || kind === 'interface' || kind === 'namespace' || kind === 'enum';
    if (!changes.every((change) => change === 'moved')) await show(id, !isContainer || changes.includes('added'));
    for (const user of left) named.add(user.id);
  }
  for (const { left } of modules) for (const user of left) named.add(user.id);
  for (const id of named) {
    const found = isInside(id, shown) ? undefined : head.index.find(id);
    if (found !== undefined) review += estimateTokens(`# ${pathOfId(id)}\n${shownSignature(found)}\n`);
  }
  return { review, files };
}

/** Whether a definition is shown already, alone or as part of what is around it. */
function isInside(id: SymbolId, shown: ReadonlySet<SymbolId>): boolean {
  for (let end = id.length; end > id.indexOf('#'); end = id.lastIndexOf('.', end - 1)) {
    if (shown.has(id.slice(0, end))) return true;
  }
  return false;
}
