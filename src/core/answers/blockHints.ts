import type { RepoPath } from '../model/repoPath.ts';
import type { AnswerPart, CodePart } from './answerParts.ts';
import type { BlockHints } from './bindDefinition.ts';
import { filesOf, languageOfInfo, pathsIn, pathsOfFirstLine, pathsOfInfo } from './pathHints.ts';

export interface HintedBlock extends Omit<BlockHints, 'language'> {
  /** The language as the fence names it, `''` where it does not. */
  readonly said: string;
  /** The path that the block is said to be of, whether there is such a file or not. */
  readonly path: RepoPath | undefined;
}

/** What the fence, the first line and the words above a block say of its place. */
export function blockHints(
  { info, code }: CodePart,
  at: number,
  parts: readonly AnswerPart[],
  files: Iterable<RepoPath>,
): HintedBlock {
  const above = wordsAbove(at, parts);
  const all = [...files];
  const own = [...pathsOfInfo(info), ...pathsOfFirstLine(code)];
  const near = above.map(pathsIn);
  // Words that name one file and stand right above the block mean it.
  const certain = own.length > 0 || near[0]?.length === 1;
  const written = own.length > 0 ? own : (near.find((paths) => paths.length > 0) ?? []);
  const meant = written.flatMap((path) => filesOf(path, all));
  const said = languageOfInfo(info);
  return { files: meant, certain: certain && meant.length > 0, above, said, path: own[0] };
}

/** The paragraph or list element right above, unless other code stands between, then the headings over it. */
function wordsAbove(at: number, parts: readonly AnswerPart[]): readonly string[] {
  const words: string[] = [];
  const before = parts[at - 1];
  if (before?.kind === 'paragraph') words.push(before.text);
  if (before?.kind === 'item') words.push(textOf(before));
  let level = Number.POSITIVE_INFINITY;
  for (const part of parts.slice(0, at).reverse()) {
    if (part.kind !== 'heading' || part.level >= level) continue;
    words.push(part.text);
    level = part.level;
  }
  return words;
}

function textOf(item: Extract<AnswerPart, { readonly kind: 'item' }>): string {
  const last = item.items.at(-1);
  return last === undefined ? [item.text, ...item.more].join(' ') : `${item.text} ${textOf(last)}`;
}
