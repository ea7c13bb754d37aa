import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from '../../text/lexicalSpans.ts';
import { IMPORT_FORMS } from './importForms.ts';
import type { ReadImport } from './readImport.ts';

/** How a line begins behind which indented imports belong to a definition. */
const DEFINES =
  /^(def|class|async def|function|export|public|private|protected|internal|fn|pub|impl|func|struct|trait)\b/;

/** An import statement at the beginning of a line. */
export interface ImportStatement extends ReadImport {
  readonly start: number;
  /** After its last sign, without the line end. */
  readonly end: number;
}

/** The import statement at an offset, if there is one. */
export function importAt(text: string, offset: number, rules: LexicalRules): ImportStatement | undefined {
  const { pattern, read } = IMPORT_FORMS[rules.imports];
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const written = match[0].trimEnd();
  const start = offset;
  const end = offset + written.length;
  return { start, end, ...read(written) };
}

/** The condition of a Python block that only type checkers read. */
const FOR_TYPES = anyScript(/^if[ \t]+(?:\w+\.)?TYPE_CHECKING[ \t]*:/);

/**
 * All imports of a file that begin a line; with `indented` also those inside blocks before the first definition (`try:`,
 * `if TYPE_CHECKING:`), since their names are bound as well, the latter as types.
 */
export function importsOf(text: string, rules: LexicalRules, indented = false): ImportStatement[] {
  const covered = lexicalSpans(text, rules);
  const found: ImportStatement[] = [];
  let inDefinition = false;
  let forTypes = false;
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let span = 0;
  while (offset < text.length) {
    while (span < covered.length && covered[span]!.end <= offset) span += 1;
    const inside = span < covered.length && covered[span]!.start < offset;
    const blanks = /^[ \t]*/.exec(text.slice(offset, offset + 200))![0].length;
    const statement =
      inside || (blanks > 0 && (!indented || inDefinition)) ? undefined : importAt(text, offset + blanks, rules);
    if (statement !== undefined) found.push(forTypes && blanks > 0 ? asTypes(statement) : statement);
    else if (!inside && /^[^\s#]/.test(text[offset] ?? '')) forTypes = FOR_TYPES.test(text.slice(offset, offset + 200));
    if (!inside && DEFINES.test(text.slice(offset, offset + 12))) inDefinition = true;
    const next = text.indexOf('\n', statement?.end ?? offset);
    offset = next < 0 ? text.length : next + 1;
  }
  return found;
}

function asTypes(statement: ImportStatement): ImportStatement {
  return { ...statement, names: statement.names.map((name) => ({ ...name, typeOnly: true })) };
}

/** The end of blanks and comments from an offset on. */
export function afterComments(text: string, from: number, spans: readonly LexicalSpan[]): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1;
    const comment = spans.find((span) => span.start === at && span.kind === 'comment');
    if (comment === undefined) return at;
    at = comment.end;
  }
}
