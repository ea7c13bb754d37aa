import type { Stretch, Token } from './tokens.ts';
import { isKeyword, isLarge, isPrimitive, isTypeWord } from './words.ts';

/**
 * Words that cannot stand where they do unless the preprocessor takes them away or makes something else of them: `local int a`,
 * `char FAR *a`, `(CALLBACK *f)(int)`; and what only macros can be given: `va_arg(list, unsigned int *)`. Looks at neighbours
 * alone, so that it holds in bodies too.
 */
export function wordPairStretches(tokens: readonly Token[]): Stretch[] {
  const found: Stretch[] = [];
  const open: { readonly at: number; readonly called: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const { kind, text } = token;
    if (kind === 'word') {
      if (isAnnotated(tokens, at) || saysWhatIsKnown(tokens, at, open.at(-1)?.called === true)) found.push(token);
      else if (text === 'typedef') typeMacro(tokens, at + 1, found);
      else if (isTypeWord(text) && isPassedTag(tokens, at) && open.at(-1)?.called === true) found.push(token);
      else if (isMadeValue(tokens, at)) found.push({ start: token.start, end: token.end, fill: '_' });
      else if (isPrimitive(text) && open.at(-1)?.called === true) typeArgument(tokens, at, open.at(-1)!.at, found);
    } else if (kind === 'mark') {
      if (text === '(') open.push({ at, called: isCalled(tokens, at) });
      else if (isEmptyDefault(tokens, at)) {
        found.push({ ...token, put: '0' }, { ...tokens[at + 1]!, put: ' ' });
        at++;
      } else if (text === '[' || text === '{') open.push({ at, called: false });
      else if (text === ')' || text === ']' || text === '}') open.pop();
      else if (text === '*' && (isDefaultPointer(tokens, at) || isOfNewArray(tokens, at))) found.push(token);
      else if (text === '*' && open.at(-1)?.called === true) pointerArgument(tokens, at, found);
      else if (text === ',' && /^[,)]$/.test(tokens[at + 1]?.text ?? '') && open.at(-1)?.called === true)
        found.push(token);
      else if (text === ':' && isPrimitive(tokens[at + 1]?.text ?? '')) baseInWords(tokens, at, found);
      else if (text === '=' && tokens[at + 1]?.text === 'delete' && isOfTemplate(tokens, at))
        found.push({ start: token.start, end: tokens[at + 1]!.end });
      else if (text === '<' && isLarge(tokens[(open.at(-1)?.at ?? 0) - 1])) templateArgument(tokens, at, found);
      else if (/^&&?$/.test(text) && isLarge(tokens[(open.at(-1)?.at ?? 0) - 1])) referenceArgument(tokens, at, found);
    }
  }
  return found;
}

function isAnnotated(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  if (isKeyword(text)) return false;
  const next = tokens[at + 1];
  if (next === undefined) return false;
  const before = tokens[at - 1];
  const follows = before?.kind === 'word' ? before.text : '';
  if (next.kind === 'word' && before?.text !== '::' && before?.text !== '.' && before?.text !== '->') {
    // `local int a`, `INLINE static …`, `API struct a *f()`: a name before what begins a type.
    const begins =
      isPrimitive(next.text) || /^(static|extern|typedef|inline|virtual|constexpr|explicit|friend)$/.test(next.text);
    const isTag = isTypeWord(next.text) && next.text !== 'class';
    if (
      (begins || isTag) &&
      !/^(struct|class|union|enum|operator|typename|goto|namespace|new|concept|using)$/.test(follows)
    )
      return true;
  }
  if (!isLarge(tokens[at])) return false;
  // `CONSTEXPR const char *a`; with a name behind, the macro may be the type.
  if (next.text === 'const' && isPrimitive(tokens[at + 2]?.text ?? '')) return true;
  // `MUST_TAIL return next();`
  if (next.text === 'return') return true;
  // `if CONSTEXPR (…)`
  if (before?.text === 'if' && next.text === '(') return true;
  if (next.text !== '*' && next.kind !== 'word') return false;
  if (before?.text === '(')
    return (
      next.text === '*' &&
      tokens[at + 2]?.kind === 'word' &&
      tokens[at + 3]?.text === ')' &&
      tokens[at + 4]?.text === '('
    );
  if (before?.text === '*' && next.kind === 'word' && !isKeyword(next.text)) return tokens[at - 2]?.kind === 'word';
  if (before?.kind !== 'word' || isLarge(before)) return false;
  if (isKeyword(before.text) && !isPrimitive(before.text)) return false;
  // `struct Type NAME *`: the tag is a word as well. A name on the next line begins something else.
  return next.kind !== 'word' || !isKeyword(next.text);
}

