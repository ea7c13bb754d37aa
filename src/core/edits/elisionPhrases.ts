const NOUN =
  '(?:code|functions?|methods?|implementations?|logic|body|class|file|module|imports?|contents?|cases?|lines?|definitions?|fields?|properties|members?|statements?|parts?|stuff|parameters|arguments|docstring|documentation|comments?|handlers?|branches|checks?|tests?|loops?|blocks?)';
const STAYS =
  '(?:unchanged|not changed|(?:the )?same(?: as (?:before|above))?|as (?:before|is|it was|above)|as-is|intact|untouched|omitted|here|below|above|goes here|follows|continues|like before)';
/** "remains unchanged", "is the same as before", "stays here", "(omitted for brevity)". */
const FATE = `(?:[\\s,:;(-]*\\b(?:(?:that|which|is|are|can|should|to be|exactly|remains?|stays?|left|goes|for brevity|${STAYS})\\b[\\s,]*)+)`;
const END = '[\\s).!…\\]]*$';

const ENGLISH: readonly string[] = [
  `(?:all )?(?:the )?(?:rest|remainder)(?: of (?:the |your |this |our |its |existing |original )*(?:\\w+ )??${NOUN})?${FATE}?${END}`,
  `(?:all )?(?:the )?(?:other|remaining) ${NOUN}${FATE}?${END}`,
  `(?:keep |leave )?(?:all )?(?:the |your )?(?:existing|original|previous|old|current|same|unchanged|actual)(?: \\w+)?? ${NOUN}${FATE}?${END}`,
  `(?:all )?(?:the |this |your )?${NOUN} (?:is|are|remains?|stays?|left|kept) ${STAYS}${END}`,
  `(?:the )?(?:${NOUN} )?(?:omitted|unchanged|truncated|snipped|elided)(?: for brevity| here| ${NOUN})*${END}`,
  `(?:no changes?|nothing changed|nothing changes|same as (?:before|above|(?:the )?original)|as before|snip)(?: here| below| needed)?${END}`,
  `(?:todo:? )?(?:(?:add|put|insert|write|place) )?(?:your|actual|real|the actual|the real)(?: \\w+)?? ${NOUN}(?: goes| go| comes)? (?:here|below)${END}`,
  `(?:${NOUN} )?(?:goes|go|comes|continues) here${END}`,
  `(?:code|implementation|logic|body) here${END}`,
  `(?:the |this )?${NOUN} (?:stays?|remains?)${END}`,
  `(?:the |this )?(?:${NOUN} )?(?:(?:same )?as|like|see) (?:above|before)${END}`,
  `(?:and )?(?:etc|et cetera|so on|so forth|ditto|same|same here)${END}`,
];

/** Case endings vary, so stems; `\b` knows no Cyrillic, so blanks and ends. */
const RUSSIAN: readonly string[] = [
  '(?:здесь |тут |далее |дальше |ниже )?(?:весь |вся |всё |все |и )?(?:остальн|оставш|прежн|существующ|исходн)[а-яё]* (?:[а-яё]+ )?(?:код|част|метод|функци|логик|реализаци|импорт|тел|содержим)[а-яё]*',
  'остальн[а-яё]* [а-яё]+ (?:без изменений|не измен|не меня|как (?:раньше|было|прежде))',
  '(?:всё |все )?(?:остальное|далее|дальше|код|тело|метод|методы|функция|реализация|логика|импорты)(?: [а-яё]+){0,3} (?:без изменений|не измен[а-яё]*|не меня[а-яё]*|как (?:раньше|было|прежде|выше|есть)|так(?:ой|ая|ое|ие) же|тот же|та же|опущен[а-яё]*|оста[её]тся[а-яё ]*)',
  '(?:без изменений|как (?:и )?(?:раньше|было|прежде)|не изменено|опущено|код опущен|и так далее)[\\s).!…]*$',
  '(?:здесь |тут )?(?:ваш|твой|будет|ид[её]т|следует|должен быть)[а-яё]* (?:[а-яё]+ )?(?:код|реализаци|логик)[а-яё]*',
];

/**
 * What stands for code left out, matched against a comment's words in lower case without its signs. Anchored, so that
 * "returns the list unchanged" and "handle the remaining cases" pass.
 */
const PHRASES: readonly RegExp[] = [
  /^(?:\.{3,}|[…⋮⋯])$/,
  /^(?:\.{3}|…)\s*\S/,
  /(?:\.{3}|…)\s*\(?(?:rest|remaining|existing|unchanged|same|other|omitted|остальн|без изменений)/,
  ...[...ENGLISH, ...RUSSIAN].map((phrase) => new RegExp(`^${phrase}`)),
];

/** Whether the words of a comment stand for code that was left out. */
export function isElisionPhrase(words: string): boolean {
  // A comment within a comment (`# // rest of code`) and brackets around it say no less.
  const bare = words.replace(/^[\s/#*[({<-]+(?=\S)/, '');
  return PHRASES.some((phrase) => phrase.test(words) || phrase.test(bare));
}
