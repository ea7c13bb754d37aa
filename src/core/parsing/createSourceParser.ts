import { Parser } from 'web-tree-sitter';
import { LlmstructError } from '../errors.ts';
import { languageById, languageOfPath } from '../languages/registry.ts';
import { definitionIds } from '../model/definitionIds.ts';
import type { SourceFacts } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Digest } from '../ports.ts';
import { headerEndOf } from './describeDefinition.ts';
import { type Extraction, extractFacts } from './extractFacts.ts';
import { GrammarLoader, type GrammarSource } from './grammars.ts';
import { parseReadable } from './readableTree.ts';
import type { SourceOutline, SourceParser } from './sourceParser.ts';
import { SourceText } from './sourceText.ts';

/** The parser on web-tree-sitter. Every tree is freed by the call that made it. */
export function createSourceParser(source: GrammarSource, digest: Digest): SourceParser {
  const grammars = new GrammarLoader(source);
  let parser: Parser | undefined;

  async function read(language: string, text: string): Promise<{ extraction: Extraction; source: SourceText }> {
    const spec = languageById(language);
    if (spec === undefined) throw new LlmstructError('grammar-unusable', { language, reason: 'no such language' });
    const { grammar, query } = await grammars.load(spec);
    parser ??= new Parser();
    parser.setLanguage(grammar);
    const tree = parseReadable(parser, spec, text);
    if (tree === null) throw new LlmstructError('grammar-unusable', { language, reason: 'no tree' });
    try {
      const sourceText = new SourceText(text, spec.wholeNames);
      return { extraction: extractFacts(tree, query, spec, sourceText, digest), source: sourceText };
    } finally {
      tree.delete();
    }
  }

  return {
    languageOf: (path: RepoPath) => languageOfPath(path)?.id,

    async facts(_path: RepoPath, language: string, text: string): Promise<SourceFacts> {
      const { facts, body } = (await read(language, text)).extraction;
      return { facts, body };
    },

    async outline(path: RepoPath, language: string, text: string): Promise<SourceOutline> {
      const { extraction } = await read(language, text);
      const ids = definitionIds(path, extraction.facts.definitions);
      const definitions = extraction.definitions.map((draft, index) => ({
        id: ids[index]!,
        kind: draft.kind,
        name: draft.name,
        start: draft.outerStart,
        end: draft.outerEnd,
        headerStart: draft.headerStart,
        headerEnd: headerEndOf(draft),
        partial: extraction.facts.definitions[index]!.partial === true,
        parent: draft.parent,
      }));
      return { definitions, errors: extraction.facts.errors };
    },
  };
}
