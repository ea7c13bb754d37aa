import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import type { SourceOutline } from '../parsing/sourceParser.ts';
import { maskSecrets } from '../privacy/secrets/maskSecrets.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import { findTarget } from './findTarget.ts';
import type { PromptSources } from './promptSources.ts';

/** A definition that something is asked of, in the text as it is now. */
export interface RequestTarget {
  readonly id: SymbolId;
  readonly indexed: IndexedDefinition;
  readonly path: RepoPath;
  readonly language: string;
  /** The file's text. */
  readonly base: string;
  readonly fileTokens: number;
  /** All that the file defines. */
  readonly definitions: readonly LocatedDefinition[];
  readonly errors: SourceOutline['errors'];
  readonly located: LocatedDefinition;
  /** Where what is shown of it begins. */
  readonly shownFrom: number;
  /** From the start of its first line, LF. */
  readonly text: string;
  /** The same with secrets masked. */
  readonly shown: string;
}

/** Finds a definition in the present text of its file. Throws as `findTarget`, and `target-unknown` where the text has it no more. */
export async function locateTarget(
  wanted: string,
  index: CodeIndex,
  { textOf, parser }: PromptSources,
): Promise<RequestTarget> {
  const indexed = findTarget(wanted, index);
  const { path, language } = indexed.module;
  const base = await textOf(path);
  if (base === undefined) throw new LlmstructError('target-unknown', { target: wanted });
  const { definitions, errors } = await parser.outline(path, language.id, base);
  const located = definitions.find(({ id }) => id === indexed.id);
  if (located === undefined) throw new LlmstructError('target-unknown', { target: wanted });
  const shownFrom = lineStart(base, located.start);
  const text = normalisedText(base.slice(shownFrom, located.end));
  const fileTokens = estimateTokens(normalisedText(base));
  const shown = maskSecrets(text).text;
  const found = { id: indexed.id, indexed, path, language: language.id };
  return { ...found, base, fileTokens, definitions, errors, located, shownFrom, text, shown };
}

/** The definition's own offset, or the start of its line where only its indentation stands before it. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '' ? start : offset;
}
