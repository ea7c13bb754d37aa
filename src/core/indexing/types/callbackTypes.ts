import { anyScript } from '../../model/anyScript.ts';

/** The types of the parameters that a header or a function type declares, in order; empty text where one has none. */
export function parameterTypes(text: string): readonly string[] {
  const open = openingParenthesis(text);
  if (open < 0) return [];
  return splitTopLevel(text.slice(open + 1, closing(text, open)), ',')
    .filter((part) => part.trim() !== '' && !/^\s*this\s*:/.test(part))
    .map((part) => {
      return withoutDefault(splitTopLevel(part, ':').slice(1).join(':'));
    });
}

/** A type without the default that follows it. */
function withoutDefault(type: string): string {
  return (splitTopLevel(type.replaceAll('=>', '\u0000'), '=')[0] ?? '').replaceAll('\u0000', '=>').trim();
}

function closingAngle(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && text[at - 1] !== '=' && --depth === 0) return at;
  }
  return text.length;
}

/** The type of parameter n of a function type, parentheses and `| undefined` around it or not; undefined for other types. */
export function functionParameter(type: string, parameter: number): string | undefined {
  const text = type.trim();
  const open = openingParenthesis(text);
  if (open < 0 || !/^(<.*>)?$/s.test(text.slice(0, open).trim())) return undefined;
  const end = closing(text, open);
  if (/^\s*=>/.test(text.slice(end + 1))) return parameterTypes(text)[parameter] || undefined;
  return open === 0 ? functionParameter(text.slice(1, end), parameter) : undefined;
}

const BOUND_FUNCTION = anyScript(/^(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*=\s*(?:async\s+)?(?=<)/);

/** The type parameters that a header begins with, and what bounds each; empty text where nothing does. */
export function typeParametersOf(whole: string): ReadonlyMap<string, string> {
  const header = whole.replace(BOUND_FUNCTION, '');
  const open = header.indexOf('<');
  const found = new Map<string, string>();
  // `interface A extends B<C>` has none of its own.
  if (open < 0 || /[(=:]|\s(?:extends|implements)\s/.test(header.slice(0, open))) return found;
  for (const part of splitTopLevel(header.slice(open + 1, closingAngle(header, open)), ',')) {
    const [, name, bound = ''] =
      anyScript(/^\s*(?:const\s+|in\s+|out\s+)*([\w$]+)(?:\s+extends\s+(.*))?/s).exec(part) ?? [];
    if (name !== undefined) found.set(name, withoutDefault(bound));
  }
  return found;
}

/** The type of a field of an object type that is written out (`{ a: A; b?(c: C): D }`, a method as a function); undefined for other types. */
export function fieldType(type: string, name: string): string | undefined {
  const body = /^\{(.*)\}$/s.exec(type.trim())?.[1];
  if (body === undefined) return undefined;
  for (const member of splitTopLevel(body.replaceAll(';', ','), ',')) {
    const [, key, rest = ''] = anyScript(/^\s*(?:readonly\s+)?([\w$]+)\??\s*(.*)$/s).exec(member) ?? [];
    if (key !== name) continue;
    if (rest.startsWith(':')) return rest.slice(1).trim();
    return rest.startsWith('(') ? `${rest.slice(0, closing(rest, 0) + 1)} => unknown` : undefined;
  }
  return undefined;
}

/** The types that a union offers, as written. */
export function alternativesOf(type: string): readonly string[] {
  return splitTopLevel(type, '|').map((part) => part.trim());
}

/** The types that an intersection joins, as written. */
export function joinedBy(type: string): readonly string[] {
  return splitTopLevel(type, '&').map((part) => part.trim());
}

/** The type that a header or function type declares for argument n, those that a rest parameter takes included; empty text for none. */
export function argumentType(text: string, argument: number): string {
  const types = parameterTypes(text);
  const last = types.length - 1;
  if (last < 0 || argument < last || !hasRest(text)) return types[argument] ?? '';
  const rest = types[last]!.replace(/^readonly\s+/, '');
  const tuple = /^\[(.*)\]$/s.exec(rest)?.[1];
  if (tuple !== undefined) {
    // `[first: A, B?]`; what an element spreads stands for any number.
    const elements = splitTopLevel(tuple, ',').map((part) => part.trim());
    const element = elements[argument - last] ?? '';
    if (elements.slice(0, argument - last + 1).some((each) => each.startsWith('...'))) return '';
    const named = splitTopLevel(element, ':');
    return (named.length > 1 ? named.slice(1).join(':') : element).replace(/\?$/, '').trim();
  }
  return /^(.*)\[\]$/s.exec(rest)?.[1] ?? /^(?:Readonly)?Array<(.*)>$/s.exec(rest)?.[1] ?? '';
}

/** Whether the last parameter takes all further arguments. */
function hasRest(text: string): boolean {
  const open = openingParenthesis(text);
  const parts = splitTopLevel(text.slice(open + 1, closing(text, open)), ',').filter((part) => part.trim() !== '');
  return parts.at(-1)?.trimStart().startsWith('...') === true;
}

/** What a call signature or function type says that calling gives (`(a: A): B`, `(a: A) => B`); undefined for other types. */
export function functionReturn(text: string): string | undefined {
  const open = openingParenthesis(text);
  if (open < 0 || !/^\s*(?:new\s*)?(<.*>\s*)?$/s.test(text.slice(0, open))) return undefined;
  return /^\s*(?::|=>)\s*(.+)$/s
    .exec(text.slice(closing(text, open) + 1))?.[1]
    ?.replace(/[;,]\s*$/, '')
    .trim();
}

/** What the header of a function or method of that name says that it gives. */
export function headerResult(header: string, name: string): string | undefined {
  return functionReturn(header.slice(header.indexOf(name) + name.length));
}

/** The first parenthesis outside of type parameters. */
function openingParenthesis(text: string): number {
  let angles = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '<') angles++;
    else if (char === '>' && text[at - 1] !== '=') angles--;
    else if (char === '(' && angles === 0) return at;
  }
  return -1;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return text.length;
}

function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if ('([{<'.includes(char)) depth++;
    else if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '=')) depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
