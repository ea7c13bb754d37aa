import { anyScript } from '../../model/anyScript.ts';

/** Words that may stand before a declaration, and otherwise are names. */
const MODIFIERS = 'open|final|data|inner|override';
const SOFT = /\b(?:open|final|data|inner|override|set|where)\b/;
const ASSIGNED = /((?:^|\{)[ \t]*)(?:open|final|data|inner|override|set|where)(?=[ \t]*[-+*/]?=[^=])/gm;
const READ =
  /([!(=+&|*][ \t]*)(?:open|final|data|inner|override|set|where)(?=[ \t]*(?:[),.\n]|\?\.|&&|\|\|)|[ \t](?:or|and)\b)/g;
const VARARG = /(?<=\bvararg[ \t]+)(?:open|final|data|inner|override)(?=[ \t]*:)/g;
/** No modifier is called, asked for a member, or the parameter of a lambda. */
const CALLED = anyScript(new RegExp(`(?<![\\w.\`])(?:${MODIFIERS})(?=\\(|\\??\\.\\w|[ \\t]*->)`, 'gu'));
/** `suspend` before a name's sign: an argument by that name, a parameter. */
const SUSPEND = anyScript(/(?<![\w.`])suspend(?=[ \t]*(?:=[^=]|[:,)]))/gu);
/** An entry of an enum on a line of its own. */
const ENTRY = new RegExp(
  `^([ \\t]*)(?:public|private|protected|internal|value|sealed|abstract|const|inline|${MODIFIERS})(?=[ \\t]*[,;][ \\t]*$)`,
  'gm',
);
const MAY_BE_ENTRY = /\benum\b/;

/** Names that the grammar takes for words of the language where these cannot stand, as names that it takes for none. */
export function mendNames(text: string): string {
  let mended = text;
  if (SOFT.test(text))
    mended = mended.replace(ASSIGNED, named).replace(READ, named).replace(VARARG, named).replace(CALLED, named);
  if (text.includes('suspend')) mended = mended.replace(SUSPEND, named);
  if (MAY_BE_ENTRY.test(text)) mended = mended.replace(ENTRY, named);
  return mended;
}

/** A name that may be a modifier too, as one that may not. */
function named(text: string): string {
  return text.replace(anyScript(/\w/g), 'n');
}
