import { ERROR_SYMBOL, type GrammarTables } from '../trees/grammarTables.ts';
import type { Tree } from '../trees/tree.ts';
import { PatternCompiler } from './compilePattern.ts';
import { parseQuery } from './parseQuery.ts';
import { QueryMatcher, type TakeMatch } from './queryMatcher.ts';
import { ANY, type CompiledPattern } from './querySteps.ts';

/**
 * A query in tree-sitter's notation, matched over trees as they are held here. It finds what tree-sitter's own matcher finds, which
 * has to analyse each pattern against all states of the grammar first: up to a second, in each thread.
 */
export class TreeQuery {
  readonly captureNames: ReadonlySet<string>;
  /** The patterns by the symbol of the node that they begin with, in their order; ERROR comes last. */
  readonly #bySymbol: readonly (readonly CompiledPattern[])[];
  readonly #steps: number;

  /** Throws an `Error` that says what of the query is no query of the grammar. */
  constructor(tables: GrammarTables, text: string) {
    const compiler = new PatternCompiler(tables);
    const patterns = parseQuery(text).map((pattern, index) => compiler.compile(pattern, index));
    this.#bySymbol = [...tables.types.keys(), ERROR_SYMBOL].map((symbol) =>
      patterns.filter(({ start }) =>
        start.steps.some((step) => {
          if (step.symbol >= 0 || symbol === ERROR_SYMBOL) return step.symbol === symbol;
          return step.symbol === ANY || tables.isNamed(symbol);
        }),
      ),
    );
    this.#steps = compiler.steps;
    this.captureNames = compiler.captures;
  }

  /** Hands on all matches, in the order of the nodes that they begin with, those of one node in the order of the patterns. */
  match(tree: Tree, take: TakeMatch): void {
    const matcher = new QueryMatcher(tree, this.#steps, take);
    const { symbols } = tree;
    const patternsOf = this.#bySymbol;
    const ofErrors = patternsOf.at(-1)!;
    for (let row = 0; row < symbols.length; row++) {
      const patterns = patternsOf[symbols[row]!] ?? ofErrors;
      for (let at = 0; at < patterns.length; at++) matcher.match(patterns[at]!, row);
    }
  }
}
