import { readTags } from '../../documentation/readTags.ts';
import { CALL_FORM, CALL_FORMS } from '../javascript/callForms.ts';
import { ECMASCRIPT_CONDITIONS } from '../javascript/conditions.ts';
import javascriptDocumentation from '../javascript/documentation.scm';
import { ECMASCRIPT_MANIFESTS, findEcmascriptModule } from '../javascript/findModule.ts';
import javascriptQuery from '../javascript/javascript.scm';
import jsx from '../javascript/jsx.scm';
import { mendText as mendAttributes } from '../javascript/mendText.ts';
import { OUTSIDE_FUNCTIONS } from '../javascript/outsideFunctions.ts';
import { declaredScripts } from '../javascript/scriptFiles.ts';
import { seesGlobals } from '../javascript/seesGlobals.ts';
import { ECMASCRIPT_GLOBALS, STATIC_HEADER } from '../javascript/spec.ts';
import type { Language } from '../language.ts';
import documentation from './documentation.scm';
import { mendText } from './mendText.ts';
import { readType } from './readType.ts';
import typescriptQuery from './typescript.scm';

const shared = {
  readType,
  mendText,
  findModule: findEcmascriptModule,
  seesGlobals,
  importsFiles: true,
  manifests: ECMASCRIPT_MANIFESTS,
  callForm: CALL_FORM,
  callForms: CALL_FORMS,
  staticHeader: STATIC_HEADER,
  constructors: ['constructor'],
  superConstructs: true,
  instanceMember: 'prototype',
  typedReceivers: true,
  mergesDeclarations: true,
  functionValues: true,
  conditions: ECMASCRIPT_CONDITIONS,
  infersTypes: true,
  outsideFunctions: OUTSIDE_FUNCTIONS,
  defaultIsModule: true,
  declaredFiles: declaredScripts,
  docComment: '/**',
  documentation: { query: javascriptDocumentation + documentation, read: readTags },
  wrappers: (
    'Promise Readonly Partial Required NonNullable Awaited PromiseLike DeepReadonly Pick Omit Exclude Extract ' +
    'PropsWithChildren PropsWithRef PropsWithoutRef NoInfer ' +
    // Of type-fest, utility-types and ts-essentials: a type with other modifiers.
    'Optional Mutable Writable Simplify Prettify Except SetOptional SetRequired PartialBy RequiredBy DeepPartial PartialDeep ' +
    'WithRequired MarkRequired MarkOptional DeepRequired RequiredDeep ReadonlyDeep DeepWritable WritableDeep'
  ).split(' '),
  passesArgument: new Set(['FC', 'FunctionComponent', 'VFC', 'SFC', 'NextPage', 'ParentComponent', 'Component']),
  builtins: new Set([
    ...ECMASCRIPT_GLOBALS,
    ...(
      'Record Pick Omit Exclude Extract NonNullable Parameters ReturnType InstanceType ConstructorParameters Awaited ' +
      'Readonly Partial Required ReadonlyArray ReadonlyMap ReadonlySet Iterable IterableIterator AsyncIterable ' +
      'AsyncIterator Generator AsyncGenerator PromiseLike ArrayLike Uppercase Lowercase Capitalize NodeJS HTMLElement'
    ).split(' '),
  ]),
} as const;

export const typescript: Language = {
  ...shared,
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts'],
  interpreters: ['deno', 'bun', 'tsx', 'ts-node'],
  grammar: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  query: javascriptQuery + typescriptQuery,
};

/** TypeScript with JSX has a grammar of its own; the language is the same. */
export const tsx: Language = {
  ...shared,
  id: 'tsx',
  mendText: (text) => mendText(mendAttributes(text)),
  extensions: ['.tsx'],
  grammar: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
  query: javascriptQuery + typescriptQuery + jsx,
};

export const languages: readonly Language[] = [typescript, tsx];
