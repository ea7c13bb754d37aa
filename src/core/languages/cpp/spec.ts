import { C_BUILTINS } from '../c/builtins.ts';
import cQuery from '../c/c.scm';
import { unlikelyRanges } from '../c/conditions.ts';
import { findIncludedFile } from '../c/findModule.ts';
import { NEEDS_READING, readableText } from '../c/readableText.ts';
import type { Language } from '../language.ts';
import query from './cpp.scm';

/** A header of Objective-C; one that C can include as well asks for `__OBJC__`. Doxygen knows the first word too, not the last. */
function isObjectiveC(text: string): boolean {
  return /^@(?:interface|protocol)\b/m.test(text) && /^@end\b/m.test(text) && !text.includes('__OBJC__');
}

/** The scopes of `a::Foo<T>`, an owner, from outside; undefined where there is only one. */
function ownerPath(text: string): string | undefined {
  const path = text.replace(/<.*?>+(?=::|$)/gs, '').split(/\s*::\s*/);
  return path.length > 1 && path[0] !== '' ? path.join('.') : undefined;
}

/** C++, and headers of either language: a `.h` does not say whose it is, and C++'s grammar reads C's declarations as well. */
export const cpp: Language = {
  id: 'cpp',
  extensions: ['.cpp', '.cc', '.cxx', '.c++', '.hpp', '.hh', '.hxx', '.h++', '.ipp', '.tpp', '.inl', '.h'],
  isForeign: isObjectiveC,
  grammar: 'tree-sitter-cpp/tree-sitter-cpp.wasm',
  query: cQuery + query,
  findModule: findIncludedFile,
  readableText,
  needsReading: NEEDS_READING,
  unlikelyRanges,
  constructors: [],
  constructorNamedAsClass: true,
  membersOutside: true,
  ownerPath,
  libraryNamespace: 'std',
  typedReceivers: true,
  implicitReceiver: true,
  // A pointer to a function is used, not called: what it points to is not known.
  calledKinds: new Set(['function', 'method', 'constructor', 'class']),
  exportsEverything: true,
  headersDeclare: true,
  overloadsByCount: true,
  declaratorTypes: true,
  aliasesNameTypes: true,
  literalTypes: {
    string_literal: 'text',
    concatenated_string: 'text',
    raw_string_literal: 'text',
    char_literal: 'char',
    number_literal: 'int',
    true: 'bool',
    false: 'bool',
  },
  sharesNames: 'imported',
  docComment: ['/**', '/*', '//'],
  // What pointers, optional and atomic values give that a class has no method of the name for.
  passingMethods: new Set(['get', 'value', 'lock', 'load']),
  pairedMember: 'second',
  elementMethods: new Set(
    'back front top at begin end cbegin cend rbegin rend find lower_bound upper_bound emplace_back extract'.split(' '),
  ),
  wrappers: ['unique_ptr', 'shared_ptr', 'weak_ptr', 'optional', 'reference_wrapper', 'atomic'],
  builtins: new Set([
    ...C_BUILTINS,
    ...(
      'std string wstring string_view vector map set unordered_map unordered_set pair tuple list deque queue stack array ' +
      'unique_ptr shared_ptr weak_ptr make_unique make_shared make_pair make_tuple move forward swap cout cerr cin endl ' +
      'static_cast dynamic_cast reinterpret_cast const_cast typeid nullptr nullptr_t ostream istream iostream fstream ' +
      'stringstream ostringstream istringstream function bind thread mutex lock_guard unique_lock atomic exception ' +
      'runtime_error logic_error invalid_argument out_of_range numeric_limits initializer_list enable_if decltype ' +
      'char16_t char32_t char8_t optional variant any span begin end get declval is_same to_string int8_t'
    ).split(' '),
  ]),
};

export const languages: readonly Language[] = [cpp];
