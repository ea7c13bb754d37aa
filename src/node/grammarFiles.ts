import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GrammarSource } from '../core/parsing/grammars.ts';

/** The WebAssembly files beside the bundles: `web-tree-sitter.wasm` and `grammars/*.wasm`. Rejects with the system's error. */
export function createGrammarFiles(bundleFolder: string): GrammarSource {
  return {
    runtime: () => readFile(join(bundleFolder, 'web-tree-sitter.wasm')),
    grammar: (name) => readFile(join(bundleFolder, 'grammars', basename(name))),
  };
}
