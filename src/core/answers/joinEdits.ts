import type { EditProblem } from '../edits/checkedReply.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { AnswerCode, AnswerEdit } from './answerReading.ts';

/** A file with all edits of an answer in it. */
export interface JoinedEdits {
  readonly path: RepoPath;
  /** The text that the edits were made for. */
  readonly base: string;
  readonly newText: string;
  readonly targets: readonly SymbolId[];
}

/** An edit that passed alone but not beside the others of its file. */
export interface EditLeftOut {
  readonly target: SymbolId;
  readonly problems: readonly EditProblem[];
}

/**
 * The edits of an answer by file. Each is checked once more in the text that those further down have made, so that two that do not go together
 * are not both taken.
 */
export async function joinEdits(
  code: readonly AnswerCode[],
  index: Pick<WorkspaceIndex, 'outline' | 'check'>,
): Promise<{ readonly files: readonly JoinedEdits[]; readonly leftOut: readonly EditLeftOut[] }> {
  const byFile = new Map<RepoPath, (AnswerEdit & { readonly target: SymbolId })[]>();
  for (const each of code) {
    if (each.state !== 'suggested') continue;
    const { edit, target } = each;
    byFile.set(edit.path, [...(byFile.get(edit.path) ?? []), { ...edit, target }]);
  }
  const files: JoinedEdits[] = [];
  const leftOut: EditLeftOut[] = [];
  for (const [path, edits] of byFile) {
    const { base } = edits[0]!;
    let text = base;
    const targets: SymbolId[] = [];
    for (const { target, reply, behind } of edits.toReversed().sort((a, b) => b.start - a.start)) {
      const at = behind?.id ?? target;
      const located = (await index.outline({ path, text })).find(({ id }) => id === at);
      if (located === undefined) {
        leftOut.push({ target, problems: [] });
        continue;
      }
      const { start, end } = located;
      const checked = await index.check({
        path,
        base: text,
        start,
        end,
        target: at,
        action: 'change',
        ...(behind === undefined ? {} : { adds: target }),
        reply,
        cutOff: false,
      });
      if (checked.status === 'suggested') {
        text = checked.newText;
        targets.unshift(target);
      } else if (checked.status === 'refused') {
        leftOut.push({ target, problems: checked.problems });
      }
    }
    if (text !== base) files.push({ path, base, newText: text, targets });
  }
  return { files, leftOut };
}
