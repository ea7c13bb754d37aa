import { anyScript } from '../../model/anyScript.ts';

/**
 * Whether a `#if` condition holds on the machine that code is read for: a 64-bit Linux with GCC or Clang, the system's features
 * there, and nothing else defined but what the text itself defines before `at`. Undefined where the condition calculates.
 */
export function conditionHolds(directive: string, at: number, macros: Macros): boolean | undefined {
  const match = /^#\s*(ifdef|ifndef|elifdef|elifndef|if|elif)\b([\s\S]*)$/.exec(directive);
  if (match === null) return undefined;
  const word = match[1]!;
  const condition = match[2]!.replace(/\/\*[\s\S]*?\*\/|\/\/.*|\\\r?\n/g, ' ').trim();
  const isDefined = (name: string) => isLikelyDefined(name, at, macros);
  if (word.endsWith('ndef')) return !isDefined(condition);
  if (word.endsWith('def')) return isDefined(condition);
  return anyOf(condition, isDefined);
}

const GROUP = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b(?:.*\\\r?\n)*.*$/gm;

/** The parts of a text that do not compile there, as far as their conditions say. */
export function unlikelyRanges(text: string): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const macros = macrosOf(text);
  const open: { from: number; holds: boolean | undefined; taken: boolean }[] = [];
  for (const { 0: line, 1: word, index } of text.matchAll(GROUP)) {
    const group = open.at(-1);
    if (word?.startsWith('if') === true) {
      const holds = conditionHolds(line.trim(), index, macros);
      open.push({ from: index, holds, taken: holds !== false });
      continue;
    }
    if (group === undefined) continue;
    if (group.holds === false) ranges.push({ start: group.from, end: index });
    if (word === 'endif') open.pop();
    else {
      group.from = index;
      group.holds = group.taken ? false : word === 'else' ? true : conditionHolds(line.trim(), index, macros);
      group.taken ||= group.holds !== false;
    }
  }
  return ranges;
}

/** Where a text defines each macro first. */
export type Macros = ReadonlyMap<string, number>;

export function macrosOf(text: string): Macros {
  const found = new Map<string, number>();
  for (const { 1: name, index } of text.matchAll(anyScript(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm))) {
    if (!found.has(name!)) found.set(name!, index);
  }
  return found;
}

type IsDefined = (name: string) => boolean;

const ABSENT =
  /^(_?WIN32|_?WIN64|__WIN32__|_WIN32_WCE|_WINDOWS|WINDOWS|_MSC_VER|_MSC_FULL_VER|__CYGWIN__|__MINGW32__|__MINGW64__|__BORLANDC__|__TURBOC__|__WATCOMC__|__DJGPP__|MSDOS|__MSDOS__|OS2|__OS2__|__APPLE__|__MACH__|MACOS|TARGET_OS_MAC|TARGET_OS_IPHONE|__FreeBSD__|__NetBSD__|__OpenBSD__|__DragonFly__|__sun|__sun__|sun|__SVR4|_AIX|__hpux|__hpux__|__VMS|VMS|__MVS__|__PASE__|__HAIKU__|__QNX__|__ANDROID__|__EMSCRIPTEN__|__wasi__|__INTEL_COMPILER|__SUNPRO_C|__SUNPRO_CC|__xlC__|__IBMC__|__ARMCC_VERSION|__ICCARM__|__CUDACC__|__NVCC__|__STRICT_ANSI__|__arm__|__aarch64__|__i386__|_M_IX86|_M_X64|_M_AMD64|_M_ARM|_M_ARM64|__powerpc__|__mips__|__riscv|__s390x__|RC_INVOKED|__CPPCHECK__|DOXYGEN|LINT|lint|NDEBUG)$/;
const PRESENT =
  /^(__GNUC__|__GNUC_MINOR__|__linux__|__linux|linux|__unix__|__unix|unix|__x86_64__|__LP64__|__STDC__|__ELF__|__CHAR_BIT__|__cplusplus)$/;

/** What a configured build switches on. */
const FEATURE = /(^|_)(HAVE|HAS|USE|WITH|ENABLE)_/;

/** What only those switch on who work on the project itself. */
const WORKSHOP = /(^|_)N?(DEBUG|TRACE|FUZZING)(_|$)/;

function isLikelyDefined(name: string, at: number, macros: Macros): boolean {
  if (ABSENT.test(name) || WORKSHOP.test(name)) return false;
  return PRESENT.test(name) || FEATURE.test(name) || (macros.get(name) ?? Number.POSITIVE_INFINITY) < at;
}

/** `a || b` of `a && b` of `!defined(X)`, `0`, `1`; parentheses and comparisons further in are unknown. */
function anyOf(text: string, isDefined: IsDefined): boolean | undefined {
  const options = split(text, '||').map((part) => {
    const parts = split(part, '&&').map((each) => one(each.trim(), isDefined));
    return parts.includes(false) ? false : parts.every((each) => each === true) ? true : undefined;
  });
  return options.includes(true) ? true : options.every((each) => each === false) ? false : undefined;
}

function one(text: string, isDefined: IsDefined): boolean | undefined {
  if (text.startsWith('!') && !text.startsWith('!=')) return not(one(text.slice(1).trim(), isDefined));
  const defined = anyScript(/^defined\s*\(?\s*(\w+)\s*\)?$/).exec(text)?.[1];
  if (defined !== undefined) return isDefined(defined);
  if (/^\(.*\)$/s.test(text) && closesAt(text) === text.length - 1) return anyOf(text.slice(1, -1).trim(), isDefined);
  if (/^\d+[uUlL]*$/.test(text)) return Number.parseInt(text, 10) !== 0;
  // `_MSC_VER >= 1900`: what is not defined is 0.
  const compared = anyScript(/^([A-Za-z_]\w*)\s*(?:[<>]=?|[!=]=)\s*\w+$/).exec(text);
  if (compared !== null && !isDefined(compared[1]!)) return /<|!=/.test(text) ? undefined : false;
  return anyScript(/^[A-Za-z_]\w*$/).test(text) && !isDefined(text) ? false : undefined;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function closesAt(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function split(text: string, mark: '||' | '&&'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text.startsWith(mark, at)) {
      parts.push(text.slice(start, at));
      start = at + mark.length;
      at++;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
