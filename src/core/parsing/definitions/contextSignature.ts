import { anyScript } from '../../model/anyScript.ts';
import { balancedEnd } from '../../text/balancedText.ts';
import { CUT, cutCode } from '../../text/cutCode.ts';
import { maskCode } from '../../text/maskedCode.ts';
import { foldHeader, foldValue, LONGEST_VALUE } from './signature.ts';

/** What is read of a value; long ones are data. UTF-16 code units. */
const MOST_READ = 4000;
/** Type arguments of a call say what a value is; with them it may be so long. */
const LONGEST_TYPED = 180;
/** Shorter templates are shown. */
const LONGEST_TEMPLATE = 60;
/** Without one of these nothing is left out. */
const MARKS = /\/\/|\/\*|[#@`[]|\bget\(|\bby\b/;

/** Conditions of the preprocessor with what stands in other branches than the first, and lines that say nothing of the code. */
const OTHER_BRANCH = /^[ \t]*#[ \t]*(?:else|elif)\b[\s\S]*?(?=^[ \t]*#[ \t]*endif\b)/gm;
const DIRECTIVE = /^[ \t]*#[ \t]*(?:if|ifdef|ifndef|endif|region|endregion|pragma|nullable|warning|error)\b.*$/gm;
/** `@Name(`, `#[`, and `[Name(` where a declaration or a parameter begins: looked back for last, since that costs at every character. */
const ANNOTATION = anyScript(/@[\w.:]+(?:<[^()]*>)?\s?(?=\()|#(?=\[)|(?=\[\s*[\w.: ]+\()(?<=(?:^|[(,\]])\s*)/gm);
/** Kotlin's accessors behind a declared type, and what a property is delegated to. */
const ACCESSOR = anyScript(/\s(?:get|set)\(\w*\)\s*[={]/g);
const DELEGATED = anyScript(/\bby\s+[\w.]+\s*(?:\([^{}]*\)\s*)?(?=\{)/g);
/** A value that is made by a call with type arguments: `= React.forwardRef<`. */
const TYPED_CALL = anyScript(/=\s*(?:await\s+|new\s+)?[\w$.]+(?=<)/g);

/** Decorators without arguments that change how a definition is used or what it must be, where the signature leaves them out. */
const TELLING = /^(?:[\w.]+\.)?(?:property|cached_property|staticmethod|classmethod|abstractmethod|override)$/;

interface SignatureText {
  readonly text: string;
  readonly language: string;
  readonly name: string;
  /** Where the name begins in the text; negative where it is not in it. */
  readonly nameAt: number;
  /** What `struct.json` says. */
  readonly signature: string;
  /** Whether the grammar says that a comment begins here; what looks like one may be a part of a literal (`%r!#!`). */
  readonly isComment: (at: number) => boolean;
  /** Whether the text is a header, or a declaration with its value. */
  readonly isHeader: boolean;
  /** As written, those inside the text included. */
  readonly decorators: readonly string[];
}

/**
 * The signature as contexts show it: without comments, decorators with arguments, conditions of the preprocessor, and what a value's
 * template, accessors or initialiser do. What is left out is left out before anything is cut, so that name and type stay.
 */
export function contextSignature(about: SignatureText): string {
  const { language, name, nameAt, isHeader, signature } = about;
  // Decorators of other languages than Python stand in the text, with their sign.
  const telling = about.text.startsWith('@') ? [] : about.decorators.filter((each) => TELLING.test(each));
  const before = telling.map((each) => `@${each} `).join('');
  const text = isHeader ? about.text : about.text.slice(0, Math.max(MOST_READ, nameAt + name.length));
  const hasMarks = MARKS.test(text);
  if (!hasMarks && (isHeader || !signature.endsWith(CUT))) return before + signature;
  const left = hasMarks ? leaveOut(text, about) : text;
  return before + (isHeader ? foldHeader(left) : cutValue(foldValue(left), name, language));
}

/** A declaration with its value, cut behind its name where it gets long. */
export function cutValue(value: string, name: string, language: string): string {
  const nameEnd = Math.max(value.indexOf(name), 0) + name.length;
  if (value.length <= LONGEST_VALUE) return value;
  const typed = typeArgumentsEnd(value, nameEnd, language);
  return cutCode(value, LONGEST_VALUE, typed <= LONGEST_TYPED ? Math.max(typed, nameEnd) : nameEnd, language);
}

/** Where the parameters of the function end that is passed to a call with type arguments; 0 where there is none. */
function typeArgumentsEnd(value: string, nameEnd: number, language: string): number {
  const { masked } = maskCode(value, language);
  TYPED_CALL.lastIndex = nameEnd;
  const call = TYPED_CALL.exec(masked);
  if (call === null) return 0;
  let depth = 0;
  for (let at = call.index + call[0].length; at < masked.length; at++) {
    if (masked[at] === '<') depth++;
    else if (masked[at] === '>' && masked[at - 1] !== '=' && --depth === 0) {
      const parameters = /^>\((?:async )?\([^()]*\)\s*=>/.exec(masked.slice(at))?.[0].length ?? 1;
      return at + parameters;
    }
  }
  return 0;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function leaveOut(text: string, { name, nameAt, isHeader, language, isComment }: SignatureText): string {
  const { masked, spans } = maskCode(text, language);
  const nameEnd = nameAt < 0 ? 0 : nameAt + name.length;
  const valueAt = isHeader ? text.length : valueStart(masked, nameEnd);
  const replaced: Replacement[] = [];
  const replace = (start: number, end: number, by = ' ') => {
    // What has the name in it is no annotation of it.
    if (end <= nameAt || start >= nameEnd) replaced.push({ start, end, by });
  };
  for (const { kind, start, end } of spans) {
    if (kind === 'comment') {
      if (isComment(start)) replace(start, end);
    } else if (!isHeader && text[start] === '`' && isLongTemplate(text.slice(start, end))) replace(start, end, '`…`');
  }
  for (const pattern of [OTHER_BRANCH, DIRECTIVE]) {
    for (const match of masked.matchAll(pattern)) replace(match.index, match.index + match[0].length);
  }
  for (const { index, 0: sign } of masked.matchAll(ANNOTATION)) {
    const open = index + sign.length;
    const end = balancedEnd(masked, open);
    if (index < valueAt && takesArguments(masked.slice(open, end))) replace(index, end);
  }
  if (!isHeader) {
    const accessor = firstOutside(masked, ACCESSOR, nameEnd);
    if (accessor !== undefined && masked.slice(nameEnd, accessor.index).includes(':')) {
      replace(accessor.index, text.length);
    }
    const delegated = firstOutside(masked, DELEGATED, nameEnd);
    if (delegated !== undefined) {
      const open = delegated.index + delegated[0].length;
      replace(open, balancedEnd(masked, open), '{ … }');
    }
  }
  return withReplacements(text, replaced);
}

function isLongTemplate(template: string): boolean {
  return template.length > LONGEST_TEMPLATE || template.includes('\n');
}

/** Whether something stands in the round brackets of a decorator, whose own brackets may be square. */
function takesArguments(brackets: string): boolean {
  const inner = brackets.startsWith('[') ? (/\((.*)\)/s.exec(brackets)?.[1] ?? '') : brackets.slice(1, -1);
  return inner.trim() !== '';
}

/** Where the value of a declaration begins: behind the first `=` that is in no brackets. */
function valueStart(masked: string, from: number): number {
  return firstOutside(masked, /=(?![=>])/g, from)?.index ?? masked.length;
}

/** The first match that no bracket opened behind `from` holds. */
function firstOutside(masked: string, pattern: RegExp, from: number): RegExpExecArray | undefined {
  let depth = 0;
  let at = from;
  for (const match of masked.matchAll(pattern)) {
    if (match.index < from) continue;
    for (; at < match.index; at++) depth += Number('({['.includes(masked[at]!)) - Number(')}]'.includes(masked[at]!));
    if (depth === 0) return match;
  }
  return undefined;
}

/** Of replacements inside one another the outer one counts. */
function withReplacements(text: string, replaced: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, by } of replaced.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    result += text.slice(at, start);
    // No blank stays before a comma where a comment stood.
    const comma = by === ' ' ? /^\s*(?=[,;)\]])/.exec(text.slice(end, end + 100)) : null;
    if (comma === null) result += by;
    else result = result.trimEnd();
    at = end + (comma?.[0].length ?? 0);
  }
  return result + text.slice(at);
}
