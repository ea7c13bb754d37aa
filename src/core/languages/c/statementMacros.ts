import type { BracedPart } from './bracedParts.ts';
import { declaredByMacro } from './memberMacros.ts';
import type { TokenRun } from './tokenRun.ts';
import type { Stretch, Token } from './tokens.ts';
import { isKeyword, isLarge, isOther, isPrimitive, isSpecifier } from './words.ts';

/** As long as the shortest macro that can take its place. */
const ACCESS = 'public';

/**
 * Macros that are statements of their own: `STEP(a, b)` without a semicolon, `SECTION("name") {`, `for_each(item, list) {`, as rounds, tests
 * and loops are written with them. The grammar wants a semicolon behind a call: it takes the place of a blank or line end there. And among
 * members those that say who may use them (`PRIVATE_UNLESS_TESTED:`, Qt's `signals:`), which read as `public:`, or make a type.
 */
export function statementMacroStretches(run: TokenRun): Stretch[] {
  const { tokens } = run;
  const found: Stretch[] = [];
  let ended = -1;
  tokens.forEach((token, at) => {
    const part = run.part(at);
    const end = run.macroEnd(at);
    const begins = at === 0 || at - 1 === ended || isEnd(tokens[at - 1]!);
    if (!begins || token.kind !== 'word' || isKeyword(token.text)) return;
    const declared = part === 'type' && isLarge(token) && end > at ? declaredByMacro(run, at, end) : undefined;
    if (declared !== undefined) found.push(...declared);
    else if (part === 'type' && saysAccess(tokens, at)) {
      found.push({ ...token, put: ACCESS.padEnd(token.end - token.start) });
    } else if (part !== 'body' && isLarge(token) && givesType(tokens, at, end, part)) {
      found.push({ start: token.start, end: tokens[end]!.end });
    } else if (part === 'body' && end === at && isLarge(token) && annotatesLocal(tokens, at)) {
      found.push({ start: token.start, end: token.end });
    } else if (part === 'type' && makesType(tokens, end)) {
      if (end > at) found.push({ start: tokens[at + 1]!.start, end: tokens[end]!.end });
    } else if (isLarge(token) || (part === 'body' && end > at && tokens[end + 1]?.text === '{')) {
      if (end > at) ended = end;
      found.push(...macroStretches(tokens, at, end, part));
    }
  });
  return found;
}

/** What makes a statement of the macro that stands from `at` to `end`, where it is one. */
function macroStretches(tokens: readonly Token[], at: number, end: number, part: BracedPart | undefined): Stretch[] {
  const { start } = tokens[at]!;
  const last = tokens[end]!;
  if (part === 'body' && declares(tokens, at, end)) return [{ start, end: tokens[at + 1]!.end }, last];
  if (!isStatement(tokens, at, end, part)) return [];
  if (isGivenWords(tokens, at, end)) return [{ start, end: last.end }];
  const semicolon: Stretch | undefined =
    tokens[end + 1]?.start === last.end
      ? shortened(tokens, end)
      : { start: last.end, end: last.end + 1, put: ';', inGap: true };
  if (semicolon === undefined) return [];
  // `CATCH(...) {`
  const dots = end === at + 5 && tokens[at + 2]!.text === '.';
  return dots ? [{ start: tokens[at + 2]!.start, end: last.start, fill: '_' }, semicolon] : [semicolon];
}

/** `TEST("name"){`: where there is no gap for the semicolon, the literal that is given last makes room for it. */
function shortened(tokens: readonly Token[], end: number): Stretch | undefined {
  let at = end;
  while (tokens[at]!.text === ')' && tokens[at - 1]!.end === tokens[at]!.start) at--;
  const { kind, text, end: behind } = tokens[at]!;
  const quote = /["']$/.exec(text)?.[0] ?? '';
  if (kind !== 'literal' || text.length < 2 + quote.length) return undefined;
  return { start: behind - 1 - quote.length, end: tokens[end]!.end, put: `${quote}${')'.repeat(end - at)};` };
}

/** `HANDLE(const Shop*, shop_kind);`, and outside of types `FLAG(int, limit, 10);`: what is declared by a type is no call. */
function givesType(tokens: readonly Token[], at: number, end: number, part: BracedPart | undefined): boolean {
  if (end <= at + 2 || tokens[end + 1]?.text !== ';') return false;
  const { text } = tokens[at + 2]!;
  return text === 'const' || (part === undefined && isPrimitive(text));
}

/** `UNUSED const int count = 1;` in a body. */
function annotatesLocal(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'word' && !next.startsLine && (isSpecifier(next.text) || isPrimitive(next.text));
}

function saysAccess(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (tokens[at + 1]?.text !== ':' || token.end - token.start < ACCESS.length) return false;
  return isEnd(tokens[at - 1]!) && (isLarge(token) || token.text === 'signals');
}

/** Whether a statement or member may begin behind it. */
function isEnd({ kind, text }: Token): boolean {
  return kind === 'directive' || (kind === 'mark' && /^[;{}:]$/.test(text));
}

/** `VERBOSE(char buffer[80]);`: what a macro declares, or leaves out. */
function declares(tokens: readonly Token[], at: number, end: number): boolean {
  return tokens[end + 1]?.text === ';' && isGivenWords(tokens, at, end);
}

/** `PRAGMA(diagnostic push)`: two names in a row are no expression. */
function isGivenWords(tokens: readonly Token[], at: number, end: number): boolean {
  return (
    end > at + 3 && tokens[at + 2]!.kind === 'word' && !isOther(tokens[at + 2]!.text) && tokens[at + 3]!.kind === 'word'
  );
}

/** `list_of(item) head;`: a type that reads as one without what the macro is given. */
function makesType(tokens: readonly Token[], end: number): boolean {
  return tokens[end + 1]?.kind === 'word' && /^[;,[=]$/.test(tokens[end + 2]?.text ?? '');
}

/** `TEST_CASE("name", "[tag]")`, `TEST_XML(name, "<a/>")`: what is no parameter with a value that it has by default. */
function isGivenLiteral(tokens: readonly Token[], at: number, end: number): boolean {
  return tokens
    .slice(at + 2, end)
    .some(({ kind }, place) => kind === 'literal' && /^[(,?:]$/.test(tokens[at + 1 + place]!.text));
}

/** Whether a macro, with what it is given up to `end`, stands alone, although no semicolon follows. */
function isStatement(tokens: readonly Token[], at: number, end: number, part: BracedPart | undefined): boolean {
  const next = tokens[end + 1];
  if (next === undefined) return part === undefined && end > at;
  if (next.start === tokens[end]!.end && !(next.text === '{' && isGivenLiteral(tokens, at, end))) return false;
  // `TRY {`, `END_TEST` alone on its line; before a word it may be a type.
  if (end === at && next.text !== '{' && !(tokens[at]!.startsLine && next.startsLine)) return false;
  // Outside of bodies `TEST(suite, name) {` is read as a function.
  if (part !== 'body') return next.text === '{' && isGivenLiteral(tokens, at, end);
  return next.kind === 'word' || next.text === '{' || next.text === '}' || next.kind === 'directive';
}
