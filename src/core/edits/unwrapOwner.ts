import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import type { EditProblem } from './checkedReply.ts';
import { codeWithoutComments } from './codeWithoutComments.ts';
import { block } from './editProblems.ts';
import type { TargetFrame } from './targetFrame.ts';
import { holds } from './textRange.ts';

export type Unwrapped = { readonly code: string } | { readonly problem: EditProblem };

/**
 * Small models answer a method inside its class. When the wrapper holds that one member and no other code, the member is
 * taken out of it; when it holds more, the reply is refused; without a wrapper the code stays as it is.
 */
export async function unwrapOwner(code: string, frame: TargetFrame): Promise<Unwrapped> {
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
  const around = frame.owners.slice(0, -1).map((each) => each.name);
  const others = outline.definitions.filter(
    (each) => !holds(wrapper, each) && !(holds(each, wrapper) && around.includes(each.name)),
  );
  if (
    member === undefined ||
    outermost.length > 1 ||
    others.length > 0 ||
    restOf(text, wrapper, member, frame) !== ''
  ) {
    const message = `Return ${main.name} alone, not the whole ${owner.kind} ${owner.name} or other definitions.`;
    return { problem: block('not-one-definition', message) };
  }
  const lineStart = text.lastIndexOf('\n', member.start - 1) + 1;
  const start = text.slice(lineStart, member.start).trim() === '' ? lineStart : member.start;
  return { code: text.slice(start, member.end) };
}

/** The wrapper's code without its header, the member and what holds a body together. */
function restOf(text: string, wrapper: LocatedDefinition, member: LocatedDefinition, frame: TargetFrame): string {
  const rest = `${text.slice(wrapper.headerEnd, member.start)}\n${text.slice(member.end, wrapper.end)}`;
  if (frame.rules === undefined) return rest.trim();
  return codeWithoutComments(rest, frame.rules)
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
