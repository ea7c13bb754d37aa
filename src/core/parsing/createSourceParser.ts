import type { DocumentedFunction } from '../documentation/documentedFunction.ts';
import { LlmstructError } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import { languageById, languageOfFile } from '../languages/registry.ts';
import { definitionIds } from '../model/definitionIds.ts';
import type { SourceFacts } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Digest } from '../ports.ts';
import { readWords } from '../text/readWords.ts';
import { readCodeForms } from './codeForms.ts';
import { headerEndOf } from './definitions/describeDefinition.ts';
import { readDocumentedFunctions } from './documentation/documentedFunctions.ts';
import { type Extraction, extractFacts } from './extractFacts.ts';
import { GrammarLoader, type GrammarSource } from './grammars.ts';
import { withoutConditions } from './masking/conditionalText.ts';
import { parseReadable } from './masking/readableTree.ts';
import type { SourceOutline, SourceParser } from './sourceParser.ts';
import { SourceText } from './sourceText.ts';
import { findSyntaxErrors } from './syntaxErrors.ts';
import type { Tree } from './trees/tree.ts';
import type { TreeParser } from './trees/treeParser.ts';

/** The parser on web-tree-sitter. */
export function createSourceParser(source: GrammarSource, digest: Digest): SourceParser {
  const grammars = new GrammarLoader(source);
  /** Requests about one text follow each other: every definition of a file, reading ahead and then asking. */
  let last: { path: RepoPath; language: string; text: string; outline: Promise<SourceOutline> } | undefined;

  async function read<Result>(
    language: string,
    text: string,
    use: (extraction: Extraction, source: SourceText, tree: Tree) => Result,
  ): Promise<Result> {
    const spec = specOf(language);
    const { parser, query } = await grammars.load(spec);
    const sourceText = new SourceText(text, spec.wholeNames);
    const tree = parseConditional(parser, spec, sourceText);
    return use(extractFacts(tree, query, spec, sourceText, digest), sourceText, tree);
  }

  async function outlineOf(path: RepoPath, language: string, text: string): Promise<SourceOutline> {
    const extraction = await read(language, text, (read) => read);
    const ids = definitionIds(path, extraction.facts.definitions);
    const definitions = extraction.definitions.map((draft, index) => ({
      id: ids[index]!,
      kind: draft.kind,
      name: draft.name,
      start: draft.outerStart,
      end: endOfContent(text, draft.outerStart, draft.outerEnd),
      headerStart: draft.headerStart,
      headerEnd: headerEndOf(draft),
      partial: extraction.facts.definitions[index]!.partial === true,
      parent: draft.parent,
    }));
    return { definitions, errors: extraction.facts.errors };
  }

  return {
    languageOf: (path: RepoPath, text: string) => languageOfFile(path, text)?.id,

    async facts(_path: RepoPath, language: string, text: string): Promise<SourceFacts> {
      return read(language, text, ({ facts, body, definitions }, source) => {
        return { facts, body, words: readWords(source.text, definitions) };
      });
    },

    async documented(path: RepoPath, language: string, text: string): Promise<readonly DocumentedFunction[]> {
      const spec = specOf(language);
      const query = await grammars.documentation(spec);
      if (query === undefined) return [];
      return read(language, text, ({ facts, definitions }, source, tree) =>
        readDocumentedFunctions(tree, query, definitions, definitionIds(path, facts.definitions), spec, source),
      );
    },

    outline(path: RepoPath, language: string, text: string): Promise<SourceOutline> {
      if (last?.path === path && last.language === language && last.text === text) return last.outline;
      const asked = { path, language, text, outline: outlineOf(path, language, text) };
      last = asked;
      asked.outline.catch(() => {
        if (last === asked) last = undefined;
      });
      return asked.outline;
    },

    forms: (language: string, text: string) =>
      read(language, text, ({ definitions, docStrings }, source, tree) =>
        readCodeForms(tree, definitions, docStrings, source, digest),
      ),
  };
}

function specOf(language: string): Language {
  const spec = languageById(language);
  if (spec === undefined) throw new LlmstructError('grammar-unusable', { language, reason: 'no such language' });
  return spec;
}

/** Grammars take a line end for a part of what stands before it (a macro's, the CR of a CR LF after a comment): no definition ends in one. */
function endOfContent(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/**
 * Parses a text. Where conditional directives cut through what the grammar takes as one (`else` in one branch only), they are
 * taken out, first those around the errors, then all, if that leaves fewer errors.
 */
function parseConditional(parser: TreeParser, spec: Language, source: SourceText): Tree {
  let tree = parseReadable(parser, spec, source.text);
  if (!spec.conditionalDirectives || !tree.rootNode.hasError) return tree;
  let spoiled = findSyntaxErrors(tree, source);
  for (const places of [spoiled.flatMap(({ start, end }) => [start, end]), undefined]) {
    const text = withoutConditions(source.text, places);
    if (text === undefined) continue;
    const other = parser.parse(text);
    const left = findSyntaxErrors(other, source);
    if (left.length < spoiled.length) [tree, spoiled] = [other, left];
    if (spoiled.length === 0) break;
  }
  return tree;
}
