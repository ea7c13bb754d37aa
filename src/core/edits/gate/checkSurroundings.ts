import type { SyntaxErrorFact } from '../../model/fileFacts.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import type { SourceOutline } from '../../parsing/sourceParser.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import type { TextRange } from '../../text/textRange.ts';
import { lineAt } from '../../text/textRange.ts';
import { indentAt } from '../reply/fitIndentation.ts';
import { headerText } from './headerText.ts';

/** A text, how it parses, and where the target lies in it. */
export interface ParsedText {
  readonly text: string;
  readonly outline: SourceOutline;
  readonly target: TextRange;
}

/** Syntax errors that the new text has and the base has not: the same reason in the target, the same reason and place elsewhere. */
export function newSyntaxErrors(base: ParsedText, now: ParsedText): SyntaxErrorFact[] {
  const known = new Map<string, number>();
  for (const { key } of keyedErrors(base)) known.set(key, (known.get(key) ?? 0) + 1);
  const fresh: SyntaxErrorFact[] = [];
  for (const { key, error } of keyedErrors(now)) {
    const left = known.get(key) ?? 0;
    if (left === 0) fresh.push(error);
    else known.set(key, left - 1);
  }
  return fresh;
}

/** Lines after the target are counted from its end, so that they compare across a target of another length. */
function keyedErrors({
  text,
  outline,
  target,
}: ParsedText): { readonly key: string; readonly error: SyntaxErrorFact }[] {
  const first = lineAt(text, target.start);
  const last = lineAt(text, target.end);
  return outline.errors.map((error) => {
    const place = error.line < first ? `${error.line}` : error.line > last ? `+${error.line - last}` : undefined;
    return { key: place === undefined ? error.reason : `${place}:${error.column}:${error.reason}`, error };
  });
}

/**
 * Whether a function is a header alone behind which the parser missed what ends a declaration: alternatives of it under conditions
 * (`#ifdef`) have one body further on, which does not belong to any of them.
 */
export function goesOnElsewhere({ text, outline }: ParsedText, main: LocatedDefinition): boolean {
  if (main.headerEnd < main.end || !/^(?:function|method|constructor)$/.test(main.kind)) return false;
  const line = lineAt(text, main.end);
  const column = main.end - text.lastIndexOf('\n', main.end - 1);
  return outline.errors.some((error) => error.line === line && error.column === column);
}

/** Kinds that a text declares once and for all; fields by assignment come and go with the code that assigns. */
const DECLARED: ReadonlySet<SymbolKind> = new Set([
  'function',
  'method',
  'constructor',
  'accessor',
  'class',
  'interface',
  'type',
  'enum',
  'namespace',
]);

/** The name of the first definition around the target that is not the same as before, undefined when all are. */
export function changedNeighbour(base: ParsedText, now: ParsedText, rules?: LexicalRules): string | undefined {
  const old = neighboursOf(base, rules);
  const fresh = neighboursOf(now, rules);
  const index = old.findIndex((each, at) => each.key !== fresh[at]?.key);
  if (index >= 0) return old[index]!.name;
  return fresh[old.length]?.name;
}

function neighboursOf({ text, outline, target }: ParsedText, rules: LexicalRules | undefined) {
  const around = outline.definitions.filter(
    (each) => DECLARED.has(each.kind) && !(each.start >= target.start && each.end <= target.end),
  );
  return around.map((each) => ({ name: each.name, key: `${each.id} ${each.kind} ${contentOf(each)}` }));

  function contentOf(each: LocatedDefinition): string {
    const encloses = each.start <= target.start && each.end >= target.end;
    return encloses ? headerText(text, each, rules) : text.slice(each.start, each.end);
  }
}

/**
 * A line of code in a broken definition's body that is not indented below it: an unclosed brace made the definition reach
 * over the ones that follow, and to replace it would lose them.
 */
export function swallowedLine(text: string, main: LocatedDefinition, rules?: LexicalRules): string | undefined {
  const indent = indentAt(text, main.start).length;
  const body = text.slice(main.headerEnd, main.end);
  const spans = rules === undefined ? [] : lexicalSpans(body, rules);
  let offset = 0;
  for (const [index, line] of body.split('\n').entries()) {
    const start = offset + line.search(/\S|$/);
    const inSpan = spans.some((span) => span.start <= start && start < span.end);
    if (index > 0 && start - offset <= indent && /^[\p{L}_$@#]/u.test(line.trimStart()) && !inSpan) return line.trim();
    offset += line.length + 1;
  }
  return undefined;
}
