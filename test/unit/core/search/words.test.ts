import assert from 'node:assert/strict';
import { eachWord, type WordFacts } from '../../../../src/core/model/wordFacts.ts';
import { answeringNames } from '../../../../src/core/search/answeringNames.ts';
import { nameParts } from '../../../../src/core/search/nameParts.ts';
import { readQuestion } from '../../../../src/core/search/question.ts';
import { stem } from '../../../../src/core/search/stem.ts';
import { Vocabulary } from '../../../../src/core/search/vocabulary.ts';
import { readWords } from '../../../../src/core/text/readWords.ts';

/** `name`, or `name*3` for what occurs three times. */
function listed({ names, counts }: WordFacts): string[][] {
  return counts.map((entry) => {
    const words: string[] = [];
    eachWord(entry, (name, count) => words.push(count > 1 ? `${names[name]!}*${count}` : names[name]!));
    return words;
  });
}

describe('the words of a file', () => {
  it('belong to the innermost definition that they stand in', () => {
    const text = 'import os\nclass Cart:\n  # тест cart\n  def total(self): return total + 1\nx = "0 a b2 _id"\n';
    const stretch = (from: string, to: string) => ({
      outerStart: text.indexOf(from),
      outerEnd: text.indexOf(to) + to.length,
    });
    const words = readWords(text, [stretch('def', '+ 1'), stretch('class', '+ 1')]);
    assert.deepEqual(listed(words), [
      ['import', 'os', 'b2', '_id'],
      ['def', 'total*2', 'self', 'return'],
      ['class', 'Cart', 'тест', 'cart'],
    ]);
  });

  it('are no data: runs that are too long for a name', () => {
    assert.deepEqual(listed(readWords(`key = '${'Ab1'.repeat(30)}'`, [])), [['key']]);
  });
});

describe('the messages of a file', () => {
  it('are known by neighbouring words in strings of one line, by definition', () => {
    const text = 'def go():\n  raise Error("Token is expired")\nlog(\'not found\', user, "it")\n';
    const end = text.indexOf('\nlog');
    const { names, pairs } = readWords(text, [{ outerStart: 0, outerEnd: end }]);
    assert.deepEqual(
      pairs.map(([part, ...ids]) => [part, ids.map((id) => names[id]).join(' ')]),
      [
        [0, 'not found'],
        [1, 'Token is is expired'],
      ],
    );
  });
});

describe('the parts of a name', () => {
  it('are its words by camel and snake case, without endings', () => {
    assert.deepEqual(nameParts('getHTTPHeaders'), ['get', 'http', 'head']);
    assert.deepEqual(nameParts('MAX_RETRY_COUNT'), ['max', 'retry', 'count']);
    assert.deepEqual(nameParts('проверитьПодпись'), ['провер', 'подпис']);
    assert.deepEqual(nameParts('_x'), []);
  });

  it('meet in other forms of the same word, and do not in other words', () => {
    const same = (...words: string[]) => assert.equal(new Set(words.map(stem)).size, 1, words.join(', '));
    same('serialize', 'serializer', 'serializing', 'serialized');
    same('validation', 'validated', 'validator');
    same('serialization', 'serialize', 'serializable');
    same('initialisation', 'initialise');
    same('query', 'queries');
    same('ошибка', 'ошибки', 'ошибкой', 'ошибках');
    same('проверка', 'проверки', 'проверку');
    same('загрузить', 'загрузил', 'загрузит');
    same('unique', 'uniqueness');
    same('уникальный', 'уникальность', 'уникальности');
    assert.notEqual(stem('status'), stem('state'));
    assert.notEqual(stem('счет'), stem('счетчик'));
  });
});

