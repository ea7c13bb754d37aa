/** What a heading, or the words before a list, say of it. */
export type SectionKind = 'advice' | 'explanation';

/** What was done already, or how things are: nothing of it is left to do. */
const DONE =
  /\b(?:changes? made|(?:what|here'?s what|things) (?:i|we)(?:'ve| have)? \w+|(?:what )?(?:was|has been|have been|is) (?:changed|fixed|done|added|improved)|(?:i|we)(?:'ve| have)? (?:made|changed|fixed|added|improved|removed|updated|applied|implemented|refactored)|what(?:'s)? changed|(?:key|main|applied|completed|summary of(?: the)?) (?:changes|improvements|fixes)|(?:bugs|issues|problems) fixed|improvements made|already done|completed|done)\b|что (?:было )?(?:изменено|изменилось|сделано|исправлено|добавлено|улучшено)|что я (?:изменил|сделал|исправил|добавил|улучшил)|я (?:изменил|сделал|исправил|добавил|улучшил|внёс|внес|обновил)|вн[её]сен|(?:основные|ключевые|главные|сделанные) (?:изменения|улучшения|исправления)|^изменения|выполнено|уже сделано|^сделано|^готово/iu;

const ADVICE =
  /\b(?:to-?dos?|todo list|recommend\w*|suggest\w*|next steps?|action (?:items?|plan)|follow[- ]?ups?|improve\w*|further|tasks?|plan|roadmap|checklist|advice|tips|consider|should|could|must|needs?|optional\w*|issues?|problems?|bugs?|weakness\w*|concerns?|remaining|left to do|still open|nice to have|before (?:merging|release)|what to (?:do|fix|change|improve)|missing|risks?|fix(?:es)?)\b|рекоменд|совет|сделай|(?:что|чего) (?:нужно|надо|стоит|можно|ещ[её]|делать|сделать|дальше|не хватает|исправить|улучшить)|следующи[ей] шаг|дальнейш|задач|план|улучш|предлож|предлага|доработ|исправ|стоит|следует|нужно|надо|необходимо|чек-?лист|замечани|проблем|недостат|недоч[её]т|осталось|ошибк|туду|риски/iu;

const EXPLANATION =
  /\b(?:expla\w*|how (?:it|this|that) works|why|summary|overview|benefits?|advantages?|notes?|usage|how to (?:run|use|test|install)|examples?|output|results?|features?|pros|cons|does the following|works as follows|references?|sources?|further reading|links?|assumptions?|strengths?|what works|strong points|in short|key points|requirements|installation|prerequisites|tests? cover\w*|behaviou?r|parameters|arguments|returns|raises)\b|пояснени|объяснени|как (?:это|он[аои]?) работа|почему|итог|резюме|кратко|обзор|преимуществ|плюсы|минусы|использовани|как (?:запустить|использовать|установить|проверить)|запуск|пример|результат|вывод|источник|ссылк|достоинств|сильные стороны|что хорошо|делает следующее|работает так|особенност|возможност|установка|параметр|аргумент|возвращ/iu;

/** What words before a list say of it; undefined where they say nothing. */
export function sectionKind(words: string): SectionKind | undefined {
  if (DONE.test(words)) return 'explanation';
  if (ADVICE.test(words)) return 'advice';
  return EXPLANATION.test(words) ? 'explanation' : undefined;
}

const IMPERATIVE = new Set(
  `abstract add address adopt align allow always annotate apply assert audit avoid batch benchmark bound break bump cache catch change check clarify
  clean clear close collect combine compare configure consider consolidate convert cover create deal declare decouple decrease define delete deprecate
  derive detect disable do document don't drop enable encapsulate enforce ensure escape expand expose extend extract factor fail filter find fix flatten
  freeze generalise generalize give guard guarantee handle harden hash hide hoist implement improve include increase inject inline inspect install
  introduce investigate isolate keep leave let limit lint load lock log look lower make mark measure memoise memoize merge migrate mock monitor move name
  narrow never normalise normalize note optimise optimize order override paginate parameterise parameterize parametrize parse pass pin precompute prefer
  prevent profile propagate protect provide publish pull push put raise rate-limit read rebuild record redact reduce refactor reject release remove rename
  reorder replace report require reset restrict retry return reuse review revisit rewrite rework rotate round run sanitise sanitize save secure separate
  serialise serialize set share shorten show simplify skip sort specify split standardise standardize start stop store stream strip support swap switch
  sync test throttle throw tighten track translate trim try tune turn type unify unit-test update upgrade use validate verify warn watch wrap write`
    .split(/\s+/)
    .filter(Boolean),
);

const MODAL =
  /\b(?:should|must|needs? to|need|have to|has to|ought to|consider|could be|can be (?:improved|simplified|replaced|extracted|removed)|recommend|better to|missing|lacks?|not (?:handled|validated|checked|covered|closed)|would benefit)\b|(?<!\p{L})(?:стоит|следует|нужно|надо|необходимо|лучше|рекоменду\p{L}+|желательно|можно|не хватает|отсутству\p{L}+|не (?:обрабатыва|проверя|закрыва)\p{L}+)(?!\p{L})/iu;

/** A Russian verb as one asks for something: «добавить», «вынести», «добавьте». */
const RUSSIAN_VERB = /^(?:не\s+)?\p{L}*(?:[аеиоуыюя]ть|ти|сти|зти|чь|ться|тись|йте|ите|ьте|айтесь|итесь)(?!\p{L})/iu;

const RUSSIAN_IMPERATIVE = new Set(
  `аннотируй бросай валидируй введи верни включи внедри выдели вызови вынеси выключи добавь документируй закрой задай задокументируй замени запрети
  защити избегай извлеки измени исправь используй кешируй кэшируй лови логируй настрой напиши обработай обнови объедини ограничь опиши оптимизируй отключи
  перенеси перепиши передай переименуй подними подумай покрой поменяй понизь поставь попробуй проверь пробрось протестируй разбей раздели рассмотри
  реализуй сделай следи создай сократи типизируй убери удали улучши упрости установи учти храни экранируй`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether plain words ask for something to be done. */
export function asksForSomething(words: string): boolean {
  const first = /^[\p{L}'’-]+/u.exec(words)?.[0].toLowerCase().replace('’', "'") ?? '';
  return IMPERATIVE.has(first) || RUSSIAN_IMPERATIVE.has(first) || RUSSIAN_VERB.test(words) || MODAL.test(words);
}
