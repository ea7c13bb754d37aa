import { Language as Grammar, Parser, Query } from 'web-tree-sitter';
import { LlmstructError } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import { CAPTURE_NAMES } from './captureNames.ts';
import { DOCUMENTATION_CAPTURES } from './documentation/documentedFunctions.ts';

/** A grammar that is loaded, with the language's query checked against it. Both live as long as the process. */
export interface LoadedGrammar {
  readonly grammar: Grammar;
  readonly query: Query;
}

/** Where the WebAssembly files come from. */
export interface GrammarSource {
  /** The bytes of `web-tree-sitter.wasm`. */
  runtime(): Promise<Uint8Array>;
  /** The bytes of a grammar, named as in `Language.grammar`. */
  grammar(name: string): Promise<Uint8Array>;
}

let runtime: Promise<void> | undefined;

/** Loads grammars once each; a grammar or query that does not fit is `grammar-unusable` and named. */
export class GrammarLoader {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Promise<LoadedGrammar>>();
  readonly #documentation = new Map<string, Promise<Query | undefined>>();

  constructor(source: GrammarSource) {
    this.#source = source;
  }

  load(language: Language): Promise<LoadedGrammar> {
    let loading = this.#loaded.get(language.id);
    if (loading === undefined) {
      loading = this.#load(language);
      this.#loaded.set(language.id, loading);
    }
    return loading;
  }

  /** The query of `Language.documentation`, undefined for a language without one. */
  documentation(language: Language): Promise<Query | undefined> {
    let loading = this.#documentation.get(language.id);
    if (loading === undefined) {
      loading = this.#loadDocumentation(language);
      this.#documentation.set(language.id, loading);
    }
    return loading;
  }

  async #loadDocumentation(language: Language): Promise<Query | undefined> {
    if (language.documentation === undefined) return undefined;
    const { grammar } = await this.load(language);
    try {
      return checkedQuery(grammar, language.documentation.query, DOCUMENTATION_CAPTURES);
    } catch (error) {
      throw unusable(language, error);
    }
  }

  async #load(language: Language): Promise<LoadedGrammar> {
    try {
      // One runtime per thread: web-tree-sitter keeps it in module state.
      runtime ??= this.#source.runtime().then((wasmBinary) => Parser.init({ wasmBinary } as object));
      await runtime;
      const grammar = await Grammar.load(await this.#source.grammar(language.grammar));
      return { grammar, query: checkedQuery(grammar, language.query, CAPTURE_NAMES) };
    } catch (error) {
      throw unusable(language, error);
    }
  }
}

/** A query whose captures are all of the vocabulary; throws an `Error` that names the others. */
function checkedQuery(grammar: Grammar, text: string, vocabulary: ReadonlySet<string>): Query {
  const query = new Query(grammar, text);
  const unknown = query.captureNames.filter((name) => !vocabulary.has(name) && !name.startsWith('_'));
  if (unknown.length === 0) return query;
  query.delete();
  throw new Error(`unknown capture names: ${unknown.join(', ')}`);
}

function unusable(language: Language, error: unknown): LlmstructError {
  const reason = error instanceof Error ? error.message : String(error);
  return new LlmstructError('grammar-unusable', { language: language.id, reason }, error);
}
