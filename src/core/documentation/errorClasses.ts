/** Built-in errors by their base (docs.python.org/3/library/exceptions.html#exception-hierarchy), where people mix them. */
const PYTHON_BASES: Readonly<Record<string, string>> = {
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  JSONDecodeError: 'ValueError',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  PermissionError: 'OSError',
  IsADirectoryError: 'OSError',
  NotADirectoryError: 'OSError',
  InterruptedError: 'OSError',
  TimeoutError: 'OSError',
  ConnectionError: 'OSError',
  IOError: 'OSError',
  EnvironmentError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionAbortedError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  ModuleNotFoundError: 'ImportError',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  FloatingPointError: 'ArithmeticError',
  RecursionError: 'RuntimeError',
  NotImplementedError: 'RuntimeError',
  IndentationError: 'SyntaxError',
};

/** Errors that say so little that their absence from documentation says nothing. */
export const GENERAL_ERRORS: ReadonlySet<string> = new Set(
  'AssertionError Error Exception BaseException RuntimeException Throwable NotImplementedError StopIteration UnsupportedOperationException InternalError'.split(
    ' ',
  ),
);

/** Whether errors of one class may be described as another: the same, one built in above the other, or a name that only adds to it. */
export function relatedErrors(one: string, other: string): boolean {
  return isBuiltInBelow(one, other) || isBuiltInBelow(other, one) || one.endsWith(other) || other.endsWith(one);
}

function isBuiltInBelow(name: string, base: string): boolean {
  if (name === base || /^(Base)?Exception$|^Error$|^Throwable$/.test(base)) return true;
  const above = PYTHON_BASES[name];
  return above !== undefined && isBuiltInBelow(above, base);
}
