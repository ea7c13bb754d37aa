import type { Language } from '../../languages/language.ts';
import type { FileFacts } from '../../model/fileFacts.ts';
import type { ExportFact } from '../../model/importFacts.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** The definition that an exported declaration is, as the root of a chain. */
export function exportedDeclaration(drafts: readonly DefinitionDraft[], node: Node): string | undefined {
  const index = drafts.findIndex((draft) => draft.start === node.startIndex && draft.end === node.endIndex);
  return index < 0 ? undefined : `^${index}`;
}

/** Exports by objects without a name: `export default {…}`, `module.exports = {…}`. */
export function exportsOfDefaultObjects(captures: Captures, drafts: readonly DefinitionDraft[]): ExportFact[] {
  const commonJs = captures.of('export.assigned').length > 0;
  return drafts.flatMap((draft, index) =>
    draft.name === 'default' && draft.exported && draft.parent === -1
      ? [{ name: commonJs ? '=' : 'default', chain: [`^${index}`] }]
      : [],
  );
}

/** `exports.version = '1'`: importers see it, while its name alone means nothing in its file. */
export function isExportedLiteral({ kind, ownerText, value }: DefinitionDraft): boolean {
  return kind === 'constant' && /^(module\.)?exports$/.test(ownerText ?? '') && value?.type !== 'object';
}

/** What importers see of such values. */
export function exportsOfLiterals(drafts: readonly DefinitionDraft[]): ExportFact[] {
  return drafts.flatMap((draft, index) =>
    isExportedLiteral(draft) ? [{ name: draft.name, chain: [`^${index}`] }] : [],
  );
}

/** Whether the language's own rule lets others see a definition that nothing exports. */
export function isPublicName(draft: DefinitionDraft, language: Language, source: SourceText): boolean {
  if (language.isExported !== undefined) {
    return language.isExported(draft.name, source.text.slice(draft.start, draft.start + 40));
  }
  return language.exportsEverything === true && draft.parent === -1 && !draft.name.startsWith('_');
}

/** What the file says that an import of everything brings. */
export function listedNames(captures: Captures, language: Language, source: SourceText): Pick<FileFacts, 'listed'> {
  const lists = captures
    .of('listed')
    .flatMap((match) => language.listedNames?.(source.textOf(match['listed']![0]!)) ?? []);
  if (lists.length === 0) return {};
  return { listed: { names: lists.flatMap(({ names }) => names), modules: lists.flatMap(({ modules }) => modules) } };
}
