import { Language as Grammar, Parser } from 'web-tree-sitter';
import { LlmstructError } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import { CAPTURE_NAMES } from './captureNames.ts';
import { DOCUMENTATION_CAPTURES } from './documentation/documentedFunctions.ts';
import { TreeQuery } from './queries/treeQuery.ts';
import type { RuntimeMemory } from './trees/runtimeMemory.ts';
import { TreeParser } from './trees/treeParser.ts';

/** A grammar that is loaded, with the language's query checked against it. Both live as long as the process. */
export interface LoadedGrammar {
  readonly parser: TreeParser;
  readonly query: TreeQuery;
}

/** Where the WebAssembly files come from. */
export interface GrammarSource {
  /** The bytes of `web-tree-sitter.wasm`. */
  runtime(): Promise<Uint8Array>;
  /** The bytes of a grammar, named as in `Language.grammar`. */
  grammar(name: string): Promise<Uint8Array>;
}

let runtime: Promise<RuntimeMemory> | undefined;

/** Loads grammars once each; a grammar or query that does not fit is `grammar-unusable` and named. */
export class GrammarLoader {
  readonly #source: GrammarSource;
  readonly #loaded = new Map<string, Promise<LoadedGrammar>>();
  readonly #documentation = new Map<string, Promise<TreeQuery | undefined>>();

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
  documentation(language: Language): Promise<TreeQuery | undefined> {
    let loading = this.#documentation.get(language.id);
    if (loading === undefined) {
      loading = this.#loadDocumentation(language);
      this.#documentation.set(language.id, loading);
    }
    return loading;
  }

  async #loadDocumentation(language: Language): Promise<TreeQuery | undefined> {
    if (language.documentation === undefined) return undefined;
    const { parser } = await this.load(language);
    try {
      return checkedQuery(parser, language.documentation.query, DOCUMENTATION_CAPTURES);
    } catch (error) {
      throw unusable(language, error);
    }
  }

  async #load(language: Language): Promise<LoadedGrammar> {
    try {
      runtime ??= this.#source.runtime().then(startRuntime);
      const memory = await runtime;
      const parser = new TreeParser(await Grammar.load(await this.#source.grammar(language.grammar)), memory);
      return { parser, query: checkedQuery(parser, language.query, CAPTURE_NAMES) };
    } catch (error) {
      throw unusable(language, error);
    }
  }
}

/** One runtime per thread: web-tree-sitter keeps it in module state. The options become Emscripten's module, on which it keeps its memory. */
async function startRuntime(wasmBinary: Uint8Array): Promise<RuntimeMemory> {
  const module: { wasmBinary: Uint8Array } & Partial<RuntimeMemory> = { wasmBinary };
  await Parser.init(module as object);
  if (module.HEAPU32 === undefined) throw new Error('the runtime of web-tree-sitter shows no memory');
  return module as RuntimeMemory;
}

/** A query whose captures are all of the vocabulary; throws an `Error` that names the others. */
function checkedQuery({ tables }: TreeParser, text: string, vocabulary: ReadonlySet<string>): TreeQuery {
  const query = new TreeQuery(tables, text);
  const unknown = [...query.captureNames].filter((name) => !vocabulary.has(name) && !name.startsWith('_'));
  if (unknown.length > 0) throw new Error(`unknown capture names: ${unknown.join(', ')}`);
  return query;
}

function unusable(language: Language, error: unknown): LlmstructError {
  const reason = error instanceof Error ? error.message : String(error);
  return new LlmstructError('grammar-unusable', { language: language.id, reason }, error);
}
