import type { Language } from '../../languages/language.ts';
import type { Captures, Match } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { partsOf } from './givingCalls.ts';

/** What looks like an operator between two and is a call: where another rule says what it replaces. */
export function misreadOperators(captures: Captures): ReadonlySet<number> {
  const calls = captures.of('call').filter((match) => match['given'] !== undefined);
  return new Set(calls.map((match) => match['call']![0]!.id));
}

/** What a call by a trait's path is asked of: its first argument. */
export function askedOf(match: Match, { traitPaths }: Language, source: SourceText): Node | undefined {
  const object = match['object']?.[0];
  if (traitPaths === undefined || object === undefined) return undefined;
  traitPaths.lastIndex = object.startIndex;
  if (!traitPaths.test(source.text)) return undefined;
  const list = match['call']![0]!.childForFieldName('arguments');
  return list === null || list.startIndex !== object.endIndex ? undefined : (list.namedChildren[0] ?? undefined);
}

/** What a call is given: the members of its lists, and what stands in none; undefined where a call does not say. */
export function argumentNodes(match: Match): readonly Node[] | undefined {
  const lists = match['arguments'];
  const single = match['argument'];
  if (lists === undefined && single === undefined) return undefined;
  return [...(lists ?? []).flatMap(partsOf), ...(single ?? [])];
}
