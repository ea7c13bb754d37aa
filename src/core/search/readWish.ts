import type { ActionName } from '../prompts/actions.ts';

/** What a request in words wants. */
export interface Wish {
  readonly kind: 'change' | 'question';
  /** `explain` for a question; `change` where the words name no other action. */
  readonly action: ActionName;
}

/** `\b` knows no Cyrillic. */
const START = '(?<![\\p{L}\\p{N}_])';
const word = (stems: string): RegExp => new RegExp(`${START}(?:${stems})`, 'iu');
/** What may stand between two words that belong together: bounded, or a text of such words is read again from each of them. */
const BETWEEN = '\\s.{0,80}?';

/** Words that ask for an action, English and Russian; of several the first in the text counts. Stems: endings are free. */
const ACTION_WORDS: readonly (readonly [action: ActionName, pattern: RegExp])[] = [
  ['explain', word('explain|поясни|объясни|растолкуй|расскажи')],
  [
    'write-test',
    word(
      `(?:write|add|create|make|generate|need)\\s+(?:\\p{L}+\\s+){0,2}(?:unit[ -]?)?tests?(?![\\p{L}_])|tests?\\s+for|cover${BETWEEN}tests|(?:напиши|добавь|сделай|создай|нужны?)\\s+(?:\\p{L}+[ -]){0,2}тест|покрой${BETWEEN}тест|протестируй`,
    ),
  ],
  [
    'add-types',
    word(
      `(?:add|write|put|annotate${BETWEEN}with)\\s+(?:\\p{L}+\\s+)?(?:type|types|typing|type[ -]hints?|annotations?)(?![\\p{L}_])|type[ -](?:hints|annotations)|annotate|аннотаци|аннотируй|типизируй|(?:добавь|расставь|проставь|укажи|пропиши)\\s+(?:\\p{L}+\\s+)?тип|тайп-?хинт`,
    ),
  ],
  [
    'document',
    word(
      'document(?:\\s|$)|docstrings?|jsdoc|javadoc|(?:add|write|improve)\\s+(?:\\p{L}+\\s+)?(?:docs?|documentation|comments?)(?![\\p{L}_])|задокументируй|документируй|документаци|докстринг|прокомментируй|(?:добавь|напиши)\\s+(?:\\p{L}+\\s+)?комментари',
    ),
  ],
  ['fix', word('fix|repair|debug|correct\\s|исправ|почини|пофикси|отлади|баг|ошибк')],
  ['simplify', word('simplif|simpler|shorten|shorter|упрост|проще|сократи|короче')],
  [
    'better',
    word(
      'improve|better|refactor|clean\\s?up|clean(?:er)?(?![\\p{L}_])|cool|nice|awesome|polish|tidy|улучш|лучше|крут|круче|красив|отрефактор|рефактор|причеши|почисти|приведи\\s+в\\s+порядок|оптимизируй|optimi[sz]e|faster|быстрее',
    ),
  ],
];

/** How a question begins. */
const ASKS = word(
  'what|why|how|where|when|who|which|does|is|are|can\\s+(?:i|we|it)|explain|describe|tell|что|чем|почему|зачем|отчего|как(?:ой|ая|ие|ое)?|где|куда|откуда|когда|кто|сколько|объясни|поясни|расскажи|растолкуй|опиши|покажи(?:,)?\\s+(?:как|где|что)',
);
/** Words that ask for a change and name no action of their own. */
const CHANGES = word(
  'make|change|rename|remove|delete|replace|rewrite|turn|convert|use|move|extract|inline|split|merge|handle|return|raise|throw|accept|allow|support|log|check|add|implement|сделай|измени|поменяй|переименуй|удали|убери|замени|перепиши|преврати|используй|вынеси|раздели|объедини|обработай|верни|добавь|реализуй|проверяй',
);
/** Politeness before the point. */
const POLITE =
  /^(?:please|pls|hey|hi|hello|dude|bro|buddy|man|could you|can you|would you|will you|i want you to|i'd like you to|let's|дружище|дружок|друг|братан|бро|чувак|пожалуйста|плиз|привет|слушай|давай|будь добр|можешь(?: ли)?|можно|не мог бы ты|мог бы ты|хочу,? чтобы ты)(?![\p{L}])[\s,.!:–—-]*/iu;

/** In UTF-16 code units: what is wanted is said before; behind it stand code, logs and traces. */
const LONGEST_WISH = 20_000;
/** No word is longer. */
const LONGEST_WORD = 60;

/** Reads what a request in words wants; a question changes nothing. */
export function readWish(text: string): Wish {
  const sentences = text
    .slice(0, LONGEST_WISH)
    .split(/(?<=[.!?…])\s+|\n+/)
    .map(withoutPoliteness)
    .filter((sentence) => sentence !== '');
  const change = sentences.find((sentence) => !isQuestion(sentence));
  if (change === undefined) return { kind: 'question', action: 'explain' };
  const found = ACTION_WORDS.flatMap(([action, pattern]) => {
    const at = change.search(pattern);
    return at < 0 ? [] : [{ action, at }];
  }).sort((a, b) => a.at - b.at);
  const [first] = found;
  if (first?.action === 'explain') return { kind: 'question', action: 'explain' };
  return { kind: 'change', action: first?.action ?? 'change' };
}

/** Whether a word asks for something and so names no code. */
export function isRequestWord(text: string): boolean {
  if (text.length > LONGEST_WORD) return false;
  const whole = (pattern: RegExp): boolean => pattern.exec(text)?.index === 0;
  return whole(CHANGES) || whole(POLITE) || ACTION_WORDS.some(([, pattern]) => whole(pattern));
}

function withoutPoliteness(sentence: string): string {
  let text = sentence.trim();
  for (;;) {
    const rest = text.replace(POLITE, '');
    if (rest === text) return text;
    text = rest;
  }
}

/** A sentence that asks, unless it asks for a change ("could you simplify total?"). */
function isQuestion(sentence: string): boolean {
  const asks = ASKS.exec(sentence);
  if (asks?.index === 0) return true;
  if (!sentence.endsWith('?')) return false;
  const [change] = [CHANGES, ...ACTION_WORDS.map(([, pattern]) => pattern)].filter(
    (pattern) => (pattern.exec(sentence)?.index ?? -1) === 0,
  );
  return change === undefined;
}
