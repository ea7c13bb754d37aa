import { anyScript } from '../../model/anyScript.ts';
import { balancedEnd } from '../../text/balancedText.ts';
import { foldBlanks } from './signature.ts';

/** Longer aliases are kept only where they are function types, which callbacks get their parameters from. */
const LONGEST_ALIAS = 300;
const LONGEST_FUNCTION_TYPE = 1500;

const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;
/** `{ -readonly [K in keyof T]: T[K] }`: has the members of T as they are. */
const SAME_MEMBERS = anyScript(
  /\{\s*(?:[-+]?readonly\s+)?\[\s*(\w+)\s+in\s+keyof\s+([\w$.]+)\s*(?:as\s+[^\]]*)?\]\s*[-+]?\??\s*:\s*\2\[\1\](?:\s*\|\s*(?:null|undefined))*\s*[;,]?\s*\}/g,
);
/** `{ [key: string]: A }`, `{ [K in Kind]: A }`: what any key gives. */
const ANY_KEY = anyScript(/^\{\s*(?:[-+]?readonly\s+)?\[\s*\w+\s*(?::|\bin\b)[^\]]*\]\s*[-+]?\??\s*:[^{}]*\}$/);

/**
 * What an alias stands for, as text. Its own object types are left empty where they would make it long, since it is known by
 * their members; undefined where nothing else remains.
 */
export function aliasText(written: string): string | undefined {
  const text = foldBlanks(written.replace(COMMENT, ' '));
  if (/^[(<]/.test(text)) return text.length > LONGEST_FUNCTION_TYPE ? undefined : text;
  const named = text.replace(SAME_MEMBERS, '$2');
  if ((ANY_KEY.test(named) || !named.startsWith('{')) && named.length <= LONGEST_ALIAS) return named;
  const short = withoutBodies(named);
  return short.length > LONGEST_ALIAS * 2 || /^[{}|&;\s]*$/.test(short) ? undefined : short;
}

function withoutBodies(text: string): string {
  let short = '';
  let from = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
    short += `${text.slice(from, open)}{}`;
    from = balancedEnd(text, open);
  }
  return short + text.slice(from);
}
