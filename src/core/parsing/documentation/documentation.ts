import type { Language } from '../../languages/language.ts';
import { hideSecrets } from '../../privacy/secrets/maskSecrets.ts';
import { foldBlanks } from '../definitions/signature.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { plainText } from './docMarkup.ts';
import { isToolDirective } from './toolDirectives.ts';

/** A line that only divides, with a heading of what follows in it or not: `------ types ------` says nothing of the next definition. */
const RULE = /^\s*([-=*#~_+])\1{3,}(?:\s*$|.*\1{4}\s*$)/;
/** Nobody draws longer ones, and what is no rule after all takes the square of its length to tell. */
const LONGEST_RULE = 200;

/** The first paragraph of a Python docstring literal. */
export function docstringParagraph(literal: string): string | undefined {
  const inner = literal.replace(/^[A-Za-z]*("""|'''|"|')/, '').replace(/("""|'''|"|')$/, '');
  return firstParagraph(inner);
}

/** The first paragraph of a block comment or of adjoining line comments as plain text; tags end it, lines for tools are left out. */
export function docCommentParagraph(comment: string): string | undefined {
  const mark = comment.startsWith('/*') ? /^\s*\*? ?/ : /^\s*(\/\/[/!]?|#+!?|--+) ?/;
  const lines = comment
    .replace(/^\/\*[*!]*/, '')
    .replace(/\**\*\/$/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(mark, '').replace(/^\s*[@\\]brief\s+/, ''))
    .filter((line) => !isToolDirective(line) && !(line.length <= LONGEST_RULE && RULE.test(line)));
  const tag = lines.findIndex((line) => /^\s*[@\\]\w/.test(line));
  return firstParagraph(plainText(xmlSummary((tag < 0 ? lines : lines.slice(0, tag)).join('\n'))));
}

/** What `<summary>` says, with names for references; any other text as it is. */
function xmlSummary(text: string): string {
  const summary = /<summary>(.*?)(<\/summary>|$)/s.exec(text)?.[1];
  if (summary === undefined) return text;
  return summary
    .replace(/<\/?para>/g, '\n\n')
    .replace(/<\w+\s+(?:cref|name|langword|href)="(?:\w:)?([^"]*)"\s*\/>/g, '$1')
    .replace(/<[^>]*>/g, '');
}

function firstParagraph(text: string): string | undefined {
  const paragraph = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n/)[0];
  return paragraph === undefined || paragraph === '' ? undefined : foldBlanks(hideSecrets(paragraph));
}

/** The documentation of the file itself: in its tree, or what the language's pattern finds at its start. */
export function moduleDocOf(inTree: Node | undefined, language: Language, source: SourceText): string | undefined {
  if (inTree !== undefined) return docstringParagraph(source.textOf(inTree));
  const comment = language.moduleDoc?.exec(source.text)?.[0];
  return comment === undefined ? undefined : docCommentParagraph(comment);
}
