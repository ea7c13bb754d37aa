import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf, translator } from '../../../src/cli/language.ts';
import { WARNINGS, wordWarning } from '../../../src/cli/warningWording.ts';
import { ERROR_WORDING, HINTS_BY_REASON, NEAR_HINT } from '../../../src/core/errorWording.ts';
import { GIT_QUOTE, GIT_REASONS, SYSTEM_REASONS, WORDED_REASONS } from '../../../src/core/reasonWording.ts';

const root = join(import.meta.dirname, '../../..');
const russian = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.ru.json'), 'utf8')) as Record<string, string>;

describe('the language of the command line', () => {
  it('is LLMSTRUCT_LANG, then LC_ALL, then LC_MESSAGES, then LANG, English otherwise', () => {
    assert.equal(languageOf({}), 'en');
    assert.equal(languageOf({ LANG: 'ru_RU.UTF-8' }), 'ru');
    assert.equal(languageOf({ LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }), 'en');
    assert.equal(languageOf({ LANG: 'ru', LC_MESSAGES: 'en_US' }), 'en');
    assert.equal(languageOf({ LANG: 'en', LC_ALL: 'en', LLMSTRUCT_LANG: 'RU' }), 'ru');
    assert.equal(languageOf({ LLMSTRUCT_LANG: '', LANG: 'ru' }), 'ru');
    assert.equal(languageOf({ LANG: 'run' }), 'en');
  });

  it('fills numbers and names, and leaves what it has no value for', () => {
    const t = translator('en');
    assert.equal(t('{0} of {1}, {2}', 'a', 2), 'a of 2, {2}');
    assert.equal(t('{path}: {toString}', { path: '$&' }), '$&: {toString}');
    assert.equal(translator('ru')('no such key {0}', 1), 'no such key 1');
    assert.equal(translator('ru')('There is no folder {path}.', { path: 'x' }), 'Папки x нет.');
  });

  it('has Russian for every error and hint', () => {
    for (const { message, hint } of Object.values(ERROR_WORDING)) {
      assert.ok(message in russian, message);
      assert.ok(hint in russian, hint);
    }
    for (const { hint } of Object.values(HINTS_BY_REASON).flat()) assert.ok(hint in russian, hint);
    assert.ok(NEAR_HINT in russian);
  });

  it('has Russian for every text of the command line, the server, the bot and the bridge to Continue', () => {
    const text = String.raw`'((?:[^'\\]|\\.)+)'`;
    const calls = [
      String.raw`\bt\(\s*${text}`,
      String.raw`\bfillMarkup\([^']*${text}`,
      String.raw`command: '\w+', description: ${text}`,
      String.raw`new UsageError\(\s*${text}`,
      String.raw`\$/,\s*${text}`,
    ];
    const layers = ['cli', 'continue', 'mcp', 'server', 'telegram', 'vscode/continueBridge'];
    const files = globSync(
      [...layers.map((layer) => `src/${layer}/**/*.ts`), 'src/core/settings/problemSentences.ts'],
      { cwd: root },
    );
    const keys = files.flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return calls.flatMap((call) => [...source.matchAll(new RegExp(call, 'g'))].map((match) => match[1] ?? ''));
    });
    assert.ok(keys.length > 80, String(keys.length));
    assert.deepEqual(
      keys.filter((key) => /\p{L}/u.test(key.replace(/\\n/g, '')) && !(key in russian)),
      [],
    );
  });

  it('says warnings of the index in Russian, and others as they are', () => {
    for (const text of [
      ...WARNINGS,
      ...WORDED_REASONS,
      ...Object.values(SYSTEM_REASONS),
      GIT_QUOTE,
      ...GIT_REASONS.map(([, key]) => key),
    ])
      assert.ok(text in russian, text);
    const t = translator('ru');
    assert.equal(
      wordWarning('Facts are kept in memory, /a b/cache.db cannot be used: disk: full', t),
      'Разобранное хранится только в памяти: не удаётся использовать /a b/cache.db: disk: full',
    );
    assert.equal(
      wordWarning('Usage is kept in memory, a.db cannot be used: this Node has no SQLite', t).split(': ').at(-1),
      'в этом Node нет SQLite',
    );
    assert.equal(
      wordWarning("Usage is kept in memory, a.db cannot be used: EACCES: permission denied, mkdir '/a'", t),
      'Данные об использовании хранятся только в памяти: не удаётся использовать a.db: нет прав (EACCES)',
    );
    assert.equal(wordWarning('a.py was not parsed: Error\n  at x', t), 'Файл a.py не разобран: Error\n  at x');
    assert.equal(wordWarning('something else', t), 'something else');
    assert.equal(wordWarning('a.py was not parsed: x', translator('en')), 'a.py was not parsed: x');
  });

  it('translates with the same placeholders, in sorted keys', () => {
    const names = (value: string): string => (value.match(/\{\w+\}/g) ?? []).sort().join();
    for (const [key, value] of Object.entries(russian)) assert.equal(names(value), names(key), key);
    assert.deepEqual(Object.keys(russian), Object.keys(russian).sort());
  });
});
