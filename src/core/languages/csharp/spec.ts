import { COMPARISONS } from '../comparisons.ts';
import type { Language } from '../language.ts';
import {
  CSHARP_BUILTINS,
  CSHARP_COMMON_MEMBERS,
  CSHARP_ELEMENT_METHODS,
  CSHARP_OUTSIDE_MEMBERS,
  CSHARP_OUTSIDE_RETURNS,
  CSHARP_PASSING_METHODS,
} from './builtins.ts';
import query from './csharp.scm';
import { CSHARP_DELEGATES } from './delegates.ts';
import { impliedImports } from './impliedImports.ts';
import { importsOf } from './importsOf.ts';
import { CSHARP_OUTSIDE_BASES } from './outsideBases.ts';
import { readType } from './readType.ts';

export const csharp: Language = {
  id: 'csharp',
  extensions: ['.cs', '.csx'],
  grammar: 'tree-sitter-c-sharp/tree-sitter-c_sharp.wasm',
  query,
  // What `using` names is known by the namespaces that the files declare, not by where they lie.
  findModule: (_files, _importer, from) => ({ kind: 'namespace', name: from.replace(/<.*/s, '') }),
  namespaceOf: (_path, facts) => facts.namespace ?? '',
  importsOf,
  impliedImports,
  manifests: /\.csproj$|^Directory\.Build\.(?:props|targets)$/i,
  readType,
  outerNamespaces: true,
  partHeader: /\bpartial\b/,
  constructors: [],
  constructorNamedAsClass: true,
  overloads: true,
  typedGenerics: true,
  implicitReceiver: true,
  sequentialNames: true,
  typedReceivers: true,
  conditionalDirectives: true,
  thisParameters: true,
  typesByArity: true,
  interfacesApart: true,
  decoratorSuffix: 'Attribute',
  docComment: ['///', '/**'],
  wrappers: ['Task', 'ValueTask'],
  literalTypes: {
    'binary_expression +': 'String',
    ...COMPARISONS,
    string_literal: 'String',
    verbatim_string_literal: 'String',
    raw_string_literal: 'String',
    interpolated_string_expression: 'String',
    integer_literal: 'int',
    real_literal: 'double',
    character_literal: 'char',
    boolean_literal: 'boolean',
    null_literal: 'null',
    typeof_expression: 'Type',
    lambda_expression: 'lambda',
    anonymous_method_expression: 'lambda',
    anonymous_object_creation_expression: 'object',
    implicit_array_creation_expression: '[]',
    is_expression: 'boolean',
    is_pattern_expression: 'boolean',
  },
  delegates: CSHARP_DELEGATES,
  outsideBases: CSHARP_OUTSIDE_BASES,
  outsideReturns: CSHARP_OUTSIDE_RETURNS,
  elementMethods: CSHARP_ELEMENT_METHODS,
  elementMembers: ['this[]'],
  passingMethods: CSHARP_PASSING_METHODS,
  nullableMembers: new Set(['Value', 'GetValueOrDefault']),
  outsideMembers: CSHARP_OUTSIDE_MEMBERS,
  commonMembers: CSHARP_COMMON_MEMBERS,
  builtins: CSHARP_BUILTINS,
};

export const languages: readonly Language[] = [csharp];
