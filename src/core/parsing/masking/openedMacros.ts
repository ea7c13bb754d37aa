import type { OpenedMacro } from '../../languages/languageText.ts';
import { errorsOf } from '../errorStretches.ts';
import type { TreeParser } from '../trees/treeParser.ts';

/**
 * A text, equally long, with what stands around the declarations of macros blanked (`Language.itemMacros`), so that they are
 * declarations of the file. A macro whose content the grammar does not take as declarations stays as it is.
 */
export function openMacros(
  parser: TreeParser,
  text: string,
  itemMacros: (text: string) => readonly OpenedMacro[],
): string {
  const all = itemMacros(text);
  if (all.length === 0) return text;
  const opened = blanked(text, all);
  const spoiled = errorsOf(parser.parse(opened));
  if (spoiled.length === 0) return opened;
  const kept = all.filter(({ start, end }) => !spoiled.some((error) => error.start <= end && start <= error.end));
  const mixed = blanked(text, kept);
  return errorsOf(parser.parse(mixed)).length > errorsOf(parser.parse(text)).length ? text : mixed;
}

function blanked(text: string, macros: readonly OpenedMacro[]): string {
  let result = text;
  for (const { start, end } of macros.flatMap(({ blanks }) => blanks)) {
    result = result.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + result.slice(end);
  }
  return result;
}