describe('a question', () => {
  const weights = (text: string) => new Map(readQuestion(text).terms.map(({ text: term, weight }) => [term, weight]));

  it('keeps names whole and in parts, and pairs of neighbours', () => {
    const terms = weights('Why is `parseHeader` of reference links slow?');
    assert.deepEqual(
      [...terms.keys()],
      ['pars', 'head', '=parseheader', 'pars+head', 'referenc', 'link', 'referenc+link', 'slow', 'link+slow'],
    );
    assert.ok(terms.get('pars')! > terms.get('slow')!);
  });

  it('counts what is asked to be done less than what it is about, and further lines less than the first', () => {
    const terms = weights('fix session cookies\nsee the tracker');
    assert.ok(terms.get('fix')! < terms.get(stem('cookies'))!);
    assert.ok(terms.get('track')! < terms.get('sess')!);
    assert.equal(terms.has('the'), false);
    assert.equal(weights('see https://example.com/session/1 and #123').has('example'), false);
  });

  it('looks for what is done to a thing under a name that begins with the verb', () => {
    const terms = weights('where are tokens deleted');
    assert.ok(terms.has(`${stem('deleted')}+${stem('tokens')}`), [...terms.keys()].join(' '));
    assert.ok(weights('households are not deleted').has(`${stem('delete')}+${stem('household')}`));
  });

  it('knows what developers call things in Russian', () => {
    for (const [russian, english] of [
      ['вебхуки', 'webhook'],
      ['миниатюры', 'thumbnail'],
      ['превью', 'thumbnail'],
      ['хеша', 'hash'],
      ['хэш', 'digest'],
      ['временных', 'tmp'],
      ['шаблонов', 'template'],
      ['хранилища', 'storage'],
      ['домохозяйства', 'household'],
      ['аптайма', 'uptime'],
      ['подписчику', 'subscriber'],
      ['резервной', 'backup'],
      ['просроченного', 'expired'],
    ] as const) {
      assert.ok(weights(russian).has(stem(english)), russian);
    }
    assert.ok(!weights('пути').has('pool'));
  });

  it("counts the code's own words in a Russian sentence more than translated ones", () => {
    const terms = weights('две одинаковые записи heartbeat при переподключении');
    for (const [term, weight] of terms)
      if (term !== 'heartbeat') assert.ok(terms.get('heartbeat')! > 1.5 * weight, term);
  });

  it('says in English what is asked in Russian, and keeps the Russian for comments', () => {
    const terms = weights('почему не работает проверка подписи заказа');
    for (const term of ['check', 'validat', 'signatur', 'order', 'подпис', 'заказ']) assert.ok(terms.has(term), term);
    assert.equal(terms.has('почему'), false);
  });

  it('knows Russian words in whatever form they stand', () => {
    const asked: readonly (readonly [string, string])[] = [
      ['маскируются секреты', 'mask secret'],
      ['перед отправкой моделей', 'send model'],
      ['устаревает и удаляем', 'remov'],
      ['сохранялись файлы', 'sav fil'],
      ['разбирается строка', 'pars lin'],
      ['проверяем ключами', 'check key'],
    ];
    for (const [russian, english] of asked) {
      const terms = weights(russian);
      for (const term of english.split(' '))
        assert.ok(terms.has(term), `${russian}: ${term} in ${[...terms.keys()].join(' ')}`);
    }
  });

  it('names in front what it is about, except where that is a kind of change or an error', () => {
    const scope = (text: string) => readQuestion(text).scope;
    for (const text of ['fix(get-cookie): x', 'getCookie: x', '[get_cookie] x']) {
      assert.deepEqual(scope(text), ['get', stem('cookie')], text);
    }
    for (const text of [
      'fix: x',
      'TypeError: x',
      'see (cookie) there',
      'first\nsecond: x',
      `${'-'.repeat(100_000)}x`,
    ]) {
      assert.deepEqual(scope(text), [], text.slice(0, 20));
    }
  });

  it('is answered by the names that have its parts', () => {
    const vocabulary = new Vocabulary();
    const names = ['getReferenceLinks', 'linkReference', 'link_link', 'other'].map((name) => vocabulary.add(name));
    const found = (text: string) => {
      const question = readQuestion(text);
      const { of, terms } = answeringNames(question, vocabulary);
      const answered = names.map((name) => (of[name] === 0 ? [] : terms[of[name]! - 1]!));
      return answered.map((each) => each.map((at) => question.terms[at]!.text));
    };
    assert.deepEqual(found('reference links'), [
      ['referenc', 'link', 'referenc+link'],
      ['link', 'referenc'],
      ['link', 'link'],
      [],
    ]);
    assert.deepEqual(found('getreferencelinks'), [[], [], [], []]);
    assert.deepEqual(found('GetReferenceLinks')[0], [
      ...found('get reference links')[0]!.slice(0, -2),
      'get+referenc',
      'referenc+link',
      '=getreferencelinks',
    ]);
  });
});
