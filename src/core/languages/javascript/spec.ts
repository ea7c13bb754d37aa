import { readTags } from '../../documentation/readTags.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Language } from '../language.ts';
import { CALL_FORM, CALL_FORMS } from './callForms.ts';
import { ECMASCRIPT_CONDITIONS } from './conditions.ts';
import documentation from './documentation.scm';
import ecmascript from './ecmascript.scm';
import { ECMASCRIPT_MANIFESTS, findRunningModule } from './findModule.ts';
import query from './javascript.scm';
import jsx from './jsx.scm';
import { mendText } from './mendText.ts';
import { OUTSIDE_FUNCTIONS } from './outsideFunctions.ts';
import parameters from './parameters.scm';
import { seesGlobals } from './seesGlobals.ts';

/** Globals of the language, of browsers and of Node. */
export const ECMASCRIPT_GLOBALS: ReadonlySet<string> = new Set(
  (
    'AbortController AbortSignal AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Blob Boolean ' +
    'Buffer CustomEvent DataView Date DOMException Error EvalError Event EventTarget File FormData Float32Array ' +
    'Float64Array Function Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel NaN ' +
    'Number Object Promise Proxy RangeError ReadableStream ReferenceError Reflect RegExp Request Response Set ' +
    'SharedArrayBuffer String Symbol SyntaxError TextDecoder TextEncoder TransformStream TypeError URIError URL ' +
    'URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly WebSocket ' +
    'Worker WritableStream XMLHttpRequest alert atob btoa clearImmediate clearInterval clearTimeout console crypto ' +
    'decodeURI decodeURIComponent document encodeURI encodeURIComponent escape eval fetch global globalThis isFinite isNaN ' +
    'localStorage location navigator parseFloat parseInt performance process queueMicrotask require self sessionStorage ' +
    'setImmediate setInterval setTimeout structuredClone undefined unescape window exports module arguments __dirname ' +
    '__filename'
  ).split(' '),
);

/** `static`, with what may stand before it. */
export const STATIC_HEADER = anyScript(/^(?:(?:public|protected|private|override|@[\w.]+(?:\([^()]*\))?)\s+)*static\s/);

export const javascript: Language = {
  id: 'javascript',
  extensions: ['.js', '.jsx', '.mjs', '.cjs'],
  interpreters: ['node', 'nodejs'],
  grammar: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  query: query + ecmascript + jsx,
  documentation: { query: documentation + parameters, read: readTags },
  callForm: CALL_FORM,
  callForms: CALL_FORMS,
  mendText,
  findModule: findRunningModule,
  seesGlobals,
  importsFiles: true,
  manifests: ECMASCRIPT_MANIFESTS,
  constructors: ['constructor'],
  functionsConstruct: true,
  instanceMember: 'prototype',
  exportsObject: 'exports',
  staticHeader: STATIC_HEADER,
  superConstructs: true,
  typedReceivers: true,
  functionValues: true,
  conditions: ECMASCRIPT_CONDITIONS,
  infersTypes: true,
  outsideFunctions: OUTSIDE_FUNCTIONS,
  defaultIsModule: true,
  documentedTypes: true,
  docComment: '/**',
  wrappers: ['Promise', 'Readonly', 'Partial', 'Required'],
  builtins: ECMASCRIPT_GLOBALS,
};

export const languages: readonly Language[] = [javascript];