/**
 * Words that tell a compiler what a grammar takes for granted: `template` in `object.template get<T>()`, `extern` in `extern template`, `typename` where a value is meant
 * (`= typename T::list(n)`) or a macro is given a type, `const` in `new const T`.
 */
function saysWhatIsKnown(tokens: readonly Token[], at: number, isPassed: boolean): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const { text } = tokens[at]!;
  if (text === 'const') return before === 'new';
  if (text === 'extern') return tokens[at + 1]?.text === 'template';
  if (tokens[at + 1]?.kind !== 'word') return false;
  if (text === 'template') return /^(?:\.|->|::)$/.test(before);
  if (text !== 'typename' || !/^(?:::|<)$/.test(tokens[at + 2]?.text ?? '')) return false;
  return /^(?:[=([]|return)$/.test(before) || (isPassed && before === ',');
}

/** `template <class T, enable_if<T>* = nullptr>`: a pointer without a name; `a *= b` has no blank in it. */
function isDefaultPointer(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return next?.text === '=' && next.start > tokens[at]!.end && (before?.kind === 'word' || before?.text === '>');
}

/** `new Node*[count]` */
function isOfNewArray(tokens: readonly Token[], at: number): boolean {
  let [first, last] = [at - 1, at + 1];
  while (tokens[last]?.text === '*') last++;
  if (tokens[last]?.text !== '[') return false;
  while (tokens[first]?.kind === 'word' || /^(?:::|\*)$/.test(tokens[first]?.text ?? '')) {
    if (tokens[first]!.text === 'new') return first < at - 1;
    first--;
  }
  return false;
}

/** `template <typename T> T make() = delete;`: the grammar knows that of other functions. */
function isOfTemplate(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && !/^(?:[;{}]|public|private|protected)$/.test(tokens[first - 1]!.text)) first--;
  return (
    /^(?:template|:)$/.test(tokens[first]!.text) &&
    tokens.slice(first, first + 2).some(({ text }) => text === 'template')
  );
}

/** `enum : unsigned long long {`: the grammar takes one word. */
function baseInWords(tokens: readonly Token[], at: number, found: Stretch[]): void {
  let end = at + 1;
  while (isPrimitive(tokens[end]?.text ?? '')) end++;
  const isSigned = tokens[at + 1]!.text === 'unsigned';
  if (tokens[end]?.text === '{' && (isSigned || end > at + 2))
    found.push({ start: tokens[at]!.start, end: tokens[end - 1]!.end });
}

/** `int f(options o = {})`: the grammar wants a value there. */
function isEmptyDefault(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== '{' || tokens[at + 1]?.text !== '}' || tokens[at - 1]?.text !== '=') return false;
  return /^[,)]$/.test(tokens[at + 2]?.text ?? '');
}

/** `CHECK_THROWS(run(), Error&)`: a type that only a macro can be given. */
function referenceArgument(tokens: readonly Token[], at: number, found: Stretch[]): void {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if ((before?.kind === 'word' || before?.text === '>') && (next?.text === ',' || next?.text === ')'))
    found.push(tokens[at]!);
}

