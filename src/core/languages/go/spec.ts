import { NO_RECORD } from '../../documentation/docRecord.ts';
import type { Language } from '../language.ts';
import { goAlternatives } from './buildConstraint.ts';
import documentation from './documentation.scm';
import { findGoModule, goImportName, goNamespace } from './findModule.ts';
import query from './go.scm';
import { readGoType } from './readType.ts';

export const go: Language = {
  id: 'go',
  extensions: ['.go'],
  grammar: 'tree-sitter-go/tree-sitter-go.wasm',
  query,
  documentation: { query: documentation, read: () => NO_RECORD, startsWithName: true },
  findModule: findGoModule,
  manifests: /^go\.(mod|work)$/,
  namespaceOf: goNamespace,
  importName: goImportName,
  alternatives: goAlternatives,
  isExported: (name) => /^\p{Lu}/u.test(name),
  readType: readGoType,
  membersOutside: true,
  sequentialNames: true,
  typedReceivers: true,
  structuralInterfaces: true,
  calledKinds: new Set(['function', 'method']),
  constructors: [],
  docComment: ['//', '/*'],
  moduleDoc: /(?:^\/\/.*\r?\n)+(?=package\s)|^\/\*(?:[^*]|\*(?!\/))*\*\/(?=\s*\r?\npackage\s)/m,
  wrappers: [],
  builtins: new Set(
    (
      'any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32 float64 ' +
      'imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune string true uint ' +
      'uint8 uint16 uint32 uint64 uintptr _ init'
    ).split(' '),
  ),
};

export const languages: readonly Language[] = [go];
