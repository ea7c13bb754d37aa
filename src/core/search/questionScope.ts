import { nameParts } from './nameParts.ts';

/** A scope stands in so many characters. */
const LONGEST = 120;
/** `fix(router): …`, `[router]: …` and `router: …`. */
const IN_PARENTHESES = /^\W*\w+\(([^)\n]+)\)!?:/;
const IN_FRONT = /^\W*([\w$./-]+)(?:[\])]|:|[\])]:)\s/;
/** What a message of an error has there, which may come from anywhere. */
const MESSAGE = /(error|exception|warning|failure|traceback)$/i;
/** What stands there for the kind of a change. */
const KINDS: ReadonlySet<string> = new Set(
  'bug build chore ci deps docs feat feature fix perf refactor style test tests types typo'.split(' '),
);

/**
 * The parts of the name that a question's first line puts in front of what it says, as messages of commits do: the file or the folder
 * that it is about. Empty where there is none.
 */
export function scopeOf(question: string): readonly string[] {
  const line = question.trimStart().slice(0, LONGEST).split('\n', 1)[0]!;
  const scope = IN_PARENTHESES.exec(line)?.[1] ?? IN_FRONT.exec(line)?.[1] ?? '';
  return KINDS.has(scope.toLowerCase()) || MESSAGE.test(scope) ? [] : [...new Set(nameParts(scope))];
}

const OF_TYPES =
  /\b(types?|typings?|typed|typescript|ts|tsd|interfaces?|declarations?|generics?|overloads?|signatures?|inference)\b|(?<![а-яё])(тип[а-яё]{0,3}|типизац[а-яё]+|интерфейс[а-яё]*|объявлени[а-яё]+)(?![а-яё])/i;

/** Whether a question speaks of types, so that files which only declare them may be meant. */
export function isAboutTypes(question: string): boolean {
  return OF_TYPES.test(question);
}
