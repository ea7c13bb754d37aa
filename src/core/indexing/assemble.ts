import { byCodeUnit, sortedUnique } from '../model/codeUnitOrder.ts';
import {
  type ModuleRecord,
  SCHEMA_VERSION,
  type SkippedRecord,
  type StructDocument,
  type SyntaxErrorRecord,
  type TaskRecord,
} from '../model/structDocument.ts';
import type { CodeIndex } from './codeIndex.ts';
import { moduleRecord } from './moduleRecord.ts';
import { rankFiles } from './rankFiles.ts';

/** What `struct.json` says beside the code. */
export interface DocumentParts {
  readonly projectName: string;
  readonly summary: string;
  readonly instructions: StructDocument['instructions'];
  readonly skipped: readonly SkippedRecord[];
  readonly tasks: readonly TaskRecord[];
}

/** How many files `context.files` names at most. */
const MOST_FILES = 12;

/** Puts the document together. Every array whose order is not the source's own is sorted by code unit. */
export function assembleDocument(index: CodeIndex, parts: DocumentParts): StructDocument {
  const modules = [...index.modules.values()];
  const records: ModuleRecord[] = modules.map((module) => moduleRecord(module, index));
  const errors: SyntaxErrorRecord[] = modules.flatMap(({ path, facts }) =>
    facts.errors.map((error) => ({ file: path, ...error })),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    project: { name: parts.projectName, languages: sortedUnique(modules.map(({ language }) => language.id)) },
    context: { summary: parts.summary, files: rankFiles(index).slice(0, MOST_FILES) },
    instructions: parts.instructions,
    modules: records,
    skipped: [...parts.skipped].sort((a, b) => byCodeUnit(a.file, b.file)),
    errors: errors.sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column),
    tasks: parts.tasks,
    metrics: {},
  };
}
