import type { Language } from '../language.ts';
import { C_BUILTINS } from './builtins.ts';
import query from './c.scm';
import { findIncludedFile } from './findModule.ts';
import pointers from './pointers.scm';

export const c: Language = {
  id: 'c',
  extensions: ['.c'],
  grammar: 'tree-sitter-c/tree-sitter-c.wasm',
  query: query + pointers,
  findModule: findIncludedFile,
  constructors: [],
  exportsEverything: true,
  headersDeclare: true,
  sharesNames: 'imported',
  docComment: ['/**', '/*', '//'],
  wrappers: [],
  builtins: new Set(C_BUILTINS),
};

export const languages: readonly Language[] = [c];
