import type { TodoFact, TodoMarker } from '../../model/fileFacts.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node, Tree } from '../trees/tree.ts';
import { commentAt } from './commentAt.ts';

/** A marker where a comment's line begins: upper case, or as a documentation tag (`@todo`). Who is meant may follow: `TODO(ann)`. */
const MARKED = /(?:@(todo|fixme|hack|xxx)|\b(TODO|FIXME|HACK|XXX))\b(?:[ \t]*\(([^()\n]{1,40})\))?[ \t]*[:–—-]?[ \t]*/g;

/** What may stand between the beginning of a comment's line and its marker: signs of comments and lists. */
const LEADER = /^[^\p{L}\p{N}"'`]*$/u;

/** Longer ones are cut, in UTF-16 code units. */
const LONGEST = 400;

/**
 * The comments that say what is to be done, in source order. A comment is what the grammar takes for one, in every language; text in
 * strings is none. Lines that go on with a comment belong to it, so that it reads the same however it is wrapped.
 */
export function readTodos(tree: Tree, source: SourceText, drafts: readonly DefinitionDraft[]): TodoFact[] {
  const { text } = source;
  const todos: TodoFact[] = [];
  let taken = 0;
  for (const match of text.matchAll(MARKED)) {
    const at = match.index;
    if (at < taken) continue;
    const comment = commentAt(tree, at);
    if (comment === undefined) continue;
    const lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, comment.startIndex);
    if (!LEADER.test(text.slice(lineStart, at))) continue;
    const words = readOn(tree, source, comment, at + match[0].length);
    taken = words.end;
    const by = match[3]?.trim();
    todos.push({
      marker: (match[1] ?? match[2]!).toUpperCase() as TodoMarker,
      text: words.text,
      line: source.lineOf(at),
      from: ownerOf(drafts, at, words.end, text),
      ...(by === undefined || by === '' ? {} : { by }),
    });
  }
  return todos;
}

/** The text behind a marker and where it ends: until a line without words, another marker, or the comment's end. */
function readOn(tree: Tree, { text }: SourceText, comment: Node, start: number): { text: string; end: number } {
  const first = lineOf(text, start, comment.endIndex);
  const words = [withoutEnd(text.slice(start, first))];
  let end = first;
  const column = comment.startIndex - (text.lastIndexOf('\n', comment.startIndex - 1) + 1);
  const alone = text.slice(comment.startIndex - column, comment.startIndex).trim() === '';
  const block = text.slice(comment.startIndex, comment.endIndex).trimEnd().includes('\n');
  while (block || alone) {
    const next = end + (text[end] === '\r' ? 2 : 1);
    if (next >= text.length) break;
    const lineStart = next + (/^[ \t]*/.exec(text.slice(next, next + 200))?.[0].length ?? 0);
    const within = block
      ? lineStart < comment.endIndex
      : lineStart - next === column && commentAt(tree, lineStart) !== undefined;
    if (!within) break;
    const limit = block ? comment.endIndex : text.length;
    const last = lineOf(text, lineStart, limit);
    const line = withoutEnd(text.slice(lineStart, last).replace(/^(?:\/{2,}[/!]?|#+|--+|;+|\*+(?!\/)|%+)?[ \t]*/, ''));
    if (line === '' || line.startsWith('@') || startsWithMarker(line)) break;
    words.push(line);
    end = last;
  }
  return { text: words.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST), end };
}

function startsWithMarker(line: string): boolean {
  const marker = new RegExp(MARKED.source).exec(line);
  return marker !== null && LEADER.test(line.slice(0, marker.index));
}

/** The end of the line, or of the comment where that comes first. */
function lineOf(text: string, start: number, limit: number): number {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline > 0 && text[newline - 1] === '\r' ? newline - 1 : newline;
  return Math.max(start, Math.min(end, limit));
}

function withoutEnd(line: string): string {
  return line.replace(/(?:\*+\/|-->|=end)[ \t]*$/, '').trim();
}

/** The innermost definition around a comment, or the one that begins on the line behind it: that is what it speaks of. -1: the file. */
function ownerOf(drafts: readonly DefinitionDraft[], start: number, end: number, text: string): number {
  let best = -1;
  let size = Number.POSITIVE_INFINITY;
  for (const [index, draft] of drafts.entries()) {
    const behind = draft.outerStart >= end && /^[^\n]*\n?[ \t]*$/.test(text.slice(end, draft.outerStart));
    const around = draft.outerStart <= start && end <= draft.outerEnd;
    const length = behind ? -1 : draft.outerEnd - draft.outerStart;
    if ((behind || around) && length < size) [best, size] = [index, length];
  }
  return best;
}
