import { Cancelled } from '../errors.ts';
import { isManifest } from '../languages/registry.ts';
import { baseName, type RepoPath } from '../model/repoPath.ts';
import type { StructFrame } from '../model/structDocument.ts';
import type { Cancellation, Clock, ListedFile, TakeTurn } from '../ports.ts';
import { templateProblems } from '../prompts/promptTemplates.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';
import { CodeIndex } from './codeIndex.ts';
import { type CollectPorts, collectFacts, type FileOutcome, loadStored } from './collectFacts.ts';
import { selectFiles } from './fileSelection.ts';
import { idleRules } from './idleRules.ts';
import type { IndexReport } from './indexReport.ts';
import type { IndexState } from './indexState.ts';
import { recallReport, rememberReport } from './rememberedUpdate.ts';
import { reportOf, settingsProblemsOf } from './reportOf.ts';
import { storedBodies } from './storedBodies.ts';
import { assembleStruct, type StructParts, withOtherMetrics } from './structFile/structFile.ts';
import { putOutput } from './structFile/structOutput.ts';
import { treeKey } from './treeKey.ts';
import type { UpdateProgress, UpdateRequest } from './updateRequest.ts';
import { describeProject, readManifests, readWorkspaceTexts, type WorkspaceTexts } from './workspaceTexts.ts';

export interface UpdateResult {
  /** Undefined when the stored report of an earlier process still holds: nothing was loaded, queries load it. */
  readonly state: IndexState | undefined;
  readonly report: IndexReport;
}

export interface UpdatePorts extends CollectPorts {
  readonly clock: Clock;
  readonly takeTurn: TakeTurn;
  /** Usage as `struct.json` shows it. */
  metrics(): StructFrame['metrics'];
}

/** Who asks for an update, and hears of it. */
export interface UpdateListener {
  onProgress(progress: UpdateProgress): void;
  /** The new index can answer; `struct.json` is not written yet. */
  onIndexed(state: IndexState): void;
}

/** Progress is told every so many files: hosts show it, and each telling crosses a thread. */
const PROGRESS_STEP = 50;

/**
 * One update, full or partial, by the same path: list, read what may have changed, parse what did, resolve what that may
 * concern, assemble, write when the bytes differ. With `request.paths`, files outside them are taken as they were known. Where the
 * tree is the one of the last update, its result stands.
 */
export async function updateIndex(
  request: UpdateRequest,
  before: IndexState | undefined,
  ports: UpdatePorts,
  listener: UpdateListener,
  cancellation?: Cancellation,
): Promise<UpdateResult> {
  const started = ports.clock();
  const took = () => ports.clock() - started;
  const said = await readTexts(request, ports);
  const target = request.output.kind === 'none' ? undefined : request.output.path;
  const listed = await listFiles(request, said, before, ports, cancellation);
  const texts = {
    ...said,
    settingsProblems: [
      ...said.settingsProblems,
      ...idleRules(said, listed),
      ...(await promptProblems(said, listed, ports)),
    ],
  };
  const selected = selectFiles(listed, texts.settings.parse, target);
  const outcomes = await collectChanged(request, texts, selected, before, ports, listener, cancellation);
  const { projectName, ...described } = await describeProject(ports.files, texts.settings, selected);
  const sameManifests = listed === before?.listed && !request.paths?.some(isManifest);
  const manifests = sameManifests ? before.manifests : await readManifests(ports.files, selected);
  const tasks = texts.tasks.tasks.map(({ line: _line, ...task }) => task);
  const key = treeKey(outcomes, { projectName, ...described, tasks, manifests: [...manifests] }, ports.digest);

  const metrics = texts.settings.project.metrics ? ports.metrics() : {};
  const isLazy = request.output.kind === 'none' && request.output.lazy === true;
  if (before?.key === key && (isLazy || before.file !== undefined)) {
    const file = before.file && withOtherMetrics(before.file, metrics);
    const output = file && (await putOutput(request, file, ports, before.onDisk));
    const state = { ...before, listed, texts, ...(file === undefined ? {} : { file }), onDisk: output?.known };
    const upToDate = output?.upToDate ?? true;
    const report = reportOf(state, { reused: state.modules.size, upToDate, ms: took() });
    return { state, report: output?.kept === undefined ? report : { ...report, kept: output.kept } };
  }
  if (before === undefined) {
    const recalled = await recallReport(key, request, metrics, ports);
    if (recalled !== undefined) {
      // Not every word of the settings leads to other bytes: what is wrong with them is told anew.
      const report = { ...recalled, settingsProblems: settingsProblemsOf(texts), ms: Math.round(took()) };
      return { state: undefined, report };
    }
  }

  const reused = [...outcomes.values()].filter((outcome) => isReused(outcome, before)).length;
  const { modules, skipped } = split(await loadStored(outcomes, ports));
  if (cancellation?.cancelled) throw new Cancelled();
  if (request.paths === undefined && request.parse === undefined) ports.facts.prune(new Set(modules.keys()));

  const bodies = storedBodies(ports.facts);
  const index =
    before?.index.with(modules.values(), manifests, bodies) ?? CodeIndex.build(modules.values(), manifests, bodies);
  const parts: StructParts = { projectName, ...described, skipped: [...skipped.values()], tasks, metrics };
  const indexed: IndexState = {
    key,
    listed,
    modules,
    skipped,
    manifests,
    index,
    texts,
    parts,
    lines: before?.lines,
    onDisk: before?.onDisk,
  };
  listener.onIndexed(indexed);
  if (isLazy) return { state: indexed, report: reportOf(indexed, { reused, upToDate: true, ms: took() }) };

  const file = await assembleStruct(index, parts, ports, before?.lines);
  const { upToDate, known, kept } = await putOutput(request, file, ports, before?.onDisk);
  const state: IndexState = { ...indexed, file, lines: file.lines, onDisk: known };
  const report = reportOf(state, { reused, upToDate, ms: took() });
  rememberReport({ key, contentDigest: file.contentDigest, report, onDisk: known }, ports.facts);
  return { state, report: kept === undefined ? report : { ...report, kept } };
}

