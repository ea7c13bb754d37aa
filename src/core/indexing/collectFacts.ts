import { Cancelled } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import { languageOfPath } from '../languages/registry.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SkippedRecord } from '../model/structDocument.ts';
import type { Cancellation, Digest, FactExtraction, FactStore, FileSystem, ListedFile } from '../ports.ts';
import { createModuleEntry, type ModuleEntry } from './moduleEntry.ts';

/** How many files are read and parsed at the same time. */
const IN_FLIGHT = 64;

/** Facts are stored this many at a time: what is done stays done when an update is cancelled or its process killed. */
const STORE_BATCH = 256;

export type FileOutcome =
  | { readonly kind: 'module'; readonly module: ModuleEntry; readonly reused: boolean }
  /** Facts for exactly this content are in the store; not loaded yet. */
  | { readonly kind: 'stored'; readonly path: RepoPath; readonly language: Language; readonly digest: string }
  | { readonly kind: 'skipped'; readonly record: SkippedRecord };

/** The world as far as reading files goes. */
export interface CollectPorts {
  readonly files: FileSystem;
  readonly extraction: FactExtraction;
  readonly facts: FactStore;
  readonly digest: Digest;
}

/**
 * Reads files and parses those whose content is new, a limited number at a time. Facts stored for the same content are only
 * noted, since an update that finds nothing new needs none. The outcome per path does not depend on which file was done first.
 */
export async function collectFacts(
  listed: readonly ListedFile[],
  known: ReadonlyMap<RepoPath, ModuleEntry>,
  ports: CollectPorts,
  onDone: () => void,
  cancellation?: Cancellation,
): Promise<Map<RepoPath, FileOutcome>> {
  const outcomes = new Map<RepoPath, FileOutcome>();
  const fresh: { path: RepoPath; digest: string; facts: ModuleEntry['facts'] }[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < listed.length) {
      if (cancellation?.cancelled) throw new Cancelled();
      const file = listed[next++]!;
      const outcome = await collectOne(file, known.get(file.path), ports);
      if (outcome !== undefined) outcomes.set(file.path, outcome);
      if (outcome?.kind === 'module' && !outcome.reused) {
        fresh.push({ path: file.path, digest: outcome.module.digest, facts: outcome.module.facts });
        if (fresh.length >= STORE_BATCH) ports.facts.put(fresh.splice(0));
      }
      onDone();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, listed.length) }, worker));
  } finally {
    if (fresh.length > 0) ports.facts.put(fresh);
  }
  return outcomes;
}

/** One file; undefined for one that is gone. */
async function collectOne(
  file: ListedFile,
  known: ModuleEntry | undefined,
  ports: CollectPorts,
): Promise<FileOutcome | undefined> {
  const skip = (reason: string): FileOutcome => ({ kind: 'skipped', record: { file: file.path, reason } });
  if (file.skipped !== undefined) return skip(file.skipped);
  const language = languageOfPath(file.path);
  if (language === undefined) return skip('no language');
  const content = await ports.files.read(file.path);
  if (content.kind === 'skipped') return content.reason === 'missing' ? undefined : skip(content.reason);
  const text = normalisedText(content.text);
  const digest = ports.digest(text);
  if (known?.digest === digest) return { kind: 'module', module: known, reused: true };
  if (ports.facts.has(file.path, digest)) return { kind: 'stored', path: file.path, language, digest };
  return extractOne(file.path, language, text, digest, ports);
}

async function extractOne(
  path: RepoPath,
  language: Language,
  text: string,
  digest: string,
  ports: CollectPorts,
): Promise<FileOutcome> {
  const result = await ports.extraction.extract({ path, language: language.id, text });
  if (result.kind === 'failed') return { kind: 'skipped', record: { file: path, reason: result.reason } };
  return { kind: 'module', module: createModuleEntry(path, language, digest, result.facts), reused: false };
}

/** Loads what is in the store; a file whose facts went missing meanwhile (another process) is read and parsed again. */
export async function loadStored(
  outcomes: ReadonlyMap<RepoPath, FileOutcome>,
  ports: CollectPorts,
): Promise<Map<RepoPath, Exclude<FileOutcome, { readonly kind: 'stored' }>>> {
  const loaded = new Map<RepoPath, Exclude<FileOutcome, { readonly kind: 'stored' }>>();
  for (const [path, outcome] of outcomes) {
    if (outcome.kind !== 'stored') {
      loaded.set(path, outcome);
      continue;
    }
    const facts = ports.facts.get(path, outcome.digest);
    if (facts !== undefined) {
      const module = createModuleEntry(path, outcome.language, outcome.digest, facts);
      loaded.set(path, { kind: 'module', module, reused: true });
      continue;
    }
    const again = await collectOne({ path }, undefined, ports);
    if (again !== undefined && again.kind !== 'stored') loaded.set(path, again);
  }
  return loaded;
}
