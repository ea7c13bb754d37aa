import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import { codeWithoutComments } from '../../text/codeWithoutComments.ts';
import { holds } from '../../text/textRange.ts';
import type { EditProblem } from '../checkedReply.ts';
import { block } from '../gate/editProblems.ts';
import type { TargetFrame } from '../gate/targetFrame.ts';
import { indentAt } from './fitIndentation.ts';

export type Unwrapped = { readonly code: string } | { readonly problem: EditProblem };

/**
 * Small models answer a method inside its class. When the wrapper holds that one member, perhaps fields of the file as they stand
 * there, and no other code, the member is taken out of it; when it holds more, the reply is refused; without a wrapper the code
 * stays as it is.
 */
export async function unwrapOwner(code: string, frame: TargetFrame): Promise<Unwrapped> {
  const alone = await withoutOwnLines(code, frame);
  if (alone !== undefined) return { code: alone };
  const owner = frame.owners.at(-1);
  if (owner === undefined || !['class', 'namespace', 'interface', 'enum'].includes(owner.kind)) return { code };
  if (!code.includes(owner.name)) return { code };
  const text = dedented(code);
  const { outline } = await frame.parse(text, { start: 0, end: text.length });
  const wrapper = outline.definitions.find((each) => each.kind === owner.kind && each.name === owner.name);
  if (wrapper === undefined) return { code };
  const { main } = frame.before;
  const inside = outline.definitions.filter((each) => each !== wrapper && holds(wrapper, each));
  const outermost = inside.filter((each) => !inside.some((other) => other !== each && holds(other, each)));
  const member = outermost.find((each) => each.name === main.name);
  const repeated = outermost.filter((each) => each !== member && isField(each) && repeatsField(text, each, frame));
  const around = frame.owners.slice(0, -1).map((each) => each.name);
  const others = outline.definitions.filter(
    (each) => !holds(wrapper, each) && !(holds(each, wrapper) && around.includes(each.name)),
  );
  if (
    member === undefined ||
    outermost.length - repeated.length > 1 ||
    others.length > 0 ||
    restOf(text, wrapper, [member, ...repeated], frame) !== ''
  ) {
    const message = `Return ${main.name} alone, not the whole ${owner.kind} ${owner.name} or other definitions.`;
    return { problem: block('not-one-definition', message) };
  }
  return { code: wholeLines(text, member) };
}

/**
 * The member of a reply that has nothing else but lines that the target lies below of in the file: the headers of what it is in, in whatever form a language has them (`impl A`, `class A(val x: Int)`, a module with a class in it).
 */
async function withoutOwnLines(code: string, frame: TargetFrame): Promise<string | undefined> {
  const { base, before, request, rules } = frame;
  if (rules === undefined) return undefined;
  const enclosing = enclosingHeaders(base.text, request.start);
  const headers = new Set(enclosing);
  if (!code.split('\n').some((line) => headers.has(headerOf(line)))) return undefined;
  const opening = rules.opening ?? '';
  const text = opening + dedented(code);
  const { outline } = await frame.parse(text, { start: 0, end: text.length });
  const [member, other] = outline.definitions.filter(
    (each) => each.name === before.main.name && each.kind === before.main.kind,
  );
  if (member === undefined || other !== undefined || outline.errors.length > 0) return undefined;
  const around = `${text.slice(opening.length, member.start)}\n${text.slice(member.end)}`;
  const rest = codeWithoutComments(around, rules).map(headerOf);
  const lines = rest.filter((line) => line !== '');
  const isAround = lines.includes(enclosing[0]!) && lines.every((line) => headers.has(line));
  return isAround ? wholeLines(text, member) : undefined;
}

/** The lines that what begins at `offset` lies below of, innermost first: each is further out than those before it. */
function enclosingHeaders(text: string, offset: number): string[] {
  const headers: string[] = [];
  let limit = indentAt(text, offset).length;
  for (const line of text.slice(0, offset).split(/\r?\n/).slice(0, -1).toReversed()) {
    const indent = /^[ \t]*/.exec(line)![0].length;
    if (line.trim() === '' || indent >= limit) continue;
    // A brace on a line of its own, and the end of a list, stand where the header does.
    limit = /^[{)\]]/.test(line.trim()) ? indent + 1 : indent;
    if (headerOf(line) !== '') headers.push(headerOf(line));
  }
  return headers;
}

/** A line without what opens or closes a body. */
function headerOf(line: string): string {
  return line
    .trim()
    .replace(/\s*[{:]$/, '')
    .replace(/^(?:[{}; ]+|end)$/, '');
}

/** A definition with the blanks before it. */
function wholeLines(text: string, member: LocatedDefinition): string {
  const lineStart = text.lastIndexOf('\n', member.start - 1) + 1;
  const start = text.slice(lineStart, member.start).trim() === '' ? lineStart : member.start;
  return text.slice(start, member.end);
}

function isField({ kind }: LocatedDefinition): boolean {
  return kind === 'field' || kind === 'constant';
}

/** Whether a field stands in the answer as it does in the file, so that leaving it out loses nothing. */
function repeatsField(text: string, field: LocatedDefinition, { base }: TargetFrame): boolean {
  const written = (of: string, { start, end }: LocatedDefinition) =>
    of
      .slice(start, end)
      .replace(/[;,]\s*$/, '')
      .replace(/\s+/g, ' ');
  return base.outline.definitions.some(
    (each) => each.name === field.name && each.kind === field.kind && written(base.text, each) === written(text, field),
  );
}

/** The wrapper's code without its header, the members that are known, lines that say who sees what follows, and what holds a body together. */
function restOf(
  text: string,
  wrapper: LocatedDefinition,
  members: readonly LocatedDefinition[],
  frame: TargetFrame,
): string {
  let rest = '';
  let at = wrapper.headerEnd;
  for (const { start, end } of [...members].sort((a, b) => a.start - b.start)) {
    rest += `${text.slice(at, Math.max(at, start))}\n`;
    at = Math.max(at, end);
  }
  rest += text.slice(at, wrapper.end);
  if (frame.rules === undefined) return rest.trim();
  return codeWithoutComments(rest, frame.rules)
    .filter((line) => !/^\s*(?:public|protected|private)\s*:\s*$/.test(line))
    .join('')
    .replace(/[{};:,\s]/g, '');
}

/** The text moved left by the blanks of its first line. */
function dedented(code: string): string {
  const text = code.replace(/^(?:[ \t]*\n)+/, '');
  const blanks = /^[ \t]*/.exec(text)![0];
  if (blanks === '') return text;
  return text
    .split('\n')
    .map((line) => (line.startsWith(blanks) ? line.slice(blanks.length) : line))
    .join('\n');
}
