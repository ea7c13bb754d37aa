import { CodeIndex } from '../indexing/codeIndex.ts';
import { collectFacts, loadStored, type ReadPorts } from '../indexing/collectFacts.ts';
import { selectFiles } from '../indexing/fileSelection.ts';
import type { IndexState } from '../indexing/indexState.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { storedBodies } from '../indexing/storedBodies.ts';
import { readManifests, readWorkspaceTexts } from '../indexing/workspaceTexts.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SkippedRecord, TaskRecord } from '../model/structDocument.ts';
import type { Cancellation, FactStore, FileSystem } from '../ports.ts';
import type { ParseRules } from '../settings/parseRules.ts';

/** The code of a workspace at one moment, its edges on demand. */
export interface CodeTree {
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly skipped: ReadonlyMap<RepoPath, SkippedRecord>;
  readonly index: CodeIndex;
  readonly tasks: readonly TaskRecord[];
  /** Which files count in it. */
  readonly rules: ParseRules;
  /** Line ends as LF; empty for a file that is gone meanwhile. */
  textOf(path: RepoPath): Promise<string>;
}

/** The tree of an index that is there already. */
export function treeOfIndex({ modules, skipped, index, texts }: IndexState, files: Pick<FileSystem, 'read'>): CodeTree {
  return { modules, skipped, index, tasks: texts.tasks.tasks, rules: texts.settings.parse, textOf: textReader(files) };
}

/**
 * Reads the tree behind `files`. Facts that are stored for the same content are taken, `known` entries too. `rules` say which files count, in place of the tree's own.
 */
export async function readTree(
  files: Pick<FileSystem, 'list' | 'read'>,
  known: ReadonlyMap<RepoPath, ModuleEntry>,
  rules: ParseRules | undefined,
  ports: Omit<ReadPorts, 'files'>,
  onDone: () => void,
  cancellation?: Cancellation,
): Promise<CodeTree> {
  const reading: ReadPorts = { ...ports, files };
  const texts = await readWorkspaceTexts(files);
  const parse = rules ?? texts.settings.parse;
  const listed = selectFiles(await files.list(cancellation), parse);
  const outcomes = await loadStored(await collectFacts(listed, known, reading, onDone, cancellation), reading);
  const modules = new Map<RepoPath, ModuleEntry>();
  const skipped = new Map<RepoPath, SkippedRecord>();
  for (const [path, outcome] of outcomes) {
    if (outcome.kind === 'module') modules.set(path, outcome.module);
    else skipped.set(path, outcome.record);
  }
  const manifests = await readManifests(files, listed);
  const index = CodeIndex.build(modules.values(), manifests, storedBodies(reading.facts));
  return { modules, skipped, index, tasks: texts.tasks.tasks, rules: parse, textOf: textReader(files) };
}

function textReader(files: Pick<FileSystem, 'read'>): CodeTree['textOf'] {
  return async (path) => {
    const content = await files.read(path);
    return content.kind === 'text' ? normalisedText(content.text) : '';
  };
}

/**
 * A store for the facts of several trees: those of other texts are kept in memory beside a store that has one text a path, so that
 * those of the workspace itself stay where they are.
 */
export function factsBesides(store: FactStore): FactStore {
  const added = new Map<string, { readonly facts: string; readonly body: string; readonly words: string }>();
  const keyOf = (path: RepoPath, digest: string) => `${digest} ${path}`;
  return {
    has: (path, digest) => added.has(keyOf(path, digest)) || store.has(path, digest),
    facts: (path, digest) => added.get(keyOf(path, digest))?.facts ?? store.facts(path, digest),
    body: (path, digest) => added.get(keyOf(path, digest))?.body ?? store.body(path, digest),
    words: (path, digest) => added.get(keyOf(path, digest))?.words ?? store.words(path, digest),
    put(entries) {
      for (const { path, digest, packed } of entries) added.set(keyOf(path, digest), packed);
    },
    prune: () => {},
    remembered: () => undefined,
    remember: () => {},
  };
}
