import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { BlockDefinition } from './blockDefinitions.ts';
import { type DefinitionsByName, kindGroup } from './definitionsByName.ts';
import { isSameMember } from './sameMember.ts';

/** What an answer says of where a block of code belongs. */
export interface BlockHints {
  /** Files that the fence, the first line or the words above name and that are in the workspace. */
  readonly files: readonly RepoPath[];
  /** `files` were said for this very block, not only mentioned near it. */
  readonly certain: boolean;
  /** The words above it, the nearest first. */
  readonly above: readonly string[];
  readonly language: string;
}

/** Which definition of the workspace a definition of an answer is to replace. */
export type Binding =
  | { readonly kind: 'bound'; readonly target: IndexedDefinition }
  /** Several fit alike: a person must say. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly SymbolId[] }
  /** None has its name where it belongs. */
  | { readonly kind: 'new' };

/** Languages of which one is written for the other. */
const SAME: Readonly<Record<string, string>> = { javascript: 'typescript', c: 'cpp' };

/**
 * Finds the definition that one of an answer replaces: by name and kind, then by the file and the names that are said with it, then by its
 * header. What still fits several is not guessed.
 */
export function bindDefinition(definition: BlockDefinition, hints: BlockHints, known: DefinitionsByName): Binding {
  const all = known.named(definition.name).filter((each) => fits(definition, each, hints.language));
  const inFiles = all.filter(({ module }) => hints.files.includes(module.path));
  if (inFiles.length === 0 && hints.certain && hints.files.length > 0) return { kind: 'new' };
  let left: readonly IndexedDefinition[] = inFiles.length > 0 ? inFiles : all;
  for (const narrow of [byMention, byOwnerMention, bySameMember, byHeader, byKind]) {
    if (left.length < 2) break;
    const fewer = narrow(left, definition, hints);
    if (fewer.length > 0) left = fewer;
  }
  const [target, second] = left;
  if (target === undefined) return { kind: 'new' };
  // One more of the name, perhaps, or the same with another header: only a person knows.
  const isOther = second === undefined && !isSameMember(definition, target.fact, hints.language);
  return second === undefined && !isOther
    ? { kind: 'bound', target }
    : { kind: 'ambiguous', candidates: left.map(({ id }) => id) };
}

function fits(definition: BlockDefinition, { id, module, fact }: IndexedDefinition, language: string): boolean {
  const group = kindGroup(definition.kind);
  if (family(module.language.id) !== family(language) || group !== kindGroup(fact.kind)) return false;
  if (group === 'data' && fact.kind !== definition.kind) return false;
  const owners = namesOfId(id).slice(0, -1);
  // What stands in a class belongs to a class of that name; what stands alone may have been taken out of one.
  if (definition.owners.length > 0) {
    return owners.slice(-definition.owners.length).join('.') === definition.owners.join('.');
  }
  if (language !== 'python' || group !== 'callable' || fact.static === true) return true;
  return /\(\s*(?:self|cls)\b/.test(definition.signature) === (fact.kind !== 'function');
}

function family(language: string): string {
  return SAME[language] ?? language;
}

type Narrow = (
  candidates: readonly IndexedDefinition[],
  definition: BlockDefinition,
  hints: BlockHints,
) => readonly IndexedDefinition[];

/** Those whose id, or whose owner and name, are written above: the nearest words count. */
const byMention: Narrow = (candidates, _, { above }) =>
  firstNonEmpty(above, (words) =>
    candidates.filter(({ id }) => {
      const names = namesOfId(id).slice(-2);
      return words.includes(id) || (names.length > 1 && mentions(words, names.join('.')));
    }),
  );

/** Those whose owner, or whose file, is written above. */
const byOwnerMention: Narrow = (candidates, _, { above }) =>
  firstNonEmpty(above, (words) =>
    candidates.filter(({ id }) => {
      const owner = namesOfId(id).at(-2);
      return words.includes(pathOfId(id)) || (owner !== undefined && mentions(words, owner));
    }),
  );

const bySameMember: Narrow = (candidates, definition, { language }) =>
  candidates.filter(({ fact }) => isSameMember(definition, fact, language));

const byHeader: Narrow = (candidates, { signature }) =>
  candidates.filter(({ fact }) => bare(fact.signature) === bare(signature));

const byKind: Narrow = (candidates, { kind }) => candidates.filter(({ fact }) => fact.kind === kind);

function firstNonEmpty(
  above: readonly string[],
  find: (words: string) => readonly IndexedDefinition[],
): readonly IndexedDefinition[] {
  for (const words of above) {
    const found = find(words);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a text has a name as a word of its own. */
function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
  return !/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after);
}

function bare(signature: string): string {
  return signature.replace(/\s+/g, '').replace(/^(?:export|default|async|public|private|protected|static)+/, '');
}
