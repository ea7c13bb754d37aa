import { type BracedPart, bracedParts } from './bracedParts.ts';
import { closings, type Stretch, type Token } from './tokens.ts';
import { isKeyword, isLarge, isOther } from './words.ts';

/** As long as the shortest macro that can take its place. */
const ACCESS = 'public';

/**
 * Macros that are statements of their own: `STEP(a, b)` without a semicolon, `SECTION("name") {`, `for_each(item, list) {`, as rounds, tests
 * and loops are written with them. The grammar wants a semicolon behind a call: it takes the place of a blank or line end there. And those that say who
 * may use members (`PRIVATE_UNLESS_TESTED:`, Qt's `signals:`), which read as `public:`.
 */
export function statementMacroStretches(tokens: readonly Token[]): Stretch[] {
  const close = closings(tokens);
  const parts = bracedParts(tokens);
  const found: Stretch[] = [];
  let ended = -1;
  tokens.forEach((token, at) => {
    if (parts[at] === 'type' && saysAccess(tokens, at))
      found.push({ ...token, put: ACCESS.padEnd(token.end - token.start) });
    const end = tokens[at + 1]?.text === '(' ? close[at + 1] : at;
    const begins = at === 0 || at - 1 === ended || isEnd(tokens[at - 1]!);
    if (end === undefined || !begins || token.kind !== 'word' || isKeyword(token.text)) return;
    if (parts[at] === 'type' && makesType(tokens, end)) {
      if (end > at) found.push({ start: tokens[at + 1]!.start, end: tokens[end]!.end });
      return;
    }
    if (!isLarge(token) && !(parts[at] === 'body' && end > at && tokens[end + 1]?.text === '{')) return;
    if (end > at) ended = end;
    if (parts[at] === 'body' && declares(tokens, at, end)) {
      found.push({ start: token.start, end: tokens[at + 1]!.end }, tokens[end]!);
      return;
    }
    if (!isStatement(tokens, at, end, parts[at])) return;
    found.push({ start: tokens[end]!.end, end: tokens[end]!.end + 1, put: ';' });
    // `CATCH(...) {`
    if (end === at + 5 && tokens[at + 2]!.text === '.')
      found.push({ start: tokens[at + 2]!.start, end: tokens[end]!.start, fill: '_' });
  });
  return found;
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

/** `VERBOSE(char buffer[80]);`: what a macro declares, or leaves out. Two names in a row are no expression. */
function declares(tokens: readonly Token[], at: number, end: number): boolean {
  if (tokens[end + 1]?.text !== ';' || end < at + 4) return false;
  const [type, name] = [tokens[at + 2]!, tokens[at + 3]!];
  return type.kind === 'word' && !isOther(type.text) && name.kind === 'word' && !isOther(name.text);
}

/** `list_of(item) head;`: a type that reads as one without what the macro is given. */
function makesType(tokens: readonly Token[], end: number): boolean {
  return tokens[end + 1]?.kind === 'word' && /^[;,[=]$/.test(tokens[end + 2]?.text ?? '');
}

/** Whether a macro, with what it is given up to `end`, stands alone, although no semicolon follows. */
function isStatement(tokens: readonly Token[], at: number, end: number, part: BracedPart | undefined): boolean {
  const next = tokens[end + 1];
  if (next === undefined) return part === undefined && end > at;
  if (next.start === tokens[end]!.end) return false;
  // `TRY {`, `END_TEST` alone on its line; before a word it may be a type.
  if (end === at && next.text !== '{' && !(tokens[at]!.startsLine && next.startsLine)) return false;
  // Outside of bodies `TEST(suite, name) {` is read as a function.
  if (part !== 'body') return end > at && next.text === '{' && tokens[at + 2]?.kind === 'literal';
  return next.kind === 'word' || next.text === '{' || next.text === '}' || next.kind === 'directive';
}
