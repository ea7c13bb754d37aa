import type { Token } from './tokens.ts';

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const SPECIFIERS = wordsOf(
  'static extern inline const volatile virtual explicit constexpr consteval constinit friend mutable typedef register ' +
    'thread_local _Thread_local __inline __inline__ __extension__ _Noreturn restrict __restrict',
);
const PRIMITIVES = wordsOf(
  'void bool char short int long float double signed unsigned wchar_t _Bool char16_t char32_t',
);
const TYPE_WORDS = wordsOf('struct class union enum');
/** Words that begin what is no declaration with a type and a name. */
const OTHERS = wordsOf(
  'if for while do switch case default return goto break continue else using namespace template public private protected ' +
    'operator new delete throw try catch sizeof static_assert _Static_assert concept requires asm __asm__ co_return co_yield ' +
    'typename decltype noexcept override final this auto alignas and or not __attribute__ __declspec defined',
);

/** `static`, `const`: words beside the type. */
export function isSpecifier(text: string): boolean {
  return SPECIFIERS.has(text);
}

/** `int`, `unsigned`: types of the language. */
export function isPrimitive(text: string): boolean {
  return PRIMITIVES.has(text);
}

/** `struct` and the like. */
export function isTypeWord(text: string): boolean {
  return TYPE_WORDS.has(text);
}

/** A keyword that is neither a specifier nor part of a type. */
export function isOther(text: string): boolean {
  return OTHERS.has(text);
}

export function isKeyword(text: string): boolean {
  return SPECIFIERS.has(text) || PRIMITIVES.has(text) || TYPE_WORDS.has(text) || OTHERS.has(text);
}

/** Written as macros are: in capitals. One capital is a type parameter more often than a macro. */
export function isLarge(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^_*[A-Z][A-Z0-9_]+$/.test(token.text) && !/^[A-Z]\d?$/.test(token.text);
}
