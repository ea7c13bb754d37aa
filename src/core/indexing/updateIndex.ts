import { Cancelled } from '../errors.ts';
import { writeStruct } from '../model/canonicalWriter.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Cancellation, Clock, ListedFile } from '../ports.ts';
import { assertValidStruct } from '../schema/validateStruct.ts';
import type { IndexReport, UpdateProgress, UpdateRequest } from '../workspaceIndex.ts';
import { assembleDocument } from './assemble.ts';
import { CodeIndex } from './codeIndex.ts';
import { type CollectPorts, collectFacts, type FileOutcome, loadStored } from './collectFacts.ts';
import { selectFiles } from './fileSelection.ts';
import { measureDocument, reportOf } from './indexReport.ts';
import type { IndexState } from './indexState.ts';
import { recallReport, rememberReport } from './rememberedUpdate.ts';
import { outputDigest, putOutput } from './structOutput.ts';
import { treeKey } from './treeKey.ts';
import { describeProject, readManifests, readWorkspaceTexts } from './workspaceTexts.ts';

export interface UpdateResult {
  /** Undefined when the stored report of an earlier process still holds: nothing was loaded, queries load it. */
  readonly state: IndexState | undefined;
  readonly report: IndexReport;
}

/** Progress is told every so many files: hosts show it, and each telling crosses a thread. */
const PROGRESS_STEP = 50;

/**
 * One update, full or partial, by the same path: list, read what may have changed, parse what did, resolve everything,
 * assemble, write when the bytes differ. With `request.paths`, files outside them are taken as they were known. Where the
 * tree is the one of the last update, its result stands.
 */
export async function updateIndex(
  request: UpdateRequest,
  before: IndexState | undefined,
  ports: CollectPorts & { readonly clock: Clock },
  onProgress: (progress: UpdateProgress) => void,
  cancellation?: Cancellation,
): Promise<UpdateResult> {
  const started = ports.clock();
  const took = () => ports.clock() - started;
  const texts = await readWorkspaceTexts(ports.files);
  const target = request.output.kind === 'none' ? undefined : request.output.path;
  const listed = selectFiles(await ports.files.list(cancellation), texts.settings.parse, target);
  const outcomes = await collectChanged(request, listed, before, ports, onProgress, cancellation);
  const project = await describeProject(ports.files, texts.settings, listed);
  const manifests = await readManifests(ports.files, listed);
  const key = treeKey(outcomes, { project, tasks: texts.tasks.tasks, manifests: [...manifests] }, ports.digest);

  if (before?.key === key) {
    const upToDate = await putOutput(request, before.outputDigest, () => writeStruct(before.document), ports);
    const state = { ...before, texts };
    return { state, report: reportOf(state, { reused: state.modules.size, upToDate, ms: took() }) };
  }
  if (before === undefined) {
    const recalled = await recallReport(key, request, ports);
    if (recalled !== undefined) return { state: undefined, report: { ...recalled, ms: Math.round(took()) } };
  }

  const loaded = await loadStored(outcomes, ports);
  if (cancellation?.cancelled) throw new Cancelled();
  const modules = new Map(
    [...loaded].flatMap(([path, outcome]) => (outcome.kind === 'module' ? [[path, outcome.module]] : [])),
  );
  const skipped = new Map(
    [...loaded].flatMap(([path, outcome]) => (outcome.kind === 'skipped' ? [[path, outcome.record]] : [])),
  );
  const reused = [...loaded.values()].filter((outcome) => outcome.kind === 'module' && outcome.reused).length;
  ports.facts.prune(new Set(modules.keys()));

  const index = CodeIndex.build([...modules.values()], manifests);
  const tasks = texts.tasks.tasks.map(({ line: _line, ...task }) => task);
  const document = assembleDocument(index, { ...project, skipped: [...skipped.values()], tasks });
  assertValidStruct(document);
  const bytes = writeStruct(document);
  const written = outputDigest(bytes, ports.digest);
  const upToDate = await putOutput(request, written, () => bytes, ports);
  const state: IndexState = {
    key,
    modules,
    skipped,
    manifests,
    index,
    document,
    texts,
    outputDigest: written,
    ...measureDocument(document, bytes, ports.digest),
  };
  const report = reportOf(state, { reused, upToDate, ms: took() });
  rememberReport({ key, outputDigest: written, report }, ports.facts);
  return { state, report };
}

/** The outcome of every listed file; files that cannot have changed keep the one they had. */
async function collectChanged(
  request: UpdateRequest,
  listed: readonly ListedFile[],
  before: IndexState | undefined,
  ports: CollectPorts,
  onProgress: (progress: UpdateProgress) => void,
  cancellation: Cancellation | undefined,
): Promise<Map<RepoPath, FileOutcome>> {
  const touched = request.paths === undefined || before === undefined ? undefined : new Set(request.paths);
  const kept = new Map<RepoPath, FileOutcome>();
  const toRead = listed.filter((file) => {
    if (touched === undefined || touched.has(file.path) || file.skipped !== undefined) return true;
    const module = before!.modules.get(file.path);
    const record = before!.skipped.get(file.path);
    if (module !== undefined) kept.set(file.path, { kind: 'module', module, reused: true });
    else if (record !== undefined) kept.set(file.path, { kind: 'skipped', record });
    return module === undefined && record === undefined;
  });
  let done = 0;
  const onDone = () => {
    done++;
    if (done % PROGRESS_STEP === 0 || done === toRead.length) onProgress({ done, total: toRead.length });
  };
  const read = await collectFacts(toRead, before?.modules ?? new Map(), ports, onDone, cancellation);
  return new Map([...kept, ...read]);
}
