import type { Language } from '../language.ts';
import {
  KOTLIN_BUILTINS,
  KOTLIN_COLLECTIONS,
  KOTLIN_COMMON_MEMBERS,
  KOTLIN_ELEMENT_METHODS,
  KOTLIN_MAP_VIEWS,
  KOTLIN_OPERATOR_NAMES,
  KOTLIN_OPERATORS,
  KOTLIN_OUTSIDE_RETURNS,
  KOTLIN_PASSING_METHODS,
  KOTLIN_TUPLES,
} from './builtins.ts';
import { importsOf } from './importsOf.ts';
import query from './kotlin.scm';
import { mendText } from './mendText.ts';
import { readType } from './readType.ts';
import { KOTLIN_SCOPE_FUNCTIONS } from './scopeFunctions.ts';

export const kotlin: Language = {
  id: 'kotlin',
  extensions: ['.kt', '.kts'],
  grammar: '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm',
  query,
  // As in Java, what an import names is known by the packages that the files declare.
  findModule: (_files, _importer, from) => ({ kind: 'namespace', name: from }),
  namespaceOf: (_path, facts) => facts.namespace ?? '',
  platform: 'jvm',
  importsOf,
  readType,
  mendText,
  constructors: ['constructor'],
  calledKinds: new Set(['function', 'method', 'constructor', 'class', 'interface', 'enum']),
  // Everything is public that does not say otherwise; see `@hidden` in the query.
  isExported: () => true,
  overloads: true,
  overloadMarks: {
    hidden: /^@Deprecated\(.*\bHIDDEN\b/s,
    reluctant: /^@(?:kotlin\.internal\.)?LowPriorityInOverloadResolution\b/,
  },
  extensionFunctions: true,
  trailingLambdas: true,
  implicitReceiver: true,
  sequentialNames: true,
  typedReceivers: true,
  lambdaParameter: 'it',
  companionHeader: /(^|\s)companion object\b/,
  companionName: 'Companion',
  memberTypes: new Map([
    ['class', 'KClass'],
    ['java', 'Class'],
    ['javaClass', 'Class'],
  ]),
  partHeader: /(^|\s)(expect|actual)\s/,
  expectHeader: /(^|\s)expect\s/,
  docComment: '/**',
  wrappers: ['Lazy'],
  literalTypes: {
    string_literal: 'String',
    multiline_string_literal: 'String',
    number_literal: 'int',
    float_literal: 'double',
    character_literal: 'char',
    lambda_literal: 'lambda',
    anonymous_function: 'lambda',
    callable_reference: 'lambda',
    'callable_reference::class': 'KClass',
    spread: '[]',
    is_expression: 'boolean',
    in_expression: 'boolean',
  },
  operators: KOTLIN_OPERATORS,
  operatorNames: KOTLIN_OPERATOR_NAMES,
  scopeFunctions: KOTLIN_SCOPE_FUNCTIONS,
  outsideReturns: KOTLIN_OUTSIDE_RETURNS,
  collections: KOTLIN_COLLECTIONS,
  tuples: KOTLIN_TUPLES,
  mapViews: KOTLIN_MAP_VIEWS,
  elementMethods: KOTLIN_ELEMENT_METHODS,
  passingMethods: KOTLIN_PASSING_METHODS,
  commonMembers: KOTLIN_COMMON_MEMBERS,
  builtins: KOTLIN_BUILTINS,
};

export const languages: readonly Language[] = [kotlin];
