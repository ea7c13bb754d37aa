/** What an import brings into a file. */
export interface ImportFact {
  /** The module as written. */
  readonly from: string;
  /** The imported name; `*` for everything, `` for the module itself. */
  readonly name: string;
  /** The name it has in this file; `` for a star import or an import for its effects. */
  readonly as: string;
  /** Its alias is the first part of its name (`import a.b as a`), so that the name alone does not tell what it binds. */
  readonly aliased?: true;
  /** Visible to importers of this file under `as` as well (`export … from`, Python's module scope). */
  readonly reexported?: true;
  /** Inside a conditional directive, or of unusual builds alone: it counts where no other gives the name. */
  readonly conditional?: true;
  /** The namespace of the file whose members it adds to, where it stands in one (`mod a { pub use b::C; }`): names with `::` between. */
  readonly inside?: string;
  /** Other files of the project have it too (`global using`). */
  readonly shared?: true;
}

/** A name that importers see: a local definition or import under its exported name. `=` is CommonJS's `module.exports`. */
export interface ExportFact {
  readonly name: string;
  /** An expression; `chain.ts` says how it is written. */
  readonly chain: readonly string[];
}
