import type { RepoPath } from './repoPath.ts';
import type { SymbolId } from './symbolId.ts';

/** The version of the form of `struct.json`; the schema in `schemas/struct.schema.json` describes it. */
export const SCHEMA_VERSION = '3.0.0';

export type SymbolKind =
  | 'function'
  | 'method'
  | 'constructor'
  | 'accessor'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'member'
  | 'namespace'
  | 'field'
  | 'constant'
  | 'variable';

/**
 * How sure an edge is. `exact`: local, imported, or through a known receiver type. `dispatch`: an implementation that the
 * exact target may run as. `name`: the only candidate among this module and what it imports.
 */
export type Confidence = 'exact' | 'dispatch' | 'name';

export interface Relation {
  readonly id: SymbolId;
  readonly confidence: Confidence;
}

export interface ParameterRecord {
  readonly name: string;
  /** The declared type as written. */
  readonly type?: string;
  readonly default?: string;
}

/** One definition. Key order here is the key order in the file. */
export interface SymbolRecord {
  readonly id: SymbolId;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The header as written, blanks folded, without body. */
  readonly signature?: string;
  /** First paragraph of the documentation. */
  readonly doc?: string;
  /** First and last line, 1-based, decorators and documentation included. */
  readonly range: readonly [number, number];
  readonly parameters?: readonly ParameterRecord[];
  readonly returns?: string;
  readonly decorators?: readonly string[];
  readonly exported?: true;
  /** Overlaps a syntax error: what is said of it may be incomplete. */
  readonly partial?: true;
  /** 16 hex digits over the definition's text. */
  readonly digest: string;
  readonly calls?: readonly Relation[];
  readonly uses?: readonly Relation[];
  readonly extends?: readonly Relation[];
  readonly decorates?: readonly Relation[];
  /** `package:name` of what lies outside the workspace. */
  readonly external?: readonly string[];
  /** Names that could not be resolved; never linked to the nearest namesake. */
  readonly unresolved?: readonly string[];
  readonly members?: readonly SymbolRecord[];
}

export interface ImportRecord {
  /** The module as written. */
  readonly from: string;
  /** The imported names as written, `*` for all; empty for an import of the module itself. */
  readonly names: readonly string[];
  /** The workspace file it means, when it is one. */
  readonly module?: RepoPath;
}

export interface ModuleRecord {
  readonly path: RepoPath;
  readonly language: string;
  /** 16 hex digits over the text without BOM, line ends as LF. */
  readonly digest: string;
  readonly doc?: string;
  readonly imports: readonly ImportRecord[];
  readonly symbols: readonly SymbolRecord[];
  /** Calls at the module's top level. */
  readonly calls: readonly Relation[];
}

export interface SkippedRecord {
  readonly file: RepoPath;
  readonly reason: string;
}

export interface SyntaxErrorRecord {
  readonly file: RepoPath;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly reason: string;
}

/** A task of `llmstruct.toml`. Key order here is the key order in the file. */
export interface TaskRecord {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly assignee?: string;
  readonly priority?: string;
  /** What the task is about: a definition, or a file by its path alone. */
  readonly symbol?: SymbolId;
  readonly description?: string;
  readonly labels?: readonly string[];
  readonly goals?: readonly string[];
  /** Ids of the tasks that must be done first. */
  readonly dependsOn?: readonly string[];
  /** The release it is meant for. */
  readonly release?: string;
  /** Of effort, in the team's own unit. */
  readonly estimate?: string | number;
  /** The Issue it is kept in step with, as its tracker names it: `owner/name#12`, or an address. */
  readonly issue?: string;
  /** The comment in the code that it stands for: marker and text, as they were when it was made. */
  readonly todo?: string;
  /** The digest of the advice in a chat answer that it was made of: who imports that again gets this task. */
  readonly imported?: string;
}

/** `struct.json` without its modules. */
export type StructFrame = Omit<StructDocument, 'modules'>;

export interface StructDocument {
  readonly schemaVersion: string;
  readonly project: { readonly name: string; readonly languages: readonly string[] };
  readonly context: { readonly summary: string; readonly files: readonly RepoPath[] };
  readonly instructions: {
    readonly base: { readonly version: number; readonly rules: readonly string[] };
    readonly user: readonly string[];
  };
  readonly modules: readonly ModuleRecord[];
  readonly skipped: readonly SkippedRecord[];
  readonly errors: readonly SyntaxErrorRecord[];
  readonly tasks: readonly TaskRecord[];
  readonly metrics: Readonly<Record<string, number>>;
}
