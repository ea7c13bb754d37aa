import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import type { TestTarget } from '../testFiles/placeTest.ts';
import { placeTest } from '../testFiles/placeTest.ts';

/** Where a definition's test goes, and the beginning of a test file to go by. */
export interface TestPlace {
  readonly test: TestTarget;
  readonly example: { readonly path: RepoPath; readonly text: string } | undefined;
}

/** Throws `no-tests` for a language that has none. */
export async function testPlace(
  target: IndexedDefinition,
  index: CodeIndex,
  textOf: (path: RepoPath) => Promise<string | undefined>,
  stays: StaysHere,
): Promise<TestPlace> {
  const { path, language } = target.module;
  const files = [...index.modules.values()]
    .filter((module) => module.language.id === language.id)
    .map((module) => module.path);
  const subject = { path, language: language.id, name: target.fact.name };
  const place = await placeTest(subject, files, async (file) => (await textOf(file)) !== undefined);
  if (place === undefined) throw new LlmstructError('no-tests', { language: language.id, path });
  const base = await textOf(place.path);
  const shown = base === undefined ? place.example : place.path;
  // It is part of what is asked, which every model gets.
  const text = shown === undefined || stays(shown) ? undefined : await textOf(shown);
  return {
    test: base === undefined ? { path: place.path } : { path: place.path, base },
    example: shown === undefined || text === undefined ? undefined : { path: shown, text: beginningOf(text) },
  };
}

/** The most of a test file that shows how tests look, in lines and in UTF-16 code units. */
const EXAMPLE_LINES = 24;

const EXAMPLE_LENGTH = 900;

function beginningOf(text: string): string {
  const lines = normalisedText(text).split('\n').slice(0, EXAMPLE_LINES);
  while (lines.length > 1 && lines.join('\n').length > EXAMPLE_LENGTH) lines.pop();
  return hideSecrets(lines.join('\n').trimEnd());
}
