import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import { holds, lineAt } from '../../text/textRange.ts';
import type { EditProblem } from '../checkedReply.ts';
import { afterComments } from '../imports/importStatements.ts';
import { isAlike } from '../reply/leadingRemark.ts';
import { newSyntaxErrors, type ParsedText } from './checkSurroundings.ts';
import { block } from './editProblems.ts';
import type { TargetFrame } from './targetFrame.ts';

/** A new definition in the place of the target, parsed in the file. */
export interface Placed {
  readonly replacement: string;
  readonly now: ParsedText;
  readonly main: LocatedDefinition;
  /** Comments around the definition were left out, since they would lie outside the target. */
  readonly droppedComments: boolean;
}

/**
 * Puts a text in the place of the target and finds the one definition of the same kind and name in it. Comments around it
 * are left out; a documentation comment that the original has before its header stays when the reply has none.
 */
export async function placeDefinition(
  frame: TargetFrame,
  reply: string,
): Promise<Placed | { readonly problems: readonly EditProblem[] }> {
  const documentation = frame.before.text.slice(frame.before.main.start, frame.before.main.headerStart);
  // Put back before parsing: else a comment further up would be taken for the definition's.
  const text = withDocumentation(reply, documentation, frame);
  const now = await splice(frame, text);
  const errors = syntaxProblems(frame, now);
  if (errors.length > 0) return { problems: errors };
  const found = oneDefinition(frame, now);
  if ('code' in found) return { problems: [found] };

  const parts = [text.slice(0, found.start - now.target.start), text.slice(found.end - now.target.start)];
  const foreign = parts.find((part) => !isOnlyComments(part, frame))?.trim();
  if (foreign !== undefined) {
    const message = `\`${foreign.split('\n')[0]}\` lies outside the definition.`;
    return { problems: [block('foreign-text', message, lineAt(text, text.indexOf(foreign)))] };
  }
  const kept = found.headerStart === found.start ? documentation : '';
  const definition = kept + now.text.slice(found.start, found.end);
  const droppedComments = parts.join('').replace(documentation, '').trim() !== '';
  if (definition === text) return { replacement: text, now, main: found, droppedComments };

  const again = await splice(frame, definition);
  const main = oneDefinition(frame, again);
  if ('code' in main) return { problems: [main] };
  return { replacement: definition, now: again, main, droppedComments };
}

/**
 * The reply with the original's documentation before it, when it has none. Where any comment is documentation, a remark of the model
 * that says nothing of what stood there gives way to it, unless documentation was asked for.
 */
function withDocumentation(reply: string, documentation: string, { rule, rules }: TargetFrame): string {
  if (documentation === '') return reply;
  const end = rules?.docComments === undefined ? 0 : afterComments(reply, 0, lexicalSpans(reply, rules));
  const comment = reply.slice(0, end);
  const documents = rules?.docComments === undefined ? reply.startsWith('/**') : rules.docComments.test(comment);
  if (!documents) return documentation + reply;
  return rule.documentationOnly === true || isAlike(comment, documentation) ? reply : documentation + reply.slice(end);
}

/** The file with a text in the target's place. */
export async function splice(frame: TargetFrame, text: string): Promise<ParsedText> {
  const { start, end } = frame.request;
  const whole = frame.base.text.slice(0, start) + text + frame.base.text.slice(end);
  return frame.parse(whole, { start, end: start + text.length });
}

/** Syntax errors that the base has not, with their line in the proposed text. */
export function syntaxProblems(frame: TargetFrame, now: ParsedText): EditProblem[] {
  const first = lineAt(now.text, now.target.start);
  const last = lineAt(now.text, now.target.end);
  return newSyntaxErrors(frame.base, now).map(({ line, reason }) => {
    const quoted = now.text.split('\n')[line - 1]?.trim() ?? '';
    const inside = line >= first && line <= last;
    return block('syntax-error', `Syntax error, ${reason}: \`${quoted}\`.`, inside ? line - first + 1 : undefined);
  });
}

function oneDefinition(frame: TargetFrame, now: ParsedText): LocatedDefinition | EditProblem {
  const { main } = frame.before;
  const outermost = outermostIn(now);
  const [only, second] = outermost;
  const wanted = `${main.kind} ${main.name}`;
  if (only === undefined) return block('not-one-definition', `There is no ${wanted} in the reply.`);
  if (second !== undefined) {
    const names = outermost.map((each) => each.name).join(', ');
    return block('not-one-definition', `The reply must hold ${wanted} alone, not ${names}.`);
  }
  if (only.name !== main.name) return block('other-name', `The reply defines ${only.name} instead of ${wanted}.`);
  if (only.kind !== main.kind)
    return block('other-kind', `The reply has ${only.kind} ${only.name} instead of ${wanted}.`);
  if (only.id !== main.id) return block('not-one-definition', `${main.name} would not be where it was any more.`);
  return only;
}

/** The definitions in the target's place that no other one there holds. */
export function outermostIn({ outline, target }: ParsedText): readonly LocatedDefinition[] {
  const inside = outline.definitions.filter((each) => holds(target, each));
  return inside.filter((each) => !inside.some((other) => other !== each && holds(other, each) && !holds(each, other)));
}

/** Comments, and the sign that parts a definition from the next. */
export function isOnlyComments(part: string, { rules }: TargetFrame): boolean {
  if (part.trim() === '' || rules === undefined) return part.trim() === '';
  let code = part;
  for (const span of lexicalSpans(part, rules).toReversed()) {
    if (span.kind === 'comment') code = code.slice(0, span.start) + code.slice(span.end);
  }
  return code.trim() === '' || (code.trim() === ';' && rules.terminators.includes(';'));
}
