import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { IndexReport } from '../indexing/indexReport.ts';
import type { IndexState } from '../indexing/indexState.ts';
import { createModuleEntry, type ModuleEntry } from '../indexing/moduleEntry.ts';
import { FactsLost, storedBodies, storedWords } from '../indexing/storedBodies.ts';
import { type UpdatePorts, updateIndex } from '../indexing/updateIndex.ts';
import type { UpdateProgress, UpdateRequest } from '../indexing/updateRequest.ts';
import { readWorkspaceTexts, type WorkspaceTexts } from '../indexing/workspaceTexts.ts';
import { languageOfFile } from '../languages/registry.ts';
import type { BodyFacts } from '../model/fileFacts.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { OpenFile } from '../model/openFile.ts';
import type { WordFacts } from '../model/wordFacts.ts';
import type { Cancellation } from '../ports.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { WorkspaceWords } from '../search/workspaceWords.ts';
import { type StaysHere, staysHere } from '../settings/staysHere.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** The index of one workspace folder as it is now. Updates run one after another; who reads gets the last finished one. */
export class CurrentIndex {
  readonly #ports: LlmstructPorts;
  readonly #metrics: UpdatePorts['metrics'];
  readonly words: WorkspaceWords;
  readonly #unsavedWords = new WeakMap<ModuleEntry, WordFacts>();
  #state: IndexState | undefined;
  #merged: { readonly of: CodeIndex; readonly key: string; readonly index: CodeIndex } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: LlmstructPorts, metrics: UpdatePorts['metrics']) {
    this.#ports = ports;
    this.#metrics = metrics;
    const stored = storedWords(ports.facts);
    this.words = new WorkspaceWords((module) => this.#unsavedWords.get(module) ?? stored(module));
  }

  update(
    request: UpdateRequest,
    onProgress: (progress: UpdateProgress) => void = () => {},
    cancellation?: Cancellation,
  ): Promise<IndexReport> {
    const attempt = async () => {
      const onIndexed = (indexed: IndexState) => {
        this.#state = indexed;
      };
      const ports = { ...this.#ports, metrics: this.#metrics };
      const result = await updateIndex(request, this.#state, ports, { onProgress, onIndexed }, cancellation);
      this.#state = result.state ?? this.#state;
      return result.report;
    };
    const run = this.#last.then(() => this.readingAgainIfLost(attempt));
    this.#last = run.catch(() => {});
    return run;
  }

  /** Resolves when no update runs any more. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Where stored facts are lost meanwhile, everything is read again, once. */
  async readingAgainIfLost<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FactsLost)) throw error;
      this.#ports.log.write('debug', `stored facts were lost: ${error.message}`);
      this.#state = undefined;
      this.#merged = undefined;
      return work();
    }
  }

  /** The index as it is, or built now when nobody asked for an update yet. */
  async state(): Promise<IndexState> {
    if (this.#state === undefined) await this.update({ output: { kind: 'none', lazy: true } });
    if (this.#state === undefined) throw new LlmstructError('internal', { reason: 'no index' });
    return this.#state;
  }

  /** The index with unsaved editors in place of their files; the last one is kept while nothing changes. */
  async with(open: readonly OpenFile[] = []): Promise<CodeIndex> {
    const { modules, index, manifests } = await this.state();
    const changed = open.flatMap(({ path, text }) => {
      const language = languageOfFile(path, text);
      const normalised = normalisedText(text);
      const digest = this.#ports.digest(normalised);
      return language === undefined || modules.get(path)?.digest === digest
        ? []
        : [{ path, language, digest, text: normalised }];
    });
    if (changed.length === 0) return index;
    const key = changed.map(({ path, digest }) => `${path} ${digest}`).join('\n');
    if (this.#merged?.of === index && this.#merged.key === key) return this.#merged.index;
    const entries = new Map(modules);
    const bodies = new Map<ModuleEntry, BodyFacts>();
    for (const { path, language, digest, text } of changed) {
      const { facts, body, words } = await this.#ports.parser.facts(path, language.id, text);
      const entry = createModuleEntry(path, language, digest, facts);
      entries.set(path, entry);
      bodies.set(entry, body);
      this.#unsavedWords.set(entry, words);
    }
    const stored = storedBodies(this.#ports.facts);
    const withOpen = index.with(entries.values(), manifests, (module) => bodies.get(module) ?? stored(module));
    this.#merged = { of: index, key, index: withOpen };
    return withOpen;
  }

  /** The text of a file, unsaved or on disk; `undefined` where it has none. */
  async textOf(path: string, open: readonly OpenFile[] = []): Promise<string | undefined> {
    const unsaved = open.find((file) => file.path === path);
    if (unsaved !== undefined) return unsaved.text;
    const content = await this.#ports.files.read(path);
    return content.kind === 'text' ? content.text : undefined;
  }

  /** Reads definitions whole, secrets masked; none whose file has changed since it was indexed, where other lines stand by now. */
  bodyReader(open: readonly OpenFile[] | undefined): (definition: IndexedDefinition) => Promise<string | undefined> {
    return async ({ module, fact }) => {
      const text = await this.textOf(module.path, open);
      if (text === undefined) return undefined;
      const normalised = normalisedText(text);
      if (this.#ports.digest(normalised) !== module.digest) return undefined;
      const lines = normalised.split('\n');
      return hideSecrets(lines.slice(fact.startLine - 1, fact.endLine).join('\n'));
    };
  }

  /** What the workspace says of itself; read anew each time, so that a rule just written holds for the next request. */
  texts(): Promise<WorkspaceTexts> {
    return readWorkspaceTexts(this.#ports.files);
  }

  /** Which files' code never leaves this machine. */
  async staying(): Promise<StaysHere> {
    return staysHere((await this.texts()).settings.privacy.localOnly);
  }
}
