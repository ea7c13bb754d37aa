import { anyScript } from '../../model/anyScript.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import type { EditProblem } from '../checkedReply.ts';
import type { DefinitionTree } from './checkSignature.ts';
import type { ParsedText } from './checkSurroundings.ts';
import { block } from './editProblems.ts';
import { headerText } from './headerText.ts';

const CALLABLE = /^(?:function|method|constructor|accessor)$/;
const VISIBLE = /^(?:export|default|pub|public)$/;

/**
 * What a header may not do even where it may change: become that of another definition of the same name, be an accessor of
 * another kind, or, unless `mayHide`, lose `export` and its like or one of several headers.
 */
export function headerProblems(
  base: ParsedText,
  before: DefinitionTree,
  after: DefinitionTree,
  mayHide: boolean,
  rules: LexicalRules | undefined,
): EditProblem[] {
  const [old, now] = [before, after].map(({ text, main }) => headerText(text, main, rules)) as [string, string];
  if (old === now) return [];
  const { name } = before.main;
  const problems: EditProblem[] = [];
  if (takesPlaceOf(base, before.main, old, now, rules)) {
    problems.push(block('signature-changed', `There is another ${name} with that signature; this one is \`${old}\`.`));
  } else if (accessOf(now) !== undefined && accessOf(now) !== (accessOf(old) ?? 'get')) {
    problems.push(block('signature-changed', `${name} must stay \`${old}\`, not become \`${now}\`.`));
  }
  const lost = mayHide ? [] : modifiersOf(old, name).filter((word) => !modifiersOf(now, name).includes(word));
  if (lost.length > 0) problems.push(block('signature-changed', `\`${lost.join(' ')}\` of ${name} must stay.`));
  if (!mayHide && headersIn(now) < headersIn(old)) {
    problems.push(block('signature-changed', `All ${headersIn(old)} headers of ${name} must stay.`));
  }
  return problems;
}

/** Whether the new header takes what another definition of the same name and owner takes, and the old one did not. */
function takesPlaceOf(
  { text, outline }: ParsedText,
  main: LocatedDefinition,
  old: string,
  now: string,
  rules: LexicalRules | undefined,
): boolean {
  if (!CALLABLE.test(main.kind)) return false;
  const others = outline.definitions.filter(
    (each) => each.id !== main.id && each.name === main.name && each.kind === main.kind && each.parent === main.parent,
  );
  return others.some((each) => {
    const other = identity(headerText(text, each, rules), main.name);
    return other === identity(now, main.name) && other !== identity(old, main.name);
  });
}

/** What tells definitions of one name apart: the kind of access, and the types of what they take, or the names where there are none. */
function identity(header: string, name: string): string {
  const list = listBehind(header, name);
  return list === undefined ? header : `${accessOf(header) ?? ''}(${partsOf(list).map(typeOf).join()})`;
}

function typeOf(parameter: string): string {
  const bare = parameter.replace(/=(?!>).*$/s, '').trim();
  if (bare.includes(':') && !bare.includes('::')) return bare.slice(bare.indexOf(':') + 1);
  return bare.replace(/(?<=[\s*&>\]])\$?[\p{L}_][\p{L}\p{N}_]*$/u, '').trim();
}

/** What follows the name and the bracket behind it; a decorator of that name is none. */
function listBehind(header: string, name: string): string | undefined {
  for (let at = header.indexOf(name); at >= 0; at = header.indexOf(name, at + 1)) {
    const list = /^(?:<[^()]*>)? ?\((.*)$/s.exec(header.slice(at + name.length));
    if (list !== null && !/[\p{L}\p{N}_$@.]$/u.test(header.slice(0, at))) return list[1]!;
  }
  return undefined;
}

/** The parts of a list up to its closing bracket. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if ('([{<'.includes(sign)) depth += 1;
    else if (')]}>'.includes(sign)) depth -= 1;
    if (depth < 0) break;
    if (depth === 0 && sign === ',') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** How a header gives access to a value; undefined for one that is called. */
function accessOf(header: string): string | undefined {
  const decorated = anyScript(/@[\w.]+\.(getter|setter|deleter)\b/).exec(header)?.[1];
  if (decorated !== undefined) return decorated.slice(0, 3);
  if (anyScript(/@(?:[\w.]+\.)?(?:cached_)?property\b/).test(header)) return 'get';
  return anyScript(/^(?:[\w@]+ )*?(get|set) [#\w$[]/).exec(header)?.[1];
}

/** `export` and its like before the name. */
function modifiersOf(header: string, name: string): string[] {
  const words = header.split(/[^\p{L}\p{N}_$]+/u);
  return words.slice(0, Math.max(0, words.indexOf(name))).filter((word) => VISIBLE.test(word));
}

/** A header with its overloads: each but the last ends in a `;`. */
function headersIn(header: string): number {
  let depth = 0;
  let count = 1;
  for (const sign of header) {
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth -= 1;
    else if (sign === ';' && depth === 0) count += 1;
  }
  return count;
}
