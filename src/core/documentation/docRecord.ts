/** Something that documentation says by name: a parameter, an error. */
export interface DocEntry {
  /** As written but for stars, escapes and dots before it. `options.depth` keeps its dot. */
  readonly name: string;
  readonly type?: string;
  /** What is said of it, with line breaks. */
  readonly text: string;
  /** Index of its line in `DocText.lines`. */
  readonly line: number;
  /** The default value where the form has a place for it (`[depth=3]`). */
  readonly default?: string;
}

export interface DocResult {
  readonly type?: string;
  readonly text: string;
  readonly line: number;
}

/** What documentation says in the sections that its convention knows. */
export interface DocRecord {
  readonly parameters: readonly DocEntry[];
  readonly returns?: DocResult;
  readonly raises: readonly DocEntry[];
  /** It refers to the documentation of something else for the rest. */
  readonly inherits: boolean;
  /** Something fills in more of it when the program runs. */
  readonly open?: boolean;
}

/** Reads documentation by a language's conventions. */
export type DocReader = (lines: readonly string[]) => DocRecord;

export const NO_RECORD: DocRecord = { parameters: [], raises: [], inherits: false };

/** Several names that share what is said of them (`x, y : int`). */
export function entriesOf(names: string, entry: Omit<DocEntry, 'name'>): DocEntry[] {
  // `a1, a2, ...` stands for any number of them.
  if (names.includes('...')) return [];
  return names
    .split(',')
    .map((name) => plainName(name))
    .filter((name) => name !== '')
    .map((name) => ({ ...entry, name }));
}

/** A name without what marks it: `\*\*kwargs`, `` `name` ``, `...rest`. */
export function plainName(written: string): string {
  return written
    .trim()
    .replace(/^[`'"]+|[`'"]+$/g, '')
    .replaceAll('\\', '')
    .replace(/^(\*{1,2}|\.{3}|&|\$)/, '');
}
