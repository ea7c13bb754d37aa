import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { DefinitionDraft } from './definitionDraft.ts';

const TYPES: ReadonlySet<string> = new Set(['interface', 'type']);

/** What makes a file a module, at the beginning of a line. */
const MODULE = /^(?:import|export)\b/m;

/** Stands for the whole program in place of a module. */
export const EVERYBODY = '';

/**
 * The definitions that are declared for others, with the module that they are added to (`declare module './shop'`), or `EVERYBODY` where every
 * file of the program sees them: those of `declare global`, and of a file that has neither imports nor exports and only declares.
 */
export function globalDefinitions(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
  language: Language,
): ReadonlyMap<DefinitionDraft, string> {
  if (language.seesGlobals === undefined) return new Map();
  const top = drafts.filter(({ parent, enclosed, ofClass }) => parent < 0 && !enclosed && !ofClass);
  const declaresOnly = (draft: DefinitionDraft) =>
    !draft.exported &&
    (TYPES.has(draft.kind) || /^declare\b/.test(source.text.slice(draft.headerStart, draft.nameStart)));
  const blocks = [
    ...captures.of('global').map((match) => ({ block: match['global']![0]!, to: EVERYBODY })),
    ...captures.of('augmenting').map((match) => ({
      block: match['augmenting']![0]!,
      to: source.textOf(match['import.from']![0]!),
    })),
  ];
  const isWhole = !MODULE.test(source.text) && top.every(declaresOnly);
  const found = new Map<DefinitionDraft, string>();
  for (const draft of top) {
    const around = blocks.find(({ block }) => block.startIndex < draft.start && draft.start < block.endIndex);
    const to = around?.to ?? (isWhole ? EVERYBODY : undefined);
    if (to !== undefined) found.set(draft, to);
  }
  return found;
}
