import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_WORDING } from '../../../src/core/errorWording.ts';
import type { UsageOutcome } from '../../../src/core/usage/usageRecord.ts';
import { projectRoot } from '../../host/projectRoot.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const readTexts = (path: string) => JSON.parse(read(path)) as Record<string, string>;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('translations', () => {
  const russian = readTexts('l10n/bundle.l10n.ru.json');

  it('has a Russian text for every text in the code of the extension', () => {
    const sources = readdirSync(join(projectRoot, 'src/vscode'), { recursive: true, encoding: 'utf8' });
    const texts = sources
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...read(join('src/vscode', name)).matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)])
      .map(([, text]) => text!.replace(/\\(.)/g, '$1'));
    assert.ok(texts.length > 40);
    assert.deepEqual(
      texts.filter((text) => !(text in russian)),
      [],
    );
  });

  it('has a Russian text for every error', () => {
    const texts = Object.values(ERROR_WORDING).flatMap(({ message, hint }) => [message, hint]);
    assert.deepEqual(
      texts.filter((text) => !(text in russian)),
      [],
    );
  });

  it('has a Russian text for what becomes of a request, which receipts say', () => {
    const outcomes: Readonly<Record<UsageOutcome, true>> = {
      ...{ suggested: true, stale: true, accepted: true, rejected: true },
      ...{ unchanged: true, refused: true, failed: true, cancelled: true },
    };
    for (const outcome of Object.keys(outcomes)) assert.ok(outcome in russian, outcome);
    assert.match(read('src/vscode/context/receiptPage.ts'), /l10n\.t\(outcome\)/);
  });

  it('keeps the placeholders', () => {
    for (const [text, translation] of Object.entries(russian)) {
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });

  it('words every key of the manifest in both languages', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!).sort();
    for (const file of ['package.nls.json', 'package.nls.ru.json']) {
      assert.deepEqual(Object.keys(readTexts(file)).sort(), [...new Set(used)], file);
    }
  });

  it('calls commands in the documentation by their titles, in its language', () => {
    const files = [
      'README.md',
      'README.ru.md',
      ...readdirSync(join(projectRoot, 'docs')).map((name) => `docs/${name}`),
    ];
    const { contributes } = JSON.parse(read('package.json')) as { contributes: { commands: { title: string }[] } };
    let named = 0;
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      const words = readTexts(file.endsWith('.ru.md') ? 'package.nls.ru.json' : 'package.nls.json');
      const titles = contributes.commands.map(({ title }) => words[title.slice(1, -1)]);
      for (const [, title = ''] of read(file).matchAll(/\*llmstruct: (\p{L}[^*]*)\*/gu)) {
        named += 1;
        assert.ok(titles.includes(title.replace(/\s+/g, ' ')), `${file}: ${title}`);
      }
    }
    assert.ok(named > 10);
  });
});
