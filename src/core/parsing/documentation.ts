import { foldBlanks } from './signature.ts';

/** The first paragraph of a Python docstring literal. */
export function docstringParagraph(literal: string): string | undefined {
  const inner = literal.replace(/^[A-Za-z]*("""|'''|"|')/, '').replace(/("""|'''|"|')$/, '');
  return firstParagraph(inner);
}

/** The first paragraph of a block comment or of adjoining line comments; tags end it. */
export function docCommentParagraph(comment: string): string | undefined {
  const mark = comment.startsWith('/*') ? /^\s*\*? ?/ : /^\s*(\/\/[/!]?|#+!?|--+) ?/;
  const lines = comment
    .replace(/^\/\*[*!]*/, '')
    .replace(/\**\*\/$/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(mark, '').replace(/^\s*[@\\]brief\s+/, ''));
  const tag = lines.findIndex((line) => /^\s*[@\\]\w/.test(line));
  return firstParagraph((tag < 0 ? lines : lines.slice(0, tag)).join('\n'));
}

function firstParagraph(text: string): string | undefined {
  const paragraph = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n/)[0];
  return paragraph === undefined || paragraph === '' ? undefined : foldBlanks(paragraph);
}
