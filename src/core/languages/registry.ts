import { LANGUAGES } from '#build/languages';
import { baseName, extensionOf, type RepoPath } from '../model/repoPath.ts';
import { interpreterOf } from './interpreterOf.ts';
import type { Language } from './language.ts';

export { LANGUAGES };

const byId = new Map(LANGUAGES.map((language) => [language.id, language]));
const byExtension = new Map(LANGUAGES.flatMap((language) => language.extensions.map((ending) => [ending, language])));
const byFileName = new Map(LANGUAGES.flatMap((language) => (language.fileNames ?? []).map((name) => [name, language])));
const byInterpreter = new Map(
  LANGUAGES.flatMap((language) => (language.interpreters ?? []).map((name) => [name, language])),
);

/** Whether some language's imports depend on what this file says (`Language.manifests`). */
export function isManifest(path: RepoPath): boolean {
  const name = baseName(path);
  return LANGUAGES.some(({ manifests }) => manifests?.test(name));
}

/** The language of a file by its name; undefined when there is none. */
export function languageOfPath(path: RepoPath): Language | undefined {
  return byFileName.get(baseName(path)) ?? byExtension.get(extensionOf(path));
}

/** Whether it takes a file's text to know its language: nothing ends its name, so its `#!` line may tell. */
export function mayBeScript(path: RepoPath): boolean {
  return extensionOf(path) === '' && languageOfPath(path) === undefined;
}

/** The language of a file by its name and text or, where its name has no ending, by its first line; undefined when there is none. */
export function languageOfFile(path: RepoPath, text: string): Language | undefined {
  if (!mayBeScript(path)) {
    const language = languageOfPath(path);
    return language?.isForeign?.(text) === true ? undefined : language;
  }
  const interpreter = interpreterOf(text);
  return interpreter === undefined ? undefined : byInterpreter.get(interpreter);
}

/** The language with this id. */
export function languageById(id: string): Language | undefined {
  return byId.get(id);
}
