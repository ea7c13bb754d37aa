import { anyScript } from '../../model/anyScript.ts';
import type { DocTypes } from '../docTypes.ts';

const NOTHING: DocTypes = {};

/** What `@var`, `@param`, `@global`, `@return` and `@property` say; the spellings of analysers (`@psalm-var`) count more. */
export function readPhpDoc(comment: string): DocTypes {
  if (!comment.includes('@')) return NOTHING;
  const names = new Map<string, string>();
  const members = new Map<string, string>();
  let returns: string | undefined;
  let type: string | undefined;
  for (const [, tag = '', rest = ''] of comment.matchAll(TAG)) {
    const text = rest.replace(/\r?\n[ \t]*\*[ \t]?/g, ' ').trim();
    const stated = typeAtStart(text);
    if (stated === '') continue;
    const variable = anyScript(/^\s*&?(?:\.\.\.)?(\$\w+)/).exec(text.slice(stated.length));
    const name = variable?.[1];
    const many = variable?.[0].includes('...') ? `(${stated})[]` : stated;
    if (tag === 'return') returns = stated;
    else if (tag.startsWith('property') && name !== undefined) members.set(name.slice(1), stated);
    else if ((tag === 'param' || tag === 'global') && name !== undefined) names.set(name, many);
    else if (tag === 'var') {
      if (name === undefined) type = stated;
      else names.set(name, stated);
    }
  }
  return {
    ...(returns === undefined ? {} : { returns }),
    ...(type === undefined ? {} : { type }),
    ...(names.size === 0 ? {} : { names }),
    ...(members.size === 0 ? {} : { members }),
  };
}

/** A tag at the start of a line or of the comment, with what follows up to the next tag or the end. */
const TAG =
  /(?:^|\/\*\*?|\n)[ \t]*\*?[ \t]*@(?:psalm-|phpstan-)?(return|var|param|global|property(?:-read|-write)?)[ \t]+([\s\S]*?)(?=\n[ \t]*\*?[ \t]*(?:@|\n|\r)|\*\/|$)/g;

/** The type that a text begins with: up to the first blank outside brackets, unions with blanks included. */
function typeAtStart(text: string): string {
  let depth = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const character = text[at]!;
    if ('<({['.includes(character)) depth++;
    else if ('>)}]'.includes(character)) depth--;
    else if (/\s/.test(character) && depth === 0) {
      const rest = text.slice(at).trimStart();
      // `A | B`, and `callable(): A`.
      if (!/^[|&](?!\$)/.test(rest) && !/[|&:,]$/.test(text.slice(0, at).trimEnd())) break;
    }
    if (depth < 0) break;
  }
  const found = text.slice(0, at).trim();
  return anyScript(/^[?\\\w$('"]/).test(found) && !/^\$(?!this\b)/.test(found) ? found : '';
}
