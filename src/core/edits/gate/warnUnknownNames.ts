import { argumentsOf } from '../../model/chain.ts';
import type { SourceFacts } from '../../model/fileFacts.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { SourceParser } from '../../parsing/sourceParser.ts';
import type { CheckedReply, EditProblem } from '../checkedReply.ts';
import { warn } from './editProblems.ts';

/** Whether a name is one of the workspace, of what it imports, or of the language. */
export type KnowsName = (name: string) => boolean;

/**
 * Languages in which a name that nothing defines is a mistake for certain; in the others what is inherited, included or a macro may be
 * behind it.
 */
const CHECKED: ReadonlySet<string> = new Set(['python', 'javascript', 'typescript', 'tsx', 'go']);

/** Types of browsers, hundreds of them, that every program may name. */
const OF_BROWSERS =
  /^(?:HTML|SVG|CSS|DOM|IDB|RTC|WebGL|GPU|Audio|Media)\p{L}\w*$|^\p{Lu}\w*(?:Event|Element|Observer|Init|Options)$/u;

/** More are one mistake: the model took the code for another program's. */
const MOST_NAMES = 5;

/**
 * Adds a warning for every name that a suggestion uses and that nothing defines: no local, no definition or import of the file or
 * the workspace, no name of the language, nothing that the file said before. Of `this` and `self` the same holds for what is taken from
 * them. What other objects have is not known.
 */
export async function warnUnknownNames(
  checked: CheckedReply,
  file: { readonly path: RepoPath; readonly base: string; readonly language: string },
  parser: SourceParser,
  knows: KnowsName,
): Promise<CheckedReply> {
  const { path, base, language } = file;
  if (checked.status !== 'suggested' || !CHECKED.has(language)) return checked;
  const facts = await parser.facts(path, language, checked.newText);
  // What such an import brings is not known.
  if (facts.facts.imports.some(({ as, name }) => as === '' && name === '*')) return checked;
  const said = new Set(base.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const own = definedIn(facts);
  const unknown = [...usedNames(facts)].filter(
    (name) => !said.has(name) && !own.has(name) && !knows(name) && !OF_BROWSERS.test(name),
  );
  if (unknown.length === 0) return checked;
  const problems: EditProblem[] = unknown.slice(0, MOST_NAMES).map((name) => ({
    ...warn('name-unknown', `${name} is defined nowhere.`, lineOf(checked.replacement, name)),
    subject: name,
  }));
  return { ...checked, problems: [...checked.problems, ...problems] };
}

function definedIn({ facts }: SourceFacts): Set<string> {
  return new Set([...facts.definitions.map(({ name }) => name), ...facts.imports.map(({ as }) => as)]);
}

/** Names that stand for themselves in code, and what is taken from the object that a method belongs to. */
function usedNames({ body }: SourceFacts): Set<string> {
  const names = new Set<string>();
  for (const { chain } of body.references) {
    for (const part of [chain, ...argumentsIn(chain)]) {
      const [root = '', step = ''] = part;
      if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(root)) names.add(root);
      if (root === '@this' && /^\.[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) names.add(step.slice(1));
    }
  }
  return names;
}

/** Chains that a chain holds as arguments of its calls. */
function argumentsIn(chain: readonly string[]): (readonly string[])[] {
  return chain.flatMap((step) => argumentsOf(step) ?? []);
}

function lineOf(code: string, name: string): number | undefined {
  const at = code
    .split('\n')
    .findIndex((line) => new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped(name)}(?![\\p{L}\\p{N}_$])`, 'u').test(line));
  return at < 0 ? undefined : at + 1;
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
