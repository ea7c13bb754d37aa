import type { StructDocument, SymbolRecord } from '../model/structDocument.ts';
import type { Digest } from '../ports.ts';
import type { IndexReport, SettingsProblem } from '../workspaceIndex.ts';
import type { DocumentMeasure, IndexState } from './indexState.ts';

/** Counted once, when the document is made. */
export function measureDocument(document: StructDocument, bytes: string, digest: Digest): DocumentMeasure {
  let symbols = 0;
  let calls = 0;
  const count = (symbol: SymbolRecord): void => {
    symbols++;
    calls += symbol.calls?.length ?? 0;
    for (const member of symbol.members ?? []) count(member);
  };
  for (const module of document.modules) {
    calls += module.calls.length;
    for (const symbol of module.symbols) count(symbol);
  }
  // The records' own lines, as they stand in the file.
  const modules = bytes.slice(bytes.indexOf('\n "modules": '), bytes.indexOf('\n "skipped": '));
  return { symbols, calls, bytes: utf8Length(bytes), digest: digest(modules) };
}

/** An update in numbers. */
export function reportOf(
  state: IndexState,
  about: { readonly reused: number; readonly upToDate: boolean; readonly ms: number },
): IndexReport {
  const { document, modules, symbols, calls, bytes, digest } = state;
  return {
    modules: modules.size,
    symbols,
    calls,
    errors: document.errors.length,
    skipped: document.skipped.length,
    reused: about.reused,
    bytes,
    digest,
    ms: Math.round(about.ms),
    upToDate: about.upToDate,
    sourceTokens: [...modules.values()].reduce((sum, { facts }) => sum + facts.tokens, 0),
    problems: document.modules.flatMap(({ path }) => {
      const errors = modules.get(path)!.facts.errors;
      return errors.length === 0 ? [] : [{ file: path, problems: errors }];
    }),
    settingsProblems: distinctProblems([...state.texts.settingsProblems, ...state.texts.tasks.problems]),
  };
}

/** A file that is no TOML is reported by whoever reads it first, not by every reader. */
function distinctProblems(problems: readonly SettingsProblem[]): SettingsProblem[] {
  const place = ({ file, line, column }: SettingsProblem) => `${file}:${line}:${column}`;
  return [...new Map([...problems].reverse().map((problem) => [place(problem), problem])).values()].reverse();
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (const [run] of text.matchAll(/[\u0080-\uFFFF]+/g)) {
    for (const character of run) bytes += utf8Extra(character.codePointAt(0)!);
  }
  return bytes;
}

/** UTF-8 bytes of a code point beyond its UTF-16 code units. */
function utf8Extra(code: number): number {
  return code < 0x80 ? 0 : code < 0x800 ? 1 : 2;
}
