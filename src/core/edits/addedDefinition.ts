import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { EditProblem } from './checkedReply.ts';
import { isStub } from './gate/checkBodies.ts';
import { block } from './gate/editProblems.ts';
import { isOnlyComments, outermostIn, type Placed, splice, syntaxProblems } from './gate/placeDefinition.ts';
import type { TargetFrame } from './gate/targetFrame.ts';
import { fitIndentation, indentAt } from './reply/fitIndentation.ts';

/** The target as it is and, behind it, code (LF) that is new: indented as the target, and parted from it as definitions of the file are. */
export function withAddition(frame: TargetFrame, code: string): string {
  const { request, base, rules } = frame;
  const original = base.text.slice(request.start, request.end);
  const lineEnd = base.text.includes('\r\n') ? '\r\n' : '\n';
  const gap = lineEnd.repeat(linesBetween(frame));
  return `${original}${gap}${indentAt(base.text, request.start)}${fitIndentation(code, base.text, request, rules)}`;
}

/** Line ends between the target and the definition before or behind it; where there is none, as the language has it. */
function linesBetween({ request, base, before, rules }: TargetFrame): number {
  const beside = base.outline.definitions.filter(
    (each) => each.parent === before.main.parent && (each.end <= request.start || each.start >= request.end),
  );
  const last = beside.findLast(({ end }) => end <= request.start);
  const next = beside.find(({ start }) => start >= request.end);
  const gaps = [
    ...(last === undefined ? [] : [base.text.slice(last.end, request.start)]),
    ...(next === undefined ? [] : [base.text.slice(request.end, next.start)]),
  ].filter((gap) => gap.trim() === '');
  const usual = rules?.imports === 'python' && before.main.parent < 0 ? 3 : 2;
  return Math.max(2, ...(gaps.length === 0 ? [usual] : gaps.map((gap) => gap.split('\n').length - 1)));
}

/**
 * Puts a text in the place of the target and finds in it the target, not a sign of it changed, and the one new definition beside it, whose id is
 * free.
 */
export async function placeAddition(
  frame: TargetFrame,
  text: string,
  id: SymbolId,
): Promise<Placed | { readonly problems: readonly EditProblem[] }> {
  const { base, before, request } = frame;
  const name = namesOfId(id).at(-1) ?? '';
  const now = await splice(frame, text);
  const errors = syntaxProblems(frame, now);
  if (errors.length > 0) return { problems: errors };
  const [main, added, other] = outermostIn(now);
  const original = base.text.slice(request.start, request.end);
  if (main?.id !== before.main.id || now.text.slice(main.start, main.end) !== original)
    return refused('foreign-text', `${before.main.name}, behind which it goes, would not be the same any more.`);
  if (base.outline.definitions.some((each) => each.id === id))
    return refused('name-taken', `${name} is there already.`);
  if (added?.id !== id || other !== undefined || added.parent !== main.parent)
    return refused('not-one-definition', `There must be ${name} alone.`);
  const around = now.text.slice(main.end, added.start) + now.text.slice(added.end, now.target.end);
  if (!isOnlyComments(around, frame))
    return refused('foreign-text', `\`${around.trim().split('\n')[0]}\` lies outside the definition.`);
  // `class NotFound(Exception): pass` says all there is to say; a function without a body does not.
  if (frame.rules !== undefined && /function|method|accessor/.test(added.kind) && isStub(now.text, added, frame.rules))
    return refused('stub', `The body of ${name} is empty.`);
  return { replacement: text, now, main, droppedComments: false };
}

/** A placeholder of ours stands for a secret of other code: nothing can be put in its place here. */
export function secretIn(code: string): EditProblem | undefined {
  const placeholder = /__SECRETX*(?:_\d+)?__/.exec(code)?.[0];
  return placeholder === undefined
    ? undefined
    : block('secret-lost', `\`${placeholder}\` stands for a secret and must not be in new code.`);
}

function refused(code: EditProblem['code'], message: string): { readonly problems: readonly EditProblem[] } {
  return { problems: [block(code, message)] };
}
