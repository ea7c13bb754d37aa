import { Cancelled, LlmstructError } from '../errors.ts';
import type { Language } from '../languages/language.ts';
import { languageOfFile, languageOfPath, mayBeScript } from '../languages/registry.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { PackedFacts } from '../model/packedFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SkippedRecord } from '../model/structDocument.ts';
import type { Cancellation, Digest, FactExtraction, FactStore, FileSystem, ListedFile } from '../ports.ts';
import { createModuleEntry, type ModuleEntry } from './moduleEntry.ts';
import { unpackFacts } from './storedBodies.ts';

/** How many files are read and parsed at the same time. */
const IN_FLIGHT = 64;

/** Facts are stored this many at a time: what is done stays done when an update is cancelled or its process killed. */
const STORE_BATCH = 256;

export type FileOutcome =
  /** `packed`: new, and not in the store yet. */
  | { readonly kind: 'module'; readonly module: ModuleEntry; readonly packed?: PackedFacts }
  /** Facts for exactly this content are in the store; not loaded yet. */
  | { readonly kind: 'stored'; readonly path: RepoPath; readonly language: Language; readonly digest: string }
  | { readonly kind: 'skipped'; readonly record: SkippedRecord };

/** The world as far as reading files goes. */
export interface ReadPorts {
  readonly files: Pick<FileSystem, 'read'>;
  readonly extraction: FactExtraction;
  readonly facts: FactStore;
  readonly digest: Digest;
}

/** The world as far as reading the workspace and writing `struct.json` go. */
export interface CollectPorts extends ReadPorts {
  readonly files: FileSystem;
}

/**
 * Reads files and parses those whose content is new, a limited number at a time. Facts stored for the same content are only
 * noted, since an update that finds nothing new needs none. The outcome per path does not depend on which file was done first.
 */
export async function collectFacts(
  listed: readonly ListedFile[],
  known: ReadonlyMap<RepoPath, ModuleEntry>,
  ports: ReadPorts,
  onDone: () => void,
  cancellation?: Cancellation,
): Promise<Map<RepoPath, FileOutcome>> {
  const outcomes = new Map<RepoPath, FileOutcome>();
  const fresh: { path: RepoPath; digest: string; packed: PackedFacts }[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < listed.length) {
      if (cancellation?.cancelled) throw new Cancelled();
      const file = listed[next++]!;
      const outcome = await collectOne(file, known.get(file.path), ports);
      if (outcome?.kind === 'module' && outcome.packed !== undefined) {
        fresh.push({ path: file.path, digest: outcome.module.digest, packed: outcome.packed });
        if (fresh.length >= STORE_BATCH) ports.facts.put(fresh.splice(0));
        outcomes.set(file.path, { kind: 'module', module: outcome.module });
      } else if (outcome !== undefined) outcomes.set(file.path, outcome);
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
  ports: ReadPorts,
): Promise<FileOutcome | undefined> {
  const skip = (reason: string): FileOutcome => ({ kind: 'skipped', record: { file: file.path, reason } });
  if (file.skipped !== undefined) return skip(file.skipped);
  if (languageOfPath(file.path) === undefined && !mayBeScript(file.path)) return skip('no language');
  const content = await ports.files.read(file.path);
  if (content.kind === 'skipped') return content.reason === 'missing' ? undefined : skip(content.reason);
  const language = languageOfFile(file.path, content.text);
  if (language === undefined) return skip('no language');
  const text = normalisedText(content.text);
  const digest = ports.digest(text);
  if (known?.digest === digest) return { kind: 'module', module: known };
  if (ports.facts.has(file.path, digest)) return { kind: 'stored', path: file.path, language, digest };
  return extractOne(file.path, language, text, digest, ports);
}

async function extractOne(
  path: RepoPath,
  language: Language,
  text: string,
  digest: string,
  ports: ReadPorts,
): Promise<FileOutcome> {
  const result = await ports.extraction.extract({ path, language: language.id, text });
  if (result.kind === 'failed') return { kind: 'skipped', record: { file: path, reason: result.reason } };
  const facts = unpackFacts(result.packed.facts);
  if (facts === undefined) throw new LlmstructError('internal', { reason: `facts of ${path} are no JSON` });
  return { kind: 'module', module: createModuleEntry(path, language, digest, facts), packed: result.packed };
}

/** Loads what is in the store; a file whose facts went missing meanwhile (another process) is read and parsed again. */
export async function loadStored(
  outcomes: ReadonlyMap<RepoPath, FileOutcome>,
  ports: ReadPorts,
): Promise<Map<RepoPath, Exclude<FileOutcome, { readonly kind: 'stored' }>>> {
  const loaded = new Map<RepoPath, Exclude<FileOutcome, { readonly kind: 'stored' }>>();
  for (const [path, outcome] of outcomes) {
    if (outcome.kind !== 'stored') {
      loaded.set(path, outcome);
      continue;
    }
    const { language, digest } = outcome;
    const facts = unpackFacts(ports.facts.facts(path, digest));
    if (facts !== undefined) {
      loaded.set(path, { kind: 'module', module: createModuleEntry(path, language, digest, facts) });
      continue;
    }
    const again = await collectFacts([{ path }], new Map(), withoutStored(ports), () => {});
    for (const [, found] of again) if (found.kind !== 'stored') loaded.set(path, found);
  }
  return loaded;
}

/** Where what is stored cannot be used, nothing counts as stored. */
function withoutStored(ports: ReadPorts): ReadPorts {
  const { facts } = ports;
  return { ...ports, facts: { ...facts, has: () => false, put: (entries) => facts.put(entries) } };
}
