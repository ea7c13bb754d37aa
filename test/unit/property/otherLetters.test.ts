import assert from 'node:assert/strict';
import type { StructDocument } from '../../../src/core/model/structDocument.ts';
import { documentOf, symbolsIn } from '../../support/indexedSymbols.ts';
import { PROJECTS } from './projects.ts';

type Files = Readonly<Record<string, string>>;

const ENGLISH = 'abcdefghijklmnopqrstuvwxyz';
const RUSSIAN = 'абцдефгхийклмнопярстувшъыз';
const toRussian = (text: string) => text.replace(/[a-z]/gi, (letter) => counterpart(letter, ENGLISH, RUSSIAN));
const toEnglish = (text: string) => text.replace(/[а-я]/gi, (letter) => counterpart(letter, RUSSIAN, ENGLISH));

function counterpart(letter: string, from: string, to: string): string {
  const small = to[from.indexOf(letter.toLowerCase())]!;
  return letter === letter.toLowerCase() ? small : small.toUpperCase();
}

/** Words that languages and what is built into them know, and that have the same name in these projects. */
const KNOWN = new Set(
  (
    'Item Target add companion const constructor default deref first from get if initialize invoke key kind let message name new object of ' +
    'operator optional parent property return run self size throw to toString type use value var version write'
  ).split(' '),
);

const names = (text: string): string[] => text.match(/\w+/g) ?? [];

/** The names of symbols that may be written otherwise: no file, no setting, no outside name, no script of Bash has them. */
function ownNames(files: Files, document: StructDocument): Set<string> {
  const fixed = new Set(KNOWN);
  for (const [path, text] of Object.entries(files)) {
    for (const name of names(path)) fixed.add(name);
    if (/\.(json|toml|mod|sh|bash|bats)$/.test(path)) for (const name of names(text)) fixed.add(name);
  }
  const symbols = [...symbolsIn(document).values()];
  for (const { external = [] } of symbols) for (const name of names(external.join(' '))) fixed.add(name);
  for (const { imports } of document.modules) {
    for (const { from, names: imported } of imports)
      if (!from.startsWith('.')) for (const name of [...names(from), ...imported]) fixed.add(name);
  }
  return new Set(symbols.map(({ name }) => name).filter((name) => /^[A-Za-z]\w{2,}$/.test(name) && !fixed.has(name)));
}

function relationsOf(document: StructDocument): string[] {
  const symbols = symbolsIn(document);
  return [...symbols.values()]
    .flatMap(({ id, kind, calls = [], uses = [] }) => [
      `${kind} ${id}`,
      ...[...calls, ...uses].map((each) => `${id} -> ${each.confidence} ${each.id}`),
    ])
    .map(toEnglish)
    .sort();
}

describe('names in letters of another alphabet', function () {
  this.timeout(60_000);

  for (const [project, files] of Object.entries(PROJECTS)) {
    it(`have the edges of names in English ones: ${project}`, async () => {
      const document = await documentOf(files);
      const own = ownNames(files, document);
      assert.ok(own.size > 2, `too few names are renamed: ${[...own].join(' ')}`);
      const renamed = Object.entries(files).map(
        ([path, text]) => [path, text.replace(/\w+/g, (name) => (own.has(name) ? toRussian(name) : name))] as const,
      );
      const other = await documentOf(Object.fromEntries(renamed));
      assert.deepEqual(relationsOf(other), relationsOf(document));
    });
  }
});