/** `unsigned(a) << 2`, `offsetof(item, at.x)`: what the grammar does not take for a call reads as one of a name. */
function isMadeValue(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.text !== '(') return false;
  const { text } = tokens[at]!;
  if (text === 'offsetof') return /^[.[]$/.test(tokens[at + 5]?.text ?? '');
  const before = tokens[at - 1];
  const isOperand = before?.kind === 'mark' ? /^[(=,+\-/<>?:|&[]$/.test(before.text) : before?.text === 'return';
  return /^(?:unsigned|signed|long|short)$/.test(text) && isOperand && !/^[*&)]$/.test(tokens[at + 2]?.text ?? '');
}

/** `HANDLE(INT, list<int>)`: a type that only a macro can be given. */
function templateArgument(tokens: readonly Token[], at: number, found: Stretch[]): void {
  let end = at + 1;
  while (tokens[end]?.kind === 'word' || /^(?:::|,|\*|&)$/.test(tokens[end]?.text ?? '')) end++;
  if (tokens[end]?.text !== '>' || !/^[,)]$/.test(tokens[end + 1]?.text ?? '')) return;
  found.push({ start: tokens[at]!.start, end: tokens[end]!.end });
}

/** `typedef Array(void) List;`: a macro that gives a type reads as one without what it is given. */
function typeMacro(tokens: readonly Token[], at: number, found: Stretch[]): void {
  const [macro, open] = [tokens[at], tokens[at + 1]];
  if (macro?.kind !== 'word' || isKeyword(macro.text) || open?.text !== '(') return;
  let close = at + 2;
  while (tokens[close] !== undefined && !/^[();{}]$/.test(tokens[close]!.text)) close++;
  if (tokens[close]?.text !== ')' || tokens[close + 1]?.kind !== 'word' || tokens[close + 2]?.text !== ';') return;
  found.push({ start: open.start, end: tokens[close]!.end });
}

/** `cast(unsigned int, x)`: the grammar wants expressions; a name of the same length is one. */
function typeArgument(tokens: readonly Token[], at: number, open: number, found: Stretch[]): void {
  const next = tokens[at + 1];
  let first = at;
  while (first - 1 > open && /^(const|struct|unsigned|signed|long|short|volatile)$/.test(tokens[first - 1]!.text))
    first--;
  if (first - 1 !== open && tokens[first - 1]!.text !== ',') return;
  if (next?.text !== ',' && next?.text !== ')' && next?.text !== '*') return;
  if (next.text === '*' && !/^[,)*]$/.test(tokens[at + 2]?.text ?? '')) return;
  for (let word = first; word < at; word++) found.push(tokens[word]!);
  found.push({ start: tokens[at]!.start, end: tokens[at]!.end, fill: '_' });
}

/** `va_arg(list, struct item *)`. */
function isPassedTag(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === ',' && tokens[at + 1]?.kind === 'word' && tokens[at + 2]?.text === '*';
}

/** `cast(Type *, x)`. */
function pointerArgument(tokens: readonly Token[], at: number, found: Stretch[]): void {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (before?.kind === 'word' || before?.text === '*') {
    if (next?.text === ',' || next?.text === ')' || (next?.text === '*' && /^[,)]$/.test(tokens[at + 2]?.text ?? '')))
      found.push(tokens[at]!);
  }
}

/** A parenthesis behind a name, but not of parameters, which a type precedes, and not of `sizeof`. */
function isCalled(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at - 1];
  if (name?.kind !== 'word' || isKeyword(name.text)) return false;
  const before = tokens[at - 2];
  if (before === undefined) return false;
  if (before.kind === 'word') return before.text === 'return' || before.text === 'else' || before.text === 'case';
  return /^[;{}(,=?:!&|+\-/<>%\]]$|^&&$/.test(before.text) || (before.text === ')' && tokens[at + 1]?.text !== ')');
}
