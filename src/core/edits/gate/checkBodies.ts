import type { SymbolKind } from '../../model/structDocument.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import { codeWithoutComments, standaloneStrings } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import { lineAt } from '../../text/textRange.ts';
import type { EditProblem } from '../checkedReply.ts';
import type { DefinitionTree } from './checkSignature.ts';
import { detectEmptyLoop, detectGap } from './detectGap.ts';
import { detectTruncation } from './detectTruncation.ts';
import { lostDirectives } from './directives.ts';
import { block, warn } from './editProblems.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'accessor']);

/** Bodies that had code and are now a stub or end too early, in the definition and in what is still there inside it. */
export function bodyProblems(before: DefinitionTree, after: DefinitionTree, rules: LexicalRules): EditProblem[] {
  return pairs(before, after).flatMap(([old, now]) => {
    const line = lineIn(after, now.headerStart);
    const isEmptied = !isStub(before.text, old, rules) && isStub(after.text, now, rules);
    if (isEmptied || (now === after.main && wrapsItself(after, rules))) {
      return [block('stub', `The body of ${now.name} was emptied. Write the whole body.`, line)];
    }
    if (old.partial || !FUNCTIONS.has(old.kind)) return [];
    return leftOut(codeOf(before, old), codeOf(after, now), now.name, rules).map((message) =>
      block('elision', message, line),
    );
  });
}

/** What says that code of a body is missing from its new version. */
function leftOut(before: string, after: string, name: string, rules: LexicalRules): string[] {
  const cut = detectTruncation(before, after, rules);
  if (cut !== undefined) return [`${name} ends after \`${cut.lastLine}\`; ${cut.missing} lines of code are missing.`];
  const gap = detectGap(before, after, rules);
  if (gap !== undefined) return [`\`${gap.text}\` stands for ${gap.missing} lines of code that were left out.`];
  const loop = detectEmptyLoop(before, after, rules);
  return loop === undefined ? [] : [`The body of \`${loop}\` was left out.`];
}

function codeOf({ text }: DefinitionTree, definition: LocatedDefinition): string {
  return text.slice(definition.headerStart, definition.end);
}

/** Whether the body of a definition does nothing. */
export function isStub(text: string, definition: LocatedDefinition, rules: LexicalRules): boolean {
  if (definition.headerEnd >= definition.end) return false;
  const body = codeWithoutComments(text.slice(definition.headerEnd, definition.end), rules).join(' ');
  const inner = body
    .trim()
    .replace(/^:/, '')
    .replace(rules.blockEnd === 'end' ? /\bend$/ : /;$/, '')
    .trim()
    .replace(/^\{(.*)\}$/s, '$1');
  return rules.stub.test(inner.replace(/\s+/g, ' ').trim());
}

/** Whether a function holds nothing but a function of its name, which nobody calls. */
function wrapsItself({ text, main, inner }: DefinitionTree, rules: LexicalRules): boolean {
  const same = FUNCTIONS.has(main.kind) ? inner.find(({ name }) => name === main.name) : undefined;
  if (same === undefined) return false;
  const around = text.slice(main.headerEnd, same.start) + text.slice(same.end, main.end);
  return /^[\s:;{}]*(?:end)?\s*$/.test(codeWithoutComments(around, rules).join('\n'));
}

/** Documentation, TODO marks and comments for tools that the definition had and lost; of the last `mustKeep` says that none may go. */
export function documentationProblems(
  before: DefinitionTree,
  after: DefinitionTree,
  rules: LexicalRules,
  mustKeep: boolean,
): EditProblem[] {
  const lost = pairs(before, after).filter(
    ([old, now]) => hasDocumentation(before.text, old, rules) && !hasDocumentation(after.text, now, rules),
  );
  const kept = new Set(marksOf(after, rules));
  const [old, now] = [before, after].map(({ text, main }) => text.slice(main.start, main.end)) as [string, string];
  return [
    ...lostDirectives(old, now, rules).map((directive) =>
      (mustKeep ? block : warn)('documentation-lost', `The comment \`${directive}\` must stay: a tool reads it.`),
    ),
    ...lost.map(([old, now]) =>
      warn('documentation-lost', `The documentation of ${old.name} was dropped.`, lineIn(after, now.headerStart)),
    ),
    ...marksOf(before, rules)
      .filter((mark) => !kept.has(mark))
      .map((mark) => warn('documentation-lost', `The comment "${mark}" was dropped.`)),
  ];
}

function pairs(before: DefinitionTree, after: DefinitionTree): (readonly [LocatedDefinition, LocatedDefinition])[] {
  const found = new Map(after.inner.map((definition) => [definition.id, definition]));
  const inner = before.inner.flatMap((old) => {
    const now = found.get(old.id);
    return now === undefined ? [] : [[old, now] as const];
  });
  return [[before.main, after.main] as const, ...inner];
}

/** A comment before the header, or a docstring as the first statement of the body. */
function hasDocumentation(text: string, definition: LocatedDefinition, rules: LexicalRules): boolean {
  if (definition.start < definition.headerStart) return true;
  if (!rules.tripleQuotes || definition.headerEnd >= definition.end) return false;
  const body = text.slice(definition.headerEnd, definition.end).replaceAll('\r\n', '\n');
  return standaloneStrings(body, lexicalSpans(body, rules)).some((span) => body.slice(0, span.start).trim() === '');
}

function marksOf({ text, main }: DefinitionTree, rules: LexicalRules): string[] {
  const whole = text.slice(main.start, main.end);
  const comments = lexicalSpans(whole, rules).filter((span) => span.kind === 'comment');
  return comments.flatMap((span) => {
    const marks = whole.slice(span.start, span.end).matchAll(/\b(?:TODO|FIXME|HACK|XXX)\b[^\n]*/g);
    return [...marks].map(([mark]) => mark.replace(/\*\/$/, '').replace(/\s+/g, ' ').trim());
  });
}

function lineIn(tree: DefinitionTree, offset: number): number {
  return lineAt(tree.text.slice(tree.main.start), Math.max(0, offset - tree.main.start));
}
