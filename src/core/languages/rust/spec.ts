import { readRustDoc } from '../../documentation/readRustDoc.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Language } from '../language.ts';
import { isUnusualBuild } from './buildConditions.ts';
import {
  RUST_BUILTINS,
  RUST_ELEMENT_METHODS,
  RUST_GIVEN_TYPES,
  RUST_HOLDER_METHODS,
  RUST_LITERALS,
  RUST_MAP_VIEWS,
  RUST_NUMBERS,
  RUST_OPTIONAL_ELEMENTS,
  RUST_OWN_METHODS,
  RUST_PASSING_METHODS,
  RUST_TRAIT_METHODS,
  RUST_UNWRAPPING,
  RUST_WRAPPERS,
} from './builtins.ts';
import { RUST_CALL_FORM, RUST_CALL_FORMS, RUST_TRAIT_PATHS } from './callForms.ts';
import { RUST_CLOSURE_RESULTS } from './closureResults.ts';
import { boundsOf, closureParameter } from './closureTypes.ts';
import documentation from './documentation.scm';
import { failureIn, failureOfAlias, GIVING_FAILURES, KEEPING_FAILURES, outputOf } from './failureTypes.ts';
import { findRustModule } from './findModule.ts';
import { itemMacros } from './itemMacros.ts';
import { mendText } from './mendText.ts';
import { readRustType, rustOwnerName, rustOwnerPath } from './readType.ts';
import query from './rust.scm';
import { unusualRanges } from './unusualRanges.ts';
import { readUse } from './useTree.ts';

export const rust: Language = {
  id: 'rust',
  extensions: ['.rs'],
  grammar: 'tree-sitter-rust/tree-sitter-rust.wasm',
  query,
  documentation: {
    query: documentation,
    read: readRustDoc,
    errorsAreValues: /Result|Option|Error|Future|impl |^!$|Self|^[A-Z]$/,
  },
  findModule: findRustModule,
  manifests: /^Cargo\.toml$/,
  importsOf: readUse,
  isUnusualBuild,
  unlikelyRanges: unusualRanges,
  importsFromScope: true,
  aliasesNameTypes: true,
  localImports: true,
  moduleKeywords: new Set(['crate', 'self', 'super']),
  // Crates are named without an import, and so are macros of the crate.
  unboundName: (name, step) => (step?.startsWith('.') || name.endsWith('!') ? name : undefined),
  macros: { declared: 'macro_rules!', sign: '!' },
  macroCalls: anyScript(/(?<=[A-Za-z0-9_])!(?=\()|\bvec!(?=\[)/g),
  itemMacros,
  traitPaths: RUST_TRAIT_PATHS,
  callForm: RUST_CALL_FORM,
  callForms: RUST_CALL_FORMS,
  literalTypes: RUST_LITERALS,
  selfType: 'Self',
  // Privacy is the compiler's: what code names, it may name.
  exportsEverything: true,
  isExported: (_name, header) => /^pub\b/.test(header),
  moduleDoc: /(?:^\/\/!.*(?:\r?\n|$))+/m,
  docComment: ['///', '/**'],
  mendText,
  readType: readRustType,
  ownerName: rustOwnerName,
  ownerPath: rustOwnerPath,
  membersOutside: true,
  separateMethods: true,
  extensionMethods: {
    except: RUST_OWN_METHODS,
    ofTraits: RUST_TRAIT_METHODS,
    numbers: RUST_NUMBERS,
    gives: RUST_GIVEN_TYPES,
    making: new Set(['new()', 'from()', 'with_capacity()', 'default()']),
    packages: ['std', 'core', 'alloc'],
  },
  pointerMethods: new Set([
    'clone',
    'as_ref',
    'as_mut',
    'fmt',
    'hash',
    'eq',
    'cmp',
    'partial_cmp',
    'description',
    'source',
    'to_owned',
    'borrow',
    'borrow_mut',
    'deref',
    'deref_mut',
  ]),
  sequentialNames: true,
  typedReceivers: true,
  calledKinds: new Set(['function', 'method']),
  constructors: [],
  passingMethods: RUST_PASSING_METHODS,
  elementMethods: RUST_ELEMENT_METHODS,
  optionalElements: RUST_OPTIONAL_ELEMENTS,
  mapViews: RUST_MAP_VIEWS,
  mapIterators: new Set(['Iter', 'IterMut', 'IntoIter', 'Drain', 'Range', 'RangeMut']),
  wrappers: RUST_WRAPPERS,
  holders: new Set(['Option', 'Result', 'Poll', 'ControlFlow']),
  holderMethods: RUST_HOLDER_METHODS,
  unwrapping: RUST_UNWRAPPING,
  cells: {
    names: new Set(['Pin', 'RefCell', 'Cell', 'UnsafeCell', 'OnceCell', 'OnceLock', 'Mutex', 'RwLock', 'ManuallyDrop']),
    methods: new Set(['get_mut', 'get_unchecked_mut', 'get_ref', 'into_inner', 'into_ref']),
  },
  closureResults: RUST_CLOSURE_RESULTS,
  awaited: new Set(['Future', 'IntoFuture', 'FusedFuture', 'BoxFuture', 'LocalBoxFuture', 'JoinHandle', 'Ready']),
  leftOut: anyScript(/(?<!\w)_(?!\w)/),
  closures: { parameter: closureParameter, bounds: boundsOf },
  failures: {
    written: failureIn,
    output: outputOf,
    ofAlias: failureOfAlias,
    giving: GIVING_FAILURES,
    keeping: KEEPING_FAILURES,
  },
  cellReceiver: /\bself\s*:\s*(?:(?:std|core)::pin::)?Pin\s*</,
  constructorMethod: 'default',
  builtins: RUST_BUILTINS,
};

export const languages: readonly Language[] = [rust];
