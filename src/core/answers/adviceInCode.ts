import type { Digest } from '../ports.ts';
import type { AdviceFound } from './answerReading.ts';
import { type DefinitionsByName, kindGroup } from './definitionsByName.ts';
import { filesOf, pathsIn } from './pathHints.ts';
import type { Advice } from './readAdvice.ts';

/** More than so many candidates help nobody to choose. */
const MOST_CANDIDATES = 8;

/** What a person takes for a name of code without quotes: `name()`, `Owner.name`, `snake_case`, `camelCase`. */
const BARE_NAME = /[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::|#)[\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?/gu;

/** Advice with the definition or file that it is about, where its words, or the headings over it, name just one. */
export function adviceInCode(
  { line, title, description, key, text, headings }: Advice,
  known: DefinitionsByName,
  digest: Digest,
): AdviceFound {
  const found = { line, title, ...(description === undefined ? {} : { description }), digest: digest(key) };
  const files = [...known.files];
  const fileOf = (words: string) => [...new Set(pathsIn(words).flatMap((path) => filesOf(path, files)))];
  let candidates: readonly string[] = [];
  for (const words of [text, ...headings]) {
    const named = [text, ...headings].map(fileOf).find((paths) => paths.length > 0) ?? [];
    for (const name of namesIn(words)) {
      // `count` alone is a parameter more often than some field of that name.
      const all = known.meant(name).filter(({ fact }) => /[.#:]/.test(name) || kindGroup(fact.kind) !== 'data');
      const near = all.filter(({ module }) => named.includes(module.path));
      const meant = near.length > 0 ? near : all;
      if (meant.length === 1) return { ...found, symbol: meant[0]!.id };
      if (candidates.length === 0 && meant.length > 1) candidates = meant.map(({ id }) => id);
    }
    if (candidates.length > 0) break;
    const [file, second] = fileOf(words);
    if (file !== undefined && second === undefined) return { ...found, symbol: file };
  }
  return candidates.length === 0 || candidates.length > MOST_CANDIDATES ? found : { ...found, candidates };
}

/** Names in a text, quoted ones first. */
function namesIn(markdown: string): readonly string[] {
  const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!.trim());
  const bare = markdown.replace(/`[^`\n]*`/g, ' ').match(BARE_NAME) ?? [];
  return [...new Set([...quoted, ...bare.filter(looksLikeCode)])];
}

function looksLikeCode(word: string): boolean {
  return /\(\)$|::|#|_\p{L}|\p{Ll}\p{Lu}/u.test(word) || /^[\p{Lu}][\p{L}\p{N}]*\.[\p{L}_]/u.test(word);
}
