import { readDocstring } from '../../documentation/readDocstring.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Language } from '../language.ts';
import { PYTHON_CALL_FORM, PYTHON_CALL_FORMS, PYTHON_CONDITIONS } from './callForms.ts';
import documentation from './documentation.scm';
import { findPythonModule, pythonPackageFolder, pythonStubOf, pythonSubmodules } from './findModule.ts';
import { pythonGenerics } from './generics.ts';
import { pythonListedNames } from './listedNames.ts';
import { pythonOutsideFunctions } from './outsideFunctions.ts';
import query from './python.scm';
import { PYTHON_MANIFESTS } from './sourceRoots.ts';

export const python: Language = {
  id: 'python',
  extensions: ['.py', '.pyi', '.pyw'],
  interpreters: ['python', 'pypy', 'uv'],
  grammar: 'tree-sitter-python/tree-sitter-python.wasm',
  query,
  documentation: { query: documentation, read: readDocstring },
  findModule: findPythonModule,
  importsFiles: true,
  manifests: PYTHON_MANIFESTS,
  submodules: pythonSubmodules,
  packageFolder: pythonPackageFolder,
  importBindsFirstSegment: true,
  constructors: ['__init__', '__new__'],
  // Projects have their own beside `functools.cached_property`: `memoized_property`, `hybrid_property`, `classproperty`.
  accessorDecorators: anyScript(/^(?:\w+\.)*\w*property$/),
  overloadDecorators: ['overload', 'typing.overload', 't.overload'],
  generics: pythonGenerics,
  outsideFunctions: pythonOutsideFunctions,
  protocols: {
    iterate: ['__iter__', '__aiter__', '__next__', '__anext__'],
    enter: ['__enter__', '__aenter__'],
    call: '__call__',
    read: '__get__',
  },
  listingTypes: new Set(['Enum', 'IntEnum', 'StrEnum', 'ReprEnum', 'Flag', 'IntFlag']),
  keyedTypes: new Set(['TypedDict']),
  linearises: true,
  decoratorsReplace: true,
  listedNames: pythonListedNames,
  localImports: true,
  stubOf: pythonStubOf,
  callForms: PYTHON_CALL_FORMS,
  callForm: PYTHON_CALL_FORM,
  conditions: PYTHON_CONDITIONS,
  typeAttribute: '__class__',
  makingMethod: '__new__',
  receiverIsFirstParameter: true,
  superFunction: 'super',
  functionScoped: true,
  headersReadAround: true,
  exportsEverything: true,
  typedReceivers: true,
  infersTypes: true,
  listsTypeParameters: true,
  typesBindNobody: true,
  wrappers: ['Optional', 'Annotated', 'Final', 'ClassVar', 'Awaitable', 'Coroutine', 'Union', 'Type', 'type'],
  builtins: new Set(
    (
      'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr ' +
      'dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int ' +
      'isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range ' +
      'repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ ' +
      '__file__ __doc__ __package__ __path__ __spec__ NotImplemented Ellipsis None True False ' +
      'BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ' +
      'BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError ' +
      'DeprecationWarning EOFError EnvironmentError ExceptionGroup FileExistsError FileNotFoundError FloatingPointError ' +
      'FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError ' +
      'IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError ' +
      'NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ' +
      'ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration ' +
      'StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError ' +
      'UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError ' +
      'Warning ZeroDivisionError reveal_type'
    ).split(' '),
  ),
};

export const languages: readonly Language[] = [python];
