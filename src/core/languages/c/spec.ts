import type { Language } from '../language.ts';
import { C_BUILTINS } from './builtins.ts';
import query from './c.scm';
import { unlikelyRanges } from './conditions.ts';
import { findIncludedFile } from './findModule.ts';
import pointers from './pointers.scm';
import { NEEDS_READING, readableText } from './readableText.ts';

export const c: Language = {
  id: 'c',
  extensions: ['.c'],
  grammar: 'tree-sitter-c/tree-sitter-c.wasm',
  query: query + pointers,
  findModule: findIncludedFile,
  readableText,
  needsReading: NEEDS_READING,
  unlikelyRanges,
  constructors: [],
  // A pointer to a function is used, not called: what it points to is not known.
  calledKinds: new Set(['function', 'method', 'constructor']),
  exportsEverything: true,
  headersDeclare: true,
  sharesNames: 'imported',
  docComment: ['/**', '/*', '//'],
  wrappers: [],
  builtins: new Set(C_BUILTINS),
};

export const languages: readonly Language[] = [c];
