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
  `(?:keep |leave )?everything else(?: (?:as is|as it (?:is|was)|intact|(?:(?:stays?|remains?|is) )?(?:the same|unchanged|untouched)))?${END}`,
  `no (?:other|further) changes?(?: needed| below| here)?${END}`,
  `(?:todo:? )?(?:keep|copy|paste|insert|put|implement) (?:the |all )?(?:rest|remainder|remaining|existing|original)(?: of (?:the |your )?(?:\\w+ )??${NOUN}| (?:\\w+ )??${NOUN})?(?: here| below| as is| from the original)?${END}`,
  `lines? \\d+ ?(?:-|–|to|through) ?\\d+ ?(?:(?:are|is|remain|stay) )?(?:${STAYS})${END}`,
  `(?:see|as in|copy from|same as in) (?:the )?original(?: ${NOUN})?${END}`,
  `(?:more|additional|further|remaining) (?:code|logic|steps|processing)(?: here| below| follows)?${END}`,
  `(?:${NOUN} )?(?:continues?|implementation details)(?: as before| with the rest| here| omitted)?${END}`,
  `(?:and )?(?:etc|et cetera|so on|so forth|ditto|same|same here)${END}`,
];

/** Case endings vary, so stems; `\b` knows no Cyrillic, so blanks and ends. */
const RUSSIAN: readonly string[] = [
  '(?:здесь |тут |далее |дальше |ниже )?(?:весь |вся |всё |все |и )?(?:остальн|оставш|прежн|существующ|исходн)[а-яё]* (?:[а-яё]+ )?(?:код|част|метод|функци|логик|реализаци|импорт|тел|содержим)[а-яё]*',
  'остальн[а-яё]* [а-яё]+ (?:без изменений|не измен|не меня|как (?:раньше|было|прежде))',
  '(?:всё |все )?(?:остальное|далее|дальше|код|тело|метод|методы|функция|реализация|логика|импорты)(?: [а-яё]+){0,3} (?:без изменений|не измен[а-яё]*|не меня[а-яё]*|как (?:раньше|было|прежде|выше|есть)|так(?:ой|ая|ое|ие) же|тот же|та же|опущен[а-яё]*|оста[её]тся[а-яё ]*)',
  '(?:всё |все )?остальное (?:так же|также|по-прежнему|как есть)[\\s).!…]*$',
  '(?:тут |здесь |далее |дальше )?(?:старый|прежний|тот же) код[\\s).!…]*$',
  '(?:цикл|цикл[а-яё]*|провер[а-яё]+|обработк[а-яё]+|услови[а-яё]+|логик[а-яё]+|блок[а-яё]*) без изменений[\\s).!…]*$',
  '(?:и т\\. ?д\\.?|продолжение кода)[\\s).!…]*$',
  '(?:без изменений|как (?:и )?(?:раньше|было|прежде)|не изменено|опущено|код опущен|и так далее)[\\s).!…]*$',
  '(?:здесь |тут )?(?:ваш|твой|будет|ид[её]т|следует|должен быть)[а-яё]* (?:[а-яё]+ )?(?:код|реализаци|логик)[а-яё]*',
];

/** The most frequent wording of each: what a comment in place of code says otherwise is seen by what is missing there (`detectGap.ts`). */
const OTHER_LANGUAGES: readonly string[] = [
  '(?:le )?reste (?:du |de la |des )?[\\p{L} ]{0,20}(?:inchangée?s?|identique)',
  '(?:der )?rest (?:des codes |der funktion |der methode )?(?:bleibt |ist )?(?:unverändert|gleich)',
  '(?:el )?resto del? [\\p{L} ]{0,20}(?:sin cambios|igual)',
  '(?:o )?resto do [\\p{L} ]{0,20}(?:inalterado|sem (?:alterações|mudanças)|igual)',
  '(?:其余|其他|剩余)(?:的)?(?:代码|部分|逻辑)?(?:保持)?不变|(?:以下|此处)?(?:代码)?省略$',
  '(?:残り|以下)の(?:コード|処理)は(?:同じ|変更なし|省略)',
  '(?:решта|інший|інша) [\\p{L}]+ без змін',
];

/**
 * What stands for code left out, matched against a comment's words in lower case without its signs. Anchored, so that
 * "returns the list unchanged" and "handle the remaining cases" pass.
 */
const PHRASES: readonly RegExp[] = [
  /^(?:\.{3,}|[…⋮⋯])$/,
  /^(?:\.{3}|…)\s*\S/,
  /(?:\.{3}|…)\s*\(?(?:rest|remaining|existing|unchanged|same|other|omitted|остальн|без изменений)/,
  ...[...ENGLISH, ...RUSSIAN, ...OTHER_LANGUAGES].map((phrase) => new RegExp(`^(?:${phrase})`, 'u')),
];

/** Whether the words of a comment stand for code that was left out. */
export function isElisionPhrase(words: string): boolean {
  // A comment within a comment (`# // rest of code`) and brackets around it say no less.
  const bare = words.replace(/^[\s/#*[({<-]+(?=\S)/, '');
  return PHRASES.some((phrase) => phrase.test(words) || phrase.test(bare));
}
