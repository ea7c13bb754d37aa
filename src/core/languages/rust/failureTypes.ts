import { anyScript } from '../../model/anyScript.ts';
import { listedAt } from '../../model/parameterTypes.ts';

const RESULT = anyScript(/^(?:::)?(?:\w+\s*::\s*)*Result\s*(?=<)/);

/** What stands around the type that a future gives. */
const FUTURE = anyScript(
  /^\s*(?:(?:\w+\s*::\s*)*(?:Pin|Box)\s*<\s*|(?:impl|dyn)\s+)*(?:\w+\s*::\s*)*Future\s*<\s*Output\s*=\s*/,
);

/** Methods of `Result` that give what went wrong. */
export const GIVING_FAILURES: ReadonlySet<string> = new Set(['unwrap_err', 'expect_err', 'into_err', 'err']);

/** Methods of `Result` that leave what went wrong as it is. */
export const KEEPING_FAILURES =
  /^\.(?:map|and_then|inspect|inspect_err|as_ref|as_mut|as_deref|as_deref_mut|copied|cloned|and)$/;

/** What of a written type says what goes wrong: the `E` of `Result<T, E>`; undefined where it says none. */
export function failureIn(type: string): string | undefined {
  const head = RESULT.exec(type.trim())?.[0];
  return head === undefined ? undefined : listedAt(type.trim(), head.length)[1];
}

/** The type that a future gives, as its own says: the `Result<T, E>` of `impl Future<Output = Result<T, E>> + Send`; any other as it is. */
export function outputOf(type: string): string {
  const before = FUTURE.exec(type)?.[0];
  return before === undefined ? type : (listedAt(`<${type.slice(before.length)}`, 0)[0] ?? type);
}

/** The same of an alias, by its header and what is written for its parameters: `type Result<T, E = Error> = core::result::Result<T, E>`. */
export function failureOfAlias(header: string, given: readonly string[]): string | undefined {
  const [, listed = '', meant = ''] =
    anyScript(/^[^<=]*\btype\s+\w+\s*(<.*?>)?\s*=\s*(?=[\w:]+\s*<)(.*?);?$/s).exec(header) ?? [];
  const failure = failureIn(meant);
  if (failure === undefined) return undefined;
  const parameters = listed === '' ? [] : listedAt(listed, 0).filter((each) => !each.startsWith("'"));
  const at = parameters.findIndex((each) => anyScript(/^\w+/).exec(each)?.[0] === failure);
  if (at < 0) return failure;
  return given.filter((each) => !each.startsWith("'"))[at] ?? /=\s*(.*)$/s.exec(parameters[at]!)?.[1]?.trim();
}
