import type { DocumentedFunction } from '../documentation/documentedFunction.ts';
import type { SourceFacts, SyntaxErrorFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { FileForms } from './codeForms.ts';
import type { LocatedDefinition } from './locatedDefinition.ts';

/** A text parsed in place: its definitions with offsets, and what is wrong with it. */
export interface SourceOutline {
  readonly definitions: readonly LocatedDefinition[];
  readonly errors: readonly SyntaxErrorFact[];
}

/** The parser as the rest of core sees it: texts in, plain data out; no tree leaves it. */
export interface SourceParser {
  /** The language of a file by its name or its first line, undefined when none is known. */
  languageOf(path: RepoPath, text: string): string | undefined;
  /** Definitions and syntax errors of a text; ids are as in the index. Throws `grammar-unusable` only. */
  outline(path: RepoPath, language: string, text: string): Promise<SourceOutline>;
  /** The documented functions of a text in source order; none for a language whose documentation has no rules. */
  documented(path: RepoPath, language: string, text: string): Promise<readonly DocumentedFunction[]>;
  facts(path: RepoPath, language: string, text: string): Promise<SourceFacts>;
  /** What the definitions of a text say whatever their layout, to compare two texts. Throws `grammar-unusable` only. */
  forms(language: string, text: string): Promise<FileForms>;
}
