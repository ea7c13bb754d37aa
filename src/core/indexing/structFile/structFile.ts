import { BETWEEN_MODULES, MODULES, structParts, writeStruct } from '../../model/canonicalWriter.ts';
import { byCodeUnit, sortedUnique } from '../../model/codeUnitOrder.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { SCHEMA_VERSION, type SkippedRecord, type StructFrame, type TaskRecord } from '../../model/structDocument.ts';
import { utf8Length } from '../../model/utf8Length.ts';
import type { Digest, TakeTurn } from '../../ports.ts';
import { assertValidFrame } from '../../schema/validateStruct.ts';
import type { CodeIndex } from '../codeIndex.ts';
import { rankFiles } from '../rankFiles.ts';
import { ModuleLines } from './moduleLines.ts';
import { structDigestOf } from './structDigest.ts';

/** What `struct.json` says beside the code. */
export interface StructParts {
  readonly projectName: string;
  /** The manifest that names it; absent where the settings do, or nothing does. */
  readonly nameFile?: RepoPath;
  readonly summary: string;
  /** The file whose words the summary is; absent where it is the settings', or there is none. */
  readonly summaryFile?: RepoPath;
  readonly instructions: StructFrame['instructions'];
  readonly skipped: readonly SkippedRecord[];
  readonly tasks: readonly TaskRecord[];
  /** Usage, empty for none; not part of what names the tree. */
  readonly metrics: StructFrame['metrics'];
}

/** `struct.json` as it should be: the frame, the line of each module, and both in numbers. */
export interface StructFile {
  readonly frame: StructFrame;
  readonly lines: ModuleLines;
  readonly calls: number;
  /** Size in bytes of UTF-8. */
  readonly bytes: number;
  /** 16 hex digits over the sorted module records. */
  readonly digest: string;
  /** What `structDigest` gives for the bytes. */
  readonly contentDigest: string;
}

/** How many files `context.files` names at most. */
const MOST_FILES = 12;

/** Puts the file together; lines of `before` stand where nothing in them changed. Arrays without an order of their own are sorted. */
export async function assembleStruct(
  index: CodeIndex,
  parts: StructParts,
  { digest, takeTurn }: { readonly digest: Digest; readonly takeTurn: TakeTurn },
  before?: ModuleLines,
): Promise<StructFile> {
  const lines = await ModuleLines.of(index, digest, takeTurn, before);
  const frame = frameOf(index, parts);
  assertValidFrame(frame);
  const all = [...lines];
  const sum = (count: (line: (typeof all)[number]) => number) => all.reduce((total, line) => total + count(line), 0);
  const digests = all.map((line) => line.digest);
  const framed = writeStruct(frame, all.length === 0 ? [] : [MODULES]);
  const between = BETWEEN_MODULES.length * (all.length - 1) - MODULES.length;
  return {
    frame,
    lines,
    calls: sum(({ calls }) => calls),
    bytes: utf8Length(framed) + (all.length === 0 ? 0 : sum(({ bytes }) => bytes) + between),
    digest: digest(digests.join('\n')),
    contentDigest: structDigestOf(framed, digests, digest),
  };
}

/** The file of the same tree with other usage. */
export function withOtherMetrics(file: StructFile, metrics: StructFrame['metrics']): StructFile {
  const more = utf8Length(JSON.stringify(metrics)) - utf8Length(JSON.stringify(file.frame.metrics));
  return { ...file, frame: { ...file.frame, metrics }, bytes: file.bytes + more };
}

/** The text of the file, in parts. */
export function structTextParts({ frame, lines }: StructFile): string[] {
  return structParts(
    frame,
    [...lines].map(({ text }) => text),
  );
}

function frameOf(index: CodeIndex, parts: StructParts): StructFrame {
  const modules = [...index.modules.values()];
  const errors = modules.flatMap(({ path, facts }) => facts.errors.map((error) => ({ file: path, ...error })));
  return {
    schemaVersion: SCHEMA_VERSION,
    project: { name: parts.projectName, languages: sortedUnique(modules.map(({ language }) => language.id)) },
    context: { summary: parts.summary, files: rankFiles(index).slice(0, MOST_FILES) },
    instructions: parts.instructions,
    skipped: [...parts.skipped].sort((a, b) => byCodeUnit(a.file, b.file)),
    errors: errors.sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column),
    tasks: parts.tasks,
    metrics: parts.metrics,
  };
}
