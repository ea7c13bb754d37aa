import { anyScript } from '../../model/anyScript.ts';
import type { DocTypes } from '../docTypes.ts';

const NOTHING: DocTypes = {};
/** `@param name [Type]`, `@param [Type] name`, `@return [Type]`; a tag ends where its line does. */
const PARAMETER = anyScript(/@param[ \t]+(?:(\w+)[ \t]+\[([^\]\n]+)\]|\[([^\]\n]+)\][ \t]+(\w+))/g);
const RETURN = /@return[ \t]+\[([^\]\n]+)\]/g;
/** Types of the language itself, of which nothing in a workspace is known. */
const CORE =
  /^(?:nil|true|false|void|self|Object|BasicObject|String|Symbol|Integer|Fixnum|Float|Numeric|Boolean|bool|Array|Hash|Set|Proc|Method|IO|File|Class|Module|Range|Regexp|Time|Date|DateTime|Enumerator|Enumerable|Exception|StandardError|NilClass|TrueClass|FalseClass)$/;

/** What YARD's tags say of types, where that is more than a type of the language. */
export function readYard(comment: string): DocTypes {
  if (!comment.includes('@')) return NOTHING;
  const names = new Map<string, string>();
  for (const [, before, afterName, first, behind] of comment.matchAll(PARAMETER)) {
    const type = yardType(afterName ?? first ?? '');
    if (type !== undefined) names.set(before ?? behind ?? '', type);
  }
  // Several tags are several cases.
  const returns = [...comment.matchAll(RETURN)].map(([, text = '']) => text);
  const given = returns.length === 0 ? undefined : yardType(returns.join(', '));
  return { ...(given === undefined ? {} : { returns: given }), ...(names.size === 0 ? {} : { names }) };
}

/** A list of types as a union; undefined where a part is no class (`#read`), or none is of the workspace. */
function yardType(text: string): string | undefined {
  const parts = alternatives(text);
  if (!parts.every((part) => anyScript(/^(?:::)?[A-Za-z][\w:]*(?:[<{].*[>}])?$/).test(part))) return undefined;
  const known = parts.filter((part) => !CORE.test(part));
  if (known.length === 0) return undefined;
  return known.map((part) => part.replace(/^::/, '').replace(/\{(.*)=>(.*)\}$/, '<$1,$2>')).join(' | ');
}

/** The types of a list, which commas part outside of brackets. */
function alternatives(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character !== undefined && '<{('.includes(character)) depth++;
    else if (character !== undefined && '})'.includes(character)) depth--;
    else if (character === '>' && text[at - 1] !== '=') depth--;
    if ((character === ',' && depth === 0) || character === undefined) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts;
}
