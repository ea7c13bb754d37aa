import type { Language } from '../../languages/language.ts';
import type { Tree } from '../trees/tree.ts';
import type { TreeParser } from '../trees/treeParser.ts';
import { parseMacroCalls } from './macroCalls.ts';
import { openMacros } from './openedMacros.ts';

/**
 * The tree of a text, or of one of equal length that the language reads in its place where its grammar cannot read it as written
 * (`Language.mendText`, `readableText`, `itemMacros`, `macroCalls`): offsets are those of the text itself.
 */
export function parseReadable(parser: TreeParser, language: Language, text: string): Tree {
  const { mendText, readableText, needsReading, itemMacros, macroCalls } = language;
  if (readableText === undefined) {
    const mended = mendText?.(text) ?? text;
    const opened = itemMacros === undefined ? mended : openMacros(parser, mended, itemMacros);
    return parseMacroCalls(parser, opened, macroCalls);
  }
  const isSuspect = needsReading?.test(text) === true;
  const first = isSuspect ? undefined : parser.parse(text);
  if (first?.rootNode.hasError === false) return first;
  const readable = readableText(text);
  return readable === text && first !== undefined ? first : parser.parse(readable);
}
