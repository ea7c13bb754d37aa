import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { DefinitionDraft } from './definitionDraft.ts';

const TYPES: ReadonlySet<string> = new Set(['interface', 'type']);

/** What makes a file a module, at the beginning of a line. */
const MODULE = /^(?:import|export)\b/m;

/**
 * The definitions that every file of the program sees: those of `declare global`, and of a file that has neither imports nor
 * exports and only declares.
 */
export function globalDefinitions(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
  language: Language,
): ReadonlySet<DefinitionDraft> {
  if (language.seesGlobals === undefined) return new Set();
  const top = drafts.filter(({ parent, enclosed, ofClass }) => parent < 0 && !enclosed && !ofClass);
  const declaresOnly = (draft: DefinitionDraft) =>
    !draft.exported &&
    (TYPES.has(draft.kind) || /^declare\b/.test(source.text.slice(draft.headerStart, draft.nameStart)));
  if (!MODULE.test(source.text) && top.every(declaresOnly)) return new Set(top);
  const blocks = captures.of('global').map((match) => match['global']![0]!);
  return new Set(
    top.filter(({ start }) => blocks.some(({ startIndex, endIndex }) => startIndex < start && start < endIndex)),
  );
}
