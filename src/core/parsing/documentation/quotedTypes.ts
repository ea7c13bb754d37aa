import { anyScript } from '../../model/anyScript.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';

/** A name in a type that is written as a string, and where the string stands. */
export interface QuotedName {
  readonly name: string;
  readonly start: number;
}

const TOKEN = anyScript(/(["'])(.*?)\1|([\w.]*)\[|[\],]/g);
const NAME = anyScript(/[A-Za-z_][\w.]*/g);

/** The names in types that are written as strings (`Optional["Box"]`): literals and what is noted beside a type are none. */
export function quotedNames(captures: Captures, source: SourceText): QuotedName[] {
  const found: QuotedName[] = [];
  let end = 0;
  for (const match of captures.of('type.quoted')) {
    const node = match['type.quoted']![0]!;
    // A type in a type was read with it.
    if (node.startIndex < end) continue;
    end = node.endIndex;
    const text = source.textOf(node);
    if (!/["']/.test(text)) continue;
    for (const [offset, string] of stringsIn(text)) {
      for (const [name] of string.matchAll(NAME)) found.push({ name, start: node.startIndex + offset });
    }
  }
  return found;
}

function* stringsIn(text: string): Generator<readonly [offset: number, string: string]> {
  const open: { readonly isLiteral: boolean; readonly isNoted: boolean; at: number }[] = [];
  for (const { index, 0: token, 2: string, 3: head } of text.matchAll(TOKEN)) {
    if (string !== undefined) {
      if (!open.some(({ isLiteral, isNoted, at }) => isLiteral || (isNoted && at > 0))) yield [index, string];
    } else if (head !== undefined) {
      open.push({ isLiteral: /\bLiteral$/.test(head), isNoted: /\bAnnotated$/.test(head), at: 0 });
    } else if (token === ']') open.pop();
    else if (open.length > 0) open.at(-1)!.at++;
  }
}
