import type { SymbolId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { CheckRequest } from '../workspaceIndex.ts';
import type { CheckedReply, Hunk } from './checkedReply.ts';
import { checkReplacement } from './checkReplacement.ts';
import { block } from './editProblems.ts';
import { applyHunks } from './hunks.ts';
import { readTarget } from './targetFrame.ts';

/**
 * Whether some of a suggestion's hunks may be accepted without the others: the text that results passes the same gate.
 * `hunks` are offsets into `request.base`; the request's reply is not read.
 */
export async function checkHunks(
  request: CheckRequest,
  hunks: readonly Hunk[],
  language: string,
  parser: SourceParser,
  callers: readonly SymbolId[],
): Promise<CheckedReply> {
  const frame = await readTarget(request, language, parser);
  if (frame === undefined) {
    return { status: 'refused', problems: [block('target-missing', 'The definition is not at its place any more.')] };
  }
  const { start, end, base } = request;
  const inside = hunks.filter((hunk) => hunk.start >= start && hunk.end <= end);
  const imports = hunks.find(
    (hunk) => hunk.end < start || hunk.start > end || (hunk.end === start && !inside.includes(hunk)),
  );
  const moved = inside.map((hunk) => ({ ...hunk, start: hunk.start - start, end: hunk.end - start }));
  return checkReplacement(frame, applyHunks(base.slice(start, end), moved), importsOf(imports), callers);
}

function importsOf(hunk: Hunk | undefined) {
  if (hunk === undefined) return { added: [] };
  const added = hunk.text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { added, insertion: { offset: hunk.start, text: hunk.text } };
}
