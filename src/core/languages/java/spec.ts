import { readTags } from '../../documentation/readTags.ts';
import { anyScript } from '../../model/anyScript.ts';
import { COMPARISONS } from '../comparisons.ts';
import type { Language } from '../language.ts';
import {
  JAVA_BUILTINS,
  JAVA_COMMON_MEMBERS,
  JAVA_ELEMENT_METHODS,
  JAVA_OUTSIDE_RETURNS,
  JAVA_PASSING_METHODS,
  JAVA_ROOT_METHODS,
} from './builtins.ts';
import documentation from './documentation.scm';
import { JAVA_FUNCTION_TYPES } from './functionTypes.ts';
import query from './java.scm';
import { mendText } from './mendText.ts';
import { JAVA_OUTSIDE_BASES } from './outsideBases.ts';
import { JAVA_OUTSIDE_METHODS } from './outsideMethods.ts';

export const java: Language = {
  id: 'java',
  extensions: ['.java'],
  grammar: 'tree-sitter-java/tree-sitter-java.wasm',
  query,
  mendText,
  documentation: { query: documentation, read: readTags },
  // What an import names is known by the packages that the files declare, not by where they lie.
  findModule: (_files, _importer, from) => ({ kind: 'namespace', name: from }),
  namespaceOf: (_path, facts) => facts.namespace ?? '',
  platform: 'jvm',
  // Annotations say nothing of what a type has; what a wildcard stands for has what bounds it.
  readType: (text) =>
    text
      .replace(anyScript(/@[\w.]+(\([^()]*\))?\s*/g), '')
      .replace(/\s+\[/g, '[')
      .replace(/\?\s*extends\s+/g, ''),
  constructors: [],
  constructorNamedAsClass: true,
  overloads: true,
  implicitReceiver: true,
  sequentialNames: true,
  typedReceivers: true,
  docComment: '/**',
  wrappers: [],
  literalTypes: {
    'binary_expression +': 'String',
    ...COMPARISONS,
    'unary_expression !': 'boolean',
    string_literal: 'String',
    decimal_integer_literal: 'int',
    hex_integer_literal: 'int',
    decimal_floating_point_literal: 'double',
    character_literal: 'char',
    true: 'boolean',
    false: 'boolean',
    null_literal: 'null',
    class_literal: 'Class',
    lambda_expression: 'lambda',
    method_reference: 'lambda',
    array_creation_expression: '[]',
    instanceof_expression: 'boolean',
  },
  typedGenerics: true,
  delegates: JAVA_FUNCTION_TYPES,
  classLiteral: anyScript(/^([\w.]*\b[A-Z]\w*)\.class$/),
  outsideReturns: JAVA_OUTSIDE_RETURNS,
  outsideBases: JAVA_OUTSIDE_BASES,
  elementMethods: JAVA_ELEMENT_METHODS,
  passingMethods: JAVA_PASSING_METHODS,
  commonMembers: JAVA_COMMON_MEMBERS,
  rootMethods: JAVA_ROOT_METHODS,
  methodLookup: { ofOutsideBases: JAVA_OUTSIDE_METHODS },
  builtins: JAVA_BUILTINS,
};

export const languages: readonly Language[] = [java];
