import type { FileFacts } from '../model/fileFacts.ts';
import type { ImportFact } from '../model/importFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';

/** A file and the condition that it states for being built (Go's `//go:build`). */
export interface ConditionalFile {
  readonly path: RepoPath;
  readonly condition?: string | undefined;
}

/** What files of a language see of each other: modules, namespaces, imports and exports. */
export interface ImportRules {
  /** What the text of an import means in a workspace; `factsOf` tells what a file says of itself, its namespace above all. */
  readonly findModule: (
    files: WorkspaceFiles,
    importer: RepoPath,
    from: string,
    factsOf: (path: RepoPath) => FileFacts | undefined,
  ) => FoundModule;
  /**
   * Base names of files that say how a project is put together (`tsconfig.json`, `go.mod`): `findModule` reads their texts by
   * `files.manifest(path)`, and a change of one counts as a change of the tree.
   */
  readonly manifests?: RegExp;
  /**
   * The namespace a file's top-level names are in; files of one namespace see each other's names without an import. A Go
   * package is its folder, a Java package what the file declares. Absent: every file is on its own.
   */
  readonly namespaceOf?: (path: RepoPath, facts: FileFacts) => string | undefined;
  /** Files see the namespaces around their own without an import (C#'s `A.B` sees `A`). */
  readonly outerNamespaces?: true;
  /** Languages of one platform see each other's types by their namespaces: those with the same name here. */
  readonly platform?: string;
  /**
   * Names are shared with whole files, not imported one by one. `imported`: with all that a file imports, directly or not (C's
   * textual inclusion); `connected`: with all files that imports connect (what Ruby requires is visible everywhere).
   */
  readonly sharesNames?: 'imported' | 'connected';
  /**
   * Names of functions that files share which no import connects as far as they say (a shell's `. "$plugin"`): such a name, unlike that of
   * a program, tells which one is meant where there is one.
   */
  readonly namesAcrossFiles?: RegExp;
  /** Files that a name inside a package may mean, best first: `a/b` and `c` to `a/b/c.py`. */
  readonly submodules?: (folder: RepoPath, name: string) => readonly RepoPath[];
  /** The folder whose package a file is the face of (`a/__init__.py` to `a`). */
  readonly packageFolder?: (path: RepoPath) => RepoPath | undefined;
  /** The file that says the types of a file of the workspace, instead of or beside it. */
  readonly stubOf?: (path: RepoPath) => RepoPath | undefined;
  /** Whether a file is of the program that another file declares global names for, so that it sees these without an import. */
  readonly seesGlobals?: (files: WorkspaceFiles, path: RepoPath, declaring: RepoPath) => boolean;
  /** Files in which what a file only declares may be written: `a.js` for `a.d.ts`. */
  readonly declaredFiles?: (path: RepoPath) => readonly RepoPath[];
  /** `import a.b` binds `a`, and `b` is reached by a step. */
  readonly importBindsFirstSegment?: true;
  /** Of files of one namespace that declare the same name, those that may count for `near`: a build takes one of them. */
  readonly alternatives?: (near: ConditionalFile, files: readonly ConditionalFile[]) => readonly RepoPath[];
  /** The name that an import of a whole module binds when it gives none itself: Go's `"a/b"` binds `b`. */
  readonly importName?: (from: string) => string;
  /** What a `@import.text` says, where one statement holds a tree of imports; `around`: the namespaces it stands in, outermost first. */
  readonly importsOf?: (text: string, around: readonly string[]) => readonly ImportFact[];
  /** Whether an attribute keeps what it stands before out of usual builds: an import of it counts where no other gives the name. */
  readonly isUnusualBuild?: (attribute: string) => boolean;
  /**
   * A file sees its own names and what it imports by place, and nothing else: one that comes or goes concerns those whose imports now
   * mean another file, and those that say its names.
   */
  readonly importsFiles?: true;
  /** An import's first segment may be a definition or import of the file itself (Rust's `use Kind::*`). */
  readonly importsFromScope?: true;
  /** A name that says itself where it is (`\A\B` in PHP), as the import it stands for; asked when nothing in the file has it. */
  readonly inlineImport?: (name: string) => ImportFact | undefined;
  /** Imports that a file has without writing them, by its project; `sharing`: the files with imports for others (`global using`). */
  readonly impliedImports?: (
    files: WorkspaceFiles,
    importer: RepoPath,
    sharing: ReadonlyMap<RepoPath, readonly ImportFact[]>,
  ) => readonly ImportFact[];
  /** Imports inside functions bind there only. */
  readonly localImports?: true;
  /**
   * What a free name that nothing binds means as an import (`findModule`'s `from`), by the step of the chain behind it: a crate
   * in front of a path, a macro that is called.
   */
  readonly unboundName?: (name: string, step: string | undefined) => string | undefined;
  /** Path segments that are modules by their place: `findModule` knows them; `self` and `super` count nested namespaces first. */
  readonly moduleKeywords?: ReadonlySet<string>;
  /** The name by which a file says what it exports (CommonJS's `exports`), where nothing else has it. */
  readonly exportsObject?: string;
  /** What importers see, by the name and the header as written. */
  readonly isExported?: (name: string, header: string) => boolean;
  /** Everything at module level is visible to importers, also what was imported. */
  readonly exportsEverything?: true;
  /** The names a statement under `@listed` says that an import of everything brings, and the modules whose lists it takes over. */
  readonly listedNames?: (text: string) => { readonly names: readonly string[]; readonly modules: readonly string[] };
  /** A default import of a module without one gives all that it exports (CommonJS from an ECMAScript module). */
  readonly defaultIsModule?: true;
}
