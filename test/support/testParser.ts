import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createSourceParser } from '../../src/core/parsing/createSourceParser.ts';
import type { GrammarSource } from '../../src/core/parsing/grammars.ts';
import type { Digest } from '../../src/core/ports.ts';

const require = createRequire(import.meta.url);

export const testDigest: Digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The grammars out of their packages. */
export const testGrammars: GrammarSource = {
  runtime: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: (name) => readFile(require.resolve(name)),
};

/** The real parser; one for the whole run, grammars load once. */
export const testParser = createSourceParser(testGrammars, testDigest);
