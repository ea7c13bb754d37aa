import type { Parser } from 'web-tree-sitter';
import type { OpenedMacro } from '../../languages/languageText.ts';
import { errorsOf, type Stretch } from '../errorStretches.ts';

/**
 * A text, equally long, with what stands around the declarations of macros blanked (`Language.itemMacros`), so that they are
 * declarations of the file. A macro whose content the grammar does not take as declarations stays as it is.
 */
export function openMacros(parser: Parser, text: string, itemMacros: (text: string) => readonly OpenedMacro[]): string {
  const all = itemMacros(text);
  if (all.length === 0) return text;
  const opened = blanked(text, all);
  const spoiled = errorsIn(parser, opened);
  if (spoiled.length === 0) return opened;
  const kept = all.filter(({ start, end }) => !spoiled.some((error) => error.start <= end && start <= error.end));
  const mixed = blanked(text, kept);
  return errorsIn(parser, mixed).length > errorsIn(parser, text).length ? text : mixed;
}

function errorsIn(parser: Parser, text: string): readonly Stretch[] {
  const tree = parser.parse(text);
  if (tree === null) return [];
  const errors = errorsOf(tree);
  tree.delete();
  return errors;
}

function blanked(text: string, macros: readonly OpenedMacro[]): string {
  let result = text;
  for (const { start, end } of macros.flatMap(({ blanks }) => blanks)) {
    result = result.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + result.slice(end);
  }
  return result;
}
