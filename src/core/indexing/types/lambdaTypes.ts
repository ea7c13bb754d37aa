import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName, parametersOf } from '../../model/parameterTypes.ts';

/** What a lambda gets and gives, in the words of the function type it is passed as. */
export interface FunctionType {
  readonly receiver: string | undefined;
  readonly parameters: readonly string[];
}

/** The type as written of one parameter of a function: by its place, its name, or the last (`''`). */
export function parameterType(definition: DefinitionFact, argument: string): string | undefined {
  const parameters = parametersOf(definition.signature, definition.name) ?? [];
  const parameter =
    argument === ''
      ? parameters.at(-1)
      : /^\d+$/.test(argument)
        ? parameters[Number(argument)]
        : parameters.find((each) => new RegExp(`(^|\\s)${escapedName(argument)}\\s*:`).test(each));
  if (parameter === undefined) return undefined;
  const colon = parameter.indexOf(':');
  return colon < 0 ? undefined : withoutDefault(parameter.slice(colon + 1));
}

/** Reads `suspend A.(B, name: C) -> D`; undefined for what is no function type. */
export function readFunctionType(text: string): FunctionType | undefined {
  let bare = text
    .replace(anyScript(/@[\w.]+(\([^()]*\))?\s*/g), '')
    .replace(/^\s*suspend\s+/, '')
    .trim();
  if (bare.endsWith('?')) bare = bare.slice(0, -1).trim();
  if (bare.startsWith('(') && closing(bare, 0) === bare.length - 1) bare = bare.slice(1, -1).trim();
  bare = bare.replace(/^suspend\s+/, '');
  let open = 0;
  for (let depth = 0; open < bare.length && !(depth === 0 && bare[open] === '('); open++) {
    if (bare[open] === '<') depth++;
    if (bare[open] === '>') depth--;
  }
  const close = closing(bare, open);
  if (close < 0 || !/^\s*->/.test(bare.slice(close + 1))) return undefined;
  const receiver = bare
    .slice(0, open)
    .replace(/\.\s*$/, '')
    .trim();
  return {
    receiver: receiver === '' ? undefined : receiver,
    parameters: listed(bare.slice(open + 1, close)).map((each) =>
      each.replace(anyScript(/^\s*[\w`]+\s*:(?!:)/), '').trim(),
    ),
  };
}

function withoutDefault(text: string): string {
  const at = text.search(/(?<![=!<>-])=(?!=)/);
  return (at < 0 ? text : text.slice(0, at)).trim();
}

/** Where the bracket at an offset closes; -1 where it does not. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function listed(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '(' || character === '<') depth++;
    else if (character === ')' || (character === '>' && text[at - 1] !== '-')) depth--;
    else if (character === undefined || (character === ',' && depth === 0)) {
      if (text.slice(start, at).trim() !== '') found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return found;
}
