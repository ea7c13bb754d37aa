import type { Language } from '../languages/language.ts';
import { anyScript } from '../model/anyScript.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { escapedName, listedAt } from '../model/parameterTypes.ts';

/**
 * Whom another header of a function concerns: `none`, since calls by the old one fit the new; `types`, where only names or types of
 * parameters, or the result's, are others, which a compiler judges; `callers`, where parameters went, came, changed places or
 * became required, or the function is another kind of function.
 */
export type SignatureEffect = 'none' | 'types' | 'callers';

export function signatureEffect(before: DefinitionFact, after: DefinitionFact, language: Language): SignatureEffect {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old === undefined || now === undefined) return 'callers';
  // With the same result stated, whoever calls need not know how it is made.
  const sameResult = !language.typesBindNobody && old.behind !== '' && old.behind === now.behind;
  const kindOf = ({ kind }: Parts) => (sameResult ? kind.replace('async', '') : kind);
  if (kindOf(old) !== kindOf(now)) return 'callers';
  const { parameters } = now;
  const kept = old.parameters.filter(({ rest }) => !rest);
  const hasRest = parameters.some(({ rest }) => rest);
  if (kept.length > parameters.length && !hasRest) return 'callers';
  if (parameters.slice(kept.length).some(({ optional }) => !optional)) return 'callers';
  if (changedPlaces(kept, parameters)) return 'callers';
  // Where types bind nobody, one that is stated for the first time concerns nobody either.
  const says = (before: string, after: string) =>
    before !== after && !(language.typesBindNobody && (before === '' || after === ''));
  let effect: SignatureEffect = says(old.behind, now.behind) ? 'types' : 'none';
  for (const [at, one] of kept.entries()) {
    const other = parameters[at];
    if (other === undefined || other.rest) continue;
    if (one.optional && !other.optional) return 'callers';
    // Where types bind nobody, callers name parameters.
    if (language.typesBindNobody && one.name !== other.name) return 'callers';
    if (says(one.type, other.type)) effect = 'types';
  }
  return effect;
}

interface Parts {
  readonly parameters: readonly Parameter[];
  /** The modifiers that make it another kind of function. */
  readonly kind: string;
  /** What is said of the result. */
  readonly behind: string;
}

interface Parameter {
  readonly name: string;
  /** All that is said of it beside the name where the two can be told apart, else the whole text. */
  readonly type: string;
  readonly optional: boolean;
  readonly rest: boolean;
}

const KINDS = /\b(async|static|abstract|get|set|unsafe|suspend)\b|\*/g;

function partsOf({ name, signature }: DefinitionFact): Parts | undefined {
  // `f(`, `f = (`, `f: Type = async (`
  const opening = new RegExp(`(?<![\\w$])${escapedName(name)}\\s*(?:[:=][^(]*)?(<[^(]*>)?\\s*\\(`, 'u').exec(signature);
  if (opening === null) return undefined;
  const open = opening.index + opening[0].length - 1;
  const written = listedAt(signature, open);
  const last = written.at(-1);
  const close = signature.indexOf(')', last === undefined ? open : signature.indexOf(last, open) + last.length);
  return {
    parameters: written.map(readParameter),
    kind: (signature.slice(0, open).match(KINDS) ?? []).join(' '),
    behind:
      close < 0
        ? ''
        : signature
            .slice(close + 1)
            .replace(/[\s:;{=>]+$/, '')
            .trim(),
  };
}

function readParameter(text: string): Parameter {
  const equals = text.search(/(?<![=!<>])=(?![=>])/);
  const declared = (equals < 0 ? text : text.slice(0, equals)).trim();
  const rest = /^(\*|\.\.\.|vararg\b|params\b)/.test(declared) || declared === '/' || /\.\.\./.test(declared);
  const [, name = declared, question = '', type = anyScript(/^[$&]?[\w$]+$/).test(declared) ? '' : declared] =
    anyScript(/^([\w$]+|\{.*?\}|\[.*?\])(\?)?\s*:\s*(.*)$/s).exec(declared) ?? [];
  return { name, type, optional: equals >= 0 || question !== '' || rest, rest };
}

/** The same names in another order: what is passed would land in the wrong place. */
function changedPlaces(old: readonly Parameter[], now: readonly Parameter[]): boolean {
  const places = old.map(({ name }) => now.findIndex((each) => each.name === name)).filter((place) => place >= 0);
  return places.some((place, at) => at > 0 && place < places[at - 1]!);
}
