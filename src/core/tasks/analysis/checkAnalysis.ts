import { DefinitionsByName } from '../../answers/definitionsByName.ts';
import { filesOf, pathsIn } from '../../answers/pathHints.ts';
import { plainWords } from '../../answers/plainWords.ts';
import type { CodeIndex } from '../../indexing/codeIndex.ts';
import { knownNames } from '../../indexing/names/knownNames.ts';
import { pathOfId, type SymbolId } from '../../model/symbolId.ts';
import { readAnalysis } from './readAnalysis.ts';
import type { CheckedAnalysis } from './taskAnalysis.ts';

/** Words that say that something is to be made: what they name need not be there. */
const MAKES =
  /\b(?:new|add|create|introduce|write|extract|define|implement|rename|move|called|named)\w*\b|нов|добав|созда|вве(?:сти|д)|напи[сш]|вын[еo]с|определ|реализ|переимен|назв/iu;

/** More names than these in one element are prose. */
const MOST_SYMBOLS = 40;

/**
 * Reads a reply and keeps of it what the index bears out: a definition or file that nobody has is never passed on. `said`: the task's own
 * words; `shown`: what the model saw. Names in steps that make something are told apart, as proposed.
 */
export function checkAnalysis(reply: string, said: string, shown: string, index: CodeIndex): CheckedAnalysis {
  const { summary, steps, symbols, risk } = readAnalysis(reply);
  const names = new NamesThere(index, `${said}\n${shown}`);
  const proposed = new Set<string>();
  const dropped = new Set<string>();

  /** Whether a sentence stands; what it makes up is noted. */
  const stands = (sentence: string): boolean => {
    const unknown = names.unknownIn(sentence).filter((name) => !proposed.has(name));
    if (unknown.length === 0) return true;
    const made = MAKES.test(sentence);
    for (const name of unknown) (made ? proposed : dropped).add(name);
    return made;
  };
  const keptSteps = steps.filter(stands);
  const keptSummary = plainWords(sentencesOf(summary).filter(stands).join(' '));
  const found = new Set<SymbolId>();
  for (const each of symbols.slice(0, MOST_SYMBOLS)) {
    const { ids, unknown } = names.resolve(each);
    for (const id of ids) found.add(id);
    if (ids.length === 0) for (const name of unknown) if (!proposed.has(name)) dropped.add(name);
  }
  const reason = risk === undefined ? '' : plainWords(sentencesOf(risk.reason).filter(stands).join(' '));
  const invented = [...dropped];
  if (keptSummary === '' && keptSteps.length === 0) return { status: 'unusable', invented };
  const callers = new Set([...found].flatMap((id) => (id.includes('#') ? index.callers(id) : [])));
  const content = {
    summary: keptSummary,
    steps: keptSteps,
    symbols: [...found],
    ...(risk === undefined ? {} : { risk: { level: risk.level, reason } }),
    proposed: [...proposed],
    dropped: [...dropped],
    callers: callers.size,
    files: new Set([...callers].map(pathOfId)).size,
  };
  return { status: 'usable', content, invented };
}

/** What names of code mean here. */
class NamesThere {
  readonly #known: DefinitionsByName;
  readonly #files: readonly string[];
  readonly #words: ReadonlySet<string>;
  readonly #index: CodeIndex;
  readonly #text: string;

  constructor(index: CodeIndex, text: string) {
    this.#index = index;
    this.#known = new DefinitionsByName(index);
    this.#files = [...this.#known.files];
    this.#text = text;
    this.#words = new Set(text.match(WORD) ?? []);
  }

  /** The names of a sentence that are nowhere: neither in the index, nor in a language, nor in what was said and shown. */
  unknownIn(sentence: string): readonly string[] {
    return namesIn(sentence).filter((name) => !this.#isThere(name));
  }

  /** The definitions and files that an element of a list names. */
  resolve(element: string): { readonly ids: readonly SymbolId[]; readonly unknown: readonly string[] } {
    const names = namesIn(element).length > 0 ? namesIn(element) : [element.trim().split(/[\s:,;—–]/)[0]!];
    const files = pathsIn(element).flatMap((path) => filesOf(path, this.#files));
    const ids = names.flatMap((name) => {
      const meant = this.#known.meant(name);
      const near = meant.filter(({ module }) => files.includes(module.path));
      const chosen =
        near.length > 0 ? near : meant.length > 1 ? meant.filter(({ id }) => this.#text.includes(id)) : meant;
      return chosen.length === 1 ? [chosen[0]!.id] : [];
    });
    const unknown = names.filter((name) => !this.#isThere(name));
    const only = new Set(files);
    return { ids: ids.length > 0 ? ids : unknown.length === 0 && only.size === 1 ? [...only] : [], unknown };
  }

  #isThere(name: string): boolean {
    if (this.#known.meant(name).length > 0) return true;
    const paths = pathsIn(name);
    const isPath = paths.length > 0 && paths[0]!.length >= name.replace(/^\.?\//, '').length;
    if (isPath && filesOf(paths[0]!, this.#files).length > 0) return true;
    // An id, and a file, must be there as they are written.
    if (name.includes('#') || name.includes('/')) return this.#text.includes(name);
    const parts = name.replace(/\(.*$/s, '').split(/\.|::|->/);
    return parts.every((part) => part === '' || this.#words.has(part) || this.#isKnown(part));
  }

  #isKnown(name: string): boolean {
    if (this.#known.named(name).length > 0) return true;
    for (const { language } of this.#index.modules.values()) {
      if (knownNames(this.#index, language.id).has(name)) return true;
    }
    return false;
  }
}

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** What looks like a name of code: quoted and one word, a path, `name()`, `Owner.name`, snake_case, camelCase. */
function namesIn(markdown: string): readonly string[] {
  const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)]
    .map(([, name]) => name!.trim())
    .filter((name) => /^[\p{L}_$@.][\p{L}\p{N}_$@./:#~>-]*(?:\(\))?$/u.test(name));
  const bare = markdown.replace(/`[^`\n]*`/g, ' ');
  const coded = (bare.match(/[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::)[\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?/gu) ?? []).filter(
    (word) => /\(\)$|::|\p{L}_\p{L}|\p{Ll}\p{Lu}/u.test(word),
  );
  return [...new Set([...quoted, ...pathsIn(bare).filter((path) => /[/]|\.(?:\w{1,4})$/.test(path)), ...coded])];
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== '');
}