/** What `llmstruct.toml` says, with the rules of the request in place of its own. */
async function readTexts(request: UpdateRequest, ports: CollectPorts): Promise<WorkspaceTexts> {
  const texts = await readWorkspaceTexts(ports.files);
  return request.parse === undefined ? texts : { ...texts, settings: { ...texts.settings, parse: request.parse } };
}

/** What is wrong with the user's own prompts. */
function promptProblems(
  { settings }: WorkspaceTexts,
  listed: readonly ListedFile[],
  { files }: CollectPorts,
): Promise<SettingsProblem[]> {
  const paths = listed.filter(({ skipped }) => skipped === undefined).map(({ path }) => path);
  return templateProblems(settings.prompts.dir, paths, async (path) => {
    const content = await files.read(path);
    return content.kind === 'text' ? content.text : undefined;
  });
}

/** The files of the workspace; as they were where only known files were touched and nothing that decides which count. */
async function listFiles(
  request: UpdateRequest,
  texts: WorkspaceTexts,
  before: IndexState | undefined,
  ports: CollectPorts,
  cancellation: Cancellation | undefined,
): Promise<readonly ListedFile[]> {
  if (request.paths !== undefined && before !== undefined && sameRules(texts, before.texts)) {
    const known = new Map(before.listed.map((file) => [file.path, file]));
    const asBefore = await Promise.all(
      request.paths.map(async (path) => {
        const file = known.get(path);
        if (file === undefined || file.skipped !== undefined || baseName(path) === '.gitignore') return false;
        return (await ports.files.read(path)).kind === 'text';
      }),
    );
    if (asBefore.every(Boolean)) return before.listed;
  }
  return ports.files.list(cancellation);
}

function sameRules(a: WorkspaceTexts, b: WorkspaceTexts): boolean {
  return JSON.stringify(a.settings.parse) === JSON.stringify(b.settings.parse);
}

function isReused(outcome: FileOutcome, before: IndexState | undefined): boolean {
  if (outcome.kind !== 'module') return outcome.kind === 'stored';
  return before?.modules.get(outcome.module.path) === outcome.module;
}

function split(outcomes: ReadonlyMap<RepoPath, Exclude<FileOutcome, { readonly kind: 'stored' }>>) {
  const modules = new Map(
    [...outcomes].flatMap(([path, outcome]) => (outcome.kind === 'module' ? [[path, outcome.module]] : [])),
  );
  const skipped = new Map(
    [...outcomes].flatMap(([path, outcome]) => (outcome.kind === 'skipped' ? [[path, outcome.record]] : [])),
  );
  return { modules, skipped };
}

/** The outcome of every listed file; files that cannot have changed keep the one they had. */
async function collectChanged(
  request: UpdateRequest,
  texts: WorkspaceTexts,
  listed: readonly ListedFile[],
  before: IndexState | undefined,
  ports: CollectPorts,
  listener: UpdateListener,
  cancellation: Cancellation | undefined,
): Promise<Map<RepoPath, FileOutcome>> {
  // Under other rules what was left out may count now.
  const partly = request.paths !== undefined && before !== undefined && sameRules(texts, before.texts);
  const touched = partly ? new Set(request.paths) : undefined;
  const kept = new Map<RepoPath, FileOutcome>();
  const toRead = listed.filter((file) => {
    if (touched === undefined || touched.has(file.path) || file.skipped !== undefined) return true;
    const module = before!.modules.get(file.path);
    const record = before!.skipped.get(file.path);
    if (module !== undefined) kept.set(file.path, { kind: 'module', module });
    else if (record !== undefined) kept.set(file.path, { kind: 'skipped', record });
    return module === undefined && record === undefined;
  });
  let done = 0;
  const onDone = () => {
    done++;
    if (done % PROGRESS_STEP === 0 || done === toRead.length) listener.onProgress({ done, total: toRead.length });
  };
  const read = await collectFacts(toRead, before?.modules ?? new Map(), ports, onDone, cancellation);
  return new Map([...kept, ...read]);
}
