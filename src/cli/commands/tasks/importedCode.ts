import type { AdviceFound, AnswerCode, UnboundReason } from '../../../core/answers/answerReading.ts';
import type { EditLeftOut } from '../../../core/answers/joinEdits.ts';
import type { EditProblem } from '../../../core/edits/checkedReply.ts';
import type { TaskWithPlace } from '../../../core/tasks/file/tasksReading.ts';

/** The form of `tasks import --json`. */
export interface ImportDocument {
  /** What the advice became; with `--dry-run` nothing is added. */
  readonly tasks: { readonly added: readonly TaskWithPlace[]; readonly known: readonly TaskWithPlace[] };
  readonly advice: readonly AdviceFound[];
  readonly code: readonly ImportedCode[];
  /** All suggestions, unified. */
  readonly diff: string;
}

/** A piece of code of an answer as `tasks import --json` prints it: no texts, which are in `diff`. */
export interface ImportedCode {
  readonly block: number;
  readonly line: number;
  readonly state: AnswerCode['state'] | 'applied';
  readonly name?: string;
  readonly kind?: string;
  readonly target?: string;
  /** The target is new and comes behind this definition. */
  readonly behind?: string;
  readonly candidates?: readonly string[];
  readonly reason?: UnboundReason;
  readonly problems?: readonly EditProblem[];
  /** Callers that a changed header leaves behind. */
  readonly callers?: readonly string[];
}

/** What became of each piece of code; what passed the gate alone but not beside the others is refused. */
export function codeDocuments(
  code: readonly AnswerCode[],
  leftOut: readonly EditLeftOut[],
  applied: boolean,
): readonly ImportedCode[] {
  return code.map((each): ImportedCode => {
    if (each.state !== 'suggested') return each;
    const { edit, ...facts } = each;
    const isNew = edit.behind === undefined ? {} : { behind: edit.behind.id };
    const out = leftOut.find(({ target }) => target === each.target);
    if (out !== undefined) return { ...facts, ...isNew, state: 'refused', problems: out.problems };
    const { problems, callers } = edit;
    return {
      ...facts,
      ...isNew,
      state: applied ? 'applied' : 'suggested',
      ...(problems.length === 0 ? {} : { problems }),
      ...(callers.length === 0 ? {} : { callers }),
    };
  });
}
