import type { SymbolId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { CheckedReply } from './checkedReply.ts';
import type { EditRequest } from './editRequests.ts';
import { checkReplacement } from './gate/checkReplacement.ts';
import { block } from './gate/editProblems.ts';
import { mergeIntoFile, readTarget } from './gate/targetFrame.ts';
import { liftImports } from './reply/liftImports.ts';

/**
 * The gate for a text that came out of a checked reply: the whole of it, for the file may be another one by now, or what
 * some of its hunks alone would make of the target. The text is taken as it is, only its place is checked.
 */
export async function checkEdit(
  request: EditRequest,
  language: string,
  parser: SourceParser,
  callers: readonly SymbolId[],
): Promise<CheckedReply> {
  const frame = await readTarget(request, language, parser);
  if (frame === undefined) {
    return { status: 'refused', problems: [block('target-missing', 'The definition is not at its place any more.')] };
  }
  const lines = request.imports.join('\n');
  const merge = mergeIntoFile(
    frame,
    frame.rules === undefined ? [] : liftImports(lines, frame.rules).imports,
    request.replacement,
  );
  if ('problem' in merge) return { status: 'refused', problems: [merge.problem] };
  return checkReplacement(frame, request.replacement, merge, callers);
}
