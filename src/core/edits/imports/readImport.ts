/** One name that an import binds. */
export interface ImportedName {
  /** The module that has it, as written; `` where the name itself is that of a module (`import a`). */
  readonly from: string;
  /** The name in the other module; `*` for all of it, `default`, or `` for what `require` gives. */
  readonly name: string;
  /** The name in this file; the whole path for `import a.b`, which leaves `import a` free. */
  readonly as: string;
  /** As written, to write it again. */
  readonly text: string;
  /** It can be used as a type and is not there when the code runs. */
  readonly typeOnly?: true;
}

/** An import statement, read. */
export interface ReadImport {
  /** On one line, blanks folded. */
  readonly text: string;
  readonly names: readonly ImportedName[];
  /** Writes the statement with some of its names only; absent where it cannot be taken apart. */
  readonly withNames?: (names: readonly ImportedName[]) => string;
}
