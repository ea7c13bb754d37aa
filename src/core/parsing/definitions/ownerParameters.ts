import { anyScript } from '../../model/anyScript.ts';
import { parameterPlace } from '../../model/parameterPlace.ts';
import { listedAt } from '../../model/parameterTypes.ts';
import type { SourceText } from '../sourceText.ts';
import type { DefinitionDraft } from './definitionDraft.ts';

/** A list of type arguments right behind a name. */
const LIST = /^[^<(]*(?=<)/;
/** What of a list is a lone name: a type parameter, or what an owner is given for one. Its bounds are left out. */
const LONE = anyScript(/^(?:const\s+)?([A-Za-z]\w*)\s*(?:[:=]|$)/);

/**
 * How the type parameters of a definition's owner are called where it is written, in their order: those that the owner lists, or what
 * an `impl` gives it (`impl<U> Lock<U>`); undefined for what is no lone name. Lifetimes are none.
 */
export function ownerParameters(
  draft: DefinitionDraft,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
  inInterfaces: boolean,
): readonly (string | undefined)[] {
  const { ownerText, parent } = draft;
  // A type that holds several values without names says their types itself, an alias what it stands for.
  const isOwn = draft.type !== undefined && (draft.kind === 'class' || isGenericAlias(draft, source));
  const owner = isOwn ? draft : drafts[parent];
  if (owner === undefined) return [];
  const lists = owner.kind === 'class' || owner.kind === 'enum' || (inInterfaces && owner.kind === 'interface');
  if (ownerText === undefined && !lists && !isOwn) return [];
  if (isOwn && draft.kind === 'type' && !inInterfaces) return [];
  const text = (isOwn ? undefined : ownerText) ?? source.text.slice(owner.nameStart, owner.bodyStart ?? owner.end);
  const open = LIST.exec(text)?.[0].length;
  if (open === undefined) return [];
  return listedAt(text, open)
    .filter((member) => !member.startsWith("'"))
    .map((member) => LONE.exec(member)?.[1]);
}

function isGenericAlias({ kind, name, nameStart, end }: DefinitionDraft, source: SourceText): boolean {
  return kind === 'type' && /^\s*</.test(source.text.slice(nameStart + name.length, end));
}

/** A type with its owner's type parameters by their places; undefined where it names none. */
export function withOwnerParameters(
  text: string,
  parameters: readonly (string | undefined)[],
  isParameter: (name: string) => boolean,
): string | undefined {
  if (parameters.length === 0) return undefined;
  let names = false;
  const placed = text.replace(anyScript(/(?<![\w.:$'])[A-Za-z]\w*(?!\s*::)/g), (name) => {
    const at = parameters.indexOf(name);
    if (at < 0 || !isParameter(name)) return name;
    names = true;
    return parameterPlace(at);
  });
  return names ? placed : undefined;
}
