import { driftOfChange, pathsToCheck } from './changes/changedDrift.ts';
import { compareCommits } from './changes/compareCommits.ts';
import { ACTION_RULES } from './context/actions.ts';
import type { QuestionPack } from './context/contextPack.ts';
import type { ImproveRequest, QuestionPromptRequest, QuestionRequest } from './context/contextRequests.ts';
import { findTarget } from './context/findTarget.ts';
import type { PreparedPrompt, PreparedRequest } from './context/preparedPrompt.ts';
import { prepareQuestionPrompt, prepareRequest } from './context/preparePrompts.ts';
import { projectMap } from './context/projectMap.ts';
import { selectContext } from './context/selectContext.ts';
import { selectForQuestion } from './context/selectForQuestion.ts';
import { type CheckingPorts, checkDocumentation } from './documentation/checkDocumentation.ts';
import { checkEdit } from './edits/checkEdit.ts';
import { checkReply } from './edits/checkReply.ts';
import { checkTest } from './edits/checkTest.ts';
import type { EditPlace } from './edits/editRequests.ts';
import { type KnowsName, warnUnknownNames } from './edits/warnUnknownNames.ts';
import { Cancelled, LlmstructError } from './errors.ts';
import type { CodeIndex, IndexedDefinition } from './indexing/codeIndex.ts';
import type { IndexState } from './indexing/indexState.ts';
import { knownNames } from './indexing/knownNames.ts';
import { createModuleEntry, type ModuleEntry } from './indexing/moduleEntry.ts';
import { makeShard } from './indexing/shards/makeShard.ts';
import { FactsLost, storedBodies, storedWords } from './indexing/storedBodies.ts';
import { structTextParts } from './indexing/structFile.ts';
import { type UpdatePorts, updateIndex } from './indexing/updateIndex.ts';
import type { UpdateProgress } from './indexing/updateRequest.ts';
import { readWorkspaceTexts } from './indexing/workspaceTexts.ts';
import { languageOfPath } from './languages/registry.ts';
import { byCodeUnit } from './model/codeUnitOrder.ts';
import type { BodyFacts } from './model/fileFacts.ts';
import { normalisedText } from './model/normalisedText.ts';
import type { OpenFile } from './model/openFile.ts';
import { toRepoPath } from './model/repoPath.ts';
import { pathOfId } from './model/symbolId.ts';
import { utf8Length } from './model/utf8Length.ts';
import type { WordFacts } from './model/wordFacts.ts';
import type { SourceParser } from './parsing/sourceParser.ts';
import type {
  Cancellation,
  CommitFiles,
  DepartureStore,
  History,
  Log,
  ReceiptStore,
  UsageStore,
  WallClock,
} from './ports.ts';
import { type StaysHere, staysHere } from './privacy/localOnly.ts';
import { hideSecrets } from './privacy/maskSecrets.ts';
import { answerQuestion } from './search/answerQuestion.ts';
import { chooseTargets } from './search/chooseTargets.ts';
import { findSymbols } from './search/findSymbols.ts';
import { ModuleWords } from './search/moduleWords.ts';
import { neighboursOf } from './search/neighbours.ts';
import type { Settings } from './settings/readSettings.ts';
import { draftOfTodo } from './tasks/draftOfTodo.ts';
import { addTask, renumberTask, setTask } from './tasks/editTasks.ts';
import { readTasks } from './tasks/readTasks.ts';
import type { TasksInCode, TasksInCodeRequest } from './tasks/taskBindings.ts';
import type { TaskStore } from './tasks/taskStore.ts';
import { findTasksInCode, todoPlaces } from './tasks/tasksInCode.ts';
import type { TaskWithPlace } from './tasks/tasksReading.ts';
import { UsageLedger } from './usage/usageLedger.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

/** What the engine asks of the world. */
export interface LlmstructPorts extends Omit<UpdatePorts, 'metrics'> {
  readonly parser: SourceParser;
  readonly receipts: ReceiptStore;
  readonly usage: UsageStore;
  readonly departures: DepartureStore;
  readonly history: History;
  readonly now: WallClock;
  /** `FACTS_VERSION`. */
  readonly engine: number;
  /** The files as a commit has them, by its id. */
  readonly filesOf: (commit: string) => CommitFiles;
  readonly tasks: TaskStore;
  readonly log: Log;
}

/** The engine of one workspace folder. Updates run one after another; queries answer from the last finished one. */
export function createLlmstruct(ports: LlmstructPorts): WorkspaceIndex {
  const ledger = new UsageLedger({ ...ports, textOf: (path) => textOf(path) });
  let state: IndexState | undefined;
  let last: Promise<unknown> = Promise.resolve();

  let merged: { readonly of: CodeIndex; readonly key: string; readonly index: CodeIndex } | undefined;

  const searchable = new WeakMap<ModuleEntry, ModuleWords>();
  const unsavedWords = new WeakMap<ModuleEntry, WordFacts>();
  const storedWordsOf = storedWords(ports.facts);

  /** The words of a module, made when a question first needs them and kept as long as the module stays as it is. */
  const wordsOf = (module: ModuleEntry): ModuleWords => {
    let words = searchable.get(module);
    if (words === undefined) {
      words = new ModuleWords(module, unsavedWords.get(module) ?? storedWordsOf(module));
      searchable.set(module, words);
    }
    return words;
  };

  const update: WorkspaceIndex['update'] = (request, onProgress = () => {}, cancellation) => {
    const attempt = async () => {
      const result = await updateIndex(
        request,
        state,
        { ...ports, metrics: () => ledger.metrics() },
        {
          onProgress,
          onIndexed: (indexed) => {
            state = indexed;
          },
        },
        cancellation,
      );
      state = result.state ?? state;
      return result.report;
    };
    const run = last.then(() => readingAgainIfLost(attempt));
    last = run.catch(() => {});
    return run;
  };

  /** Where stored facts are lost meanwhile, everything is read again, once. */
  async function readingAgainIfLost<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FactsLost)) throw error;
      ports.log.write('debug', `stored facts were lost: ${error.message}`);
      state = undefined;
      merged = undefined;
      return work();
    }
  }

  /** The index as it is, or built now when nobody asked for an update yet. */
  async function current(): Promise<IndexState> {
    if (state === undefined) await update({ output: { kind: 'none', lazy: true } });
    if (state === undefined) throw new LlmstructError('internal', { reason: 'no index' });
    return state;
  }

  /** The index with unsaved editors in place of their files; the last one is kept while nothing changes. */
  async function indexWith(open: readonly OpenFile[] = []): Promise<CodeIndex> {
    const { modules, index, manifests } = await current();
    const changed = open.flatMap(({ path, text }) => {
      const language = languageOfPath(path);
      const normalised = normalisedText(text);
      const digest = ports.digest(normalised);
      return language === undefined || modules.get(path)?.digest === digest
        ? []
        : [{ path, language, digest, text: normalised }];
    });
    if (changed.length === 0) return index;
    const key = changed.map(({ path, digest }) => `${path} ${digest}`).join('\n');
    if (merged?.of === index && merged.key === key) return merged.index;
    const entries = new Map(modules);
    const bodies = new Map<ModuleEntry, BodyFacts>();
    for (const { path, language, digest, text } of changed) {
      const { facts, body, words } = await ports.parser.facts(path, language.id, text);
      const entry = createModuleEntry(path, language, digest, facts);
      entries.set(path, entry);
      bodies.set(entry, body);
      unsavedWords.set(entry, words);
    }
    const stored = storedBodies(ports.facts);
    const withOpen = index.with(entries.values(), manifests, (module) => bodies.get(module) ?? stored(module));
    merged = { of: index, key, index: withOpen };
    return withOpen;
  }

  async function textOf(path: string, open: readonly OpenFile[] = []): Promise<string | undefined> {
    const unsaved = open.find((file) => file.path === path);
    if (unsaved !== undefined) return unsaved.text;
    const content = await ports.files.read(path);
    return content.kind === 'text' ? content.text : undefined;
  }

  const bodyReader = (open: readonly OpenFile[] | undefined) => async (definition: IndexedDefinition) => {
    const text = await textOf(definition.module.path, open);
    if (text === undefined) return undefined;
    const lines = normalisedText(text).split('\n');
    return hideSecrets(lines.slice(definition.fact.startLine - 1, definition.fact.endLine).join('\n'));
  };

  /** Read anew each time: a rule that was just written holds for the next request. */
  const staying = async () => staysHere((await readWorkspaceTexts(ports.files)).settings.privacy.localOnly);

  const checkingPorts = (
    open: readonly OpenFile[] | undefined,
    cancellation: Cancellation | undefined,
    onProgress: (progress: UpdateProgress) => void = () => {},
  ): CheckingPorts => ({
    parser: ports.parser,
    textOf: (path) => textOf(path, open),
    async onFile(done, total) {
      await ports.takeTurn();
      if (cancellation?.cancelled === true) throw new Cancelled();
      onProgress({ done, total });
    },
  });

  const preparePorts = (open: readonly OpenFile[] | undefined, { privacy, prompts }: Settings) => ({
    stays: staysHere(privacy.localOnly),
    textOf: (path: string) => textOf(path, open),
    readBody: bodyReader(open),
    parser: ports.parser,
    digest: ports.digest,
    promptFolder: prompts.dir,
  });

  async function prepare(request: ImproveRequest): Promise<PreparedRequest> {
    const index = await indexWith(request.open);
    const { parts } = await current();
    const { settings } = await readWorkspaceTexts(ports.files);
    return prepareRequest(request, index, parts, preparePorts(request.open, settings));
  }

  async function search(
    { question, budget, fill, open, elsewhere }: QuestionRequest,
    left?: StaysHere,
  ): Promise<QuestionPack> {
    const answer = answerQuestion(question, await indexWith(open), wordsOf);
    const stays = left ?? (elsewhere ? await staying() : undefined);
    return selectForQuestion(question, answer, budget, fill, bodyReader(open), ports.digest, stays);
  }

  async function prepareQuestion(request: QuestionPromptRequest): Promise<PreparedPrompt> {
    const { parts } = await current();
    const choose = (budget: number, left?: StaysHere) => search({ ...request, budget }, left);
    return prepareQuestionPrompt(request, parts, choose, await staying());
  }

  /** What the gate takes for known names: those of the workspace and of the language. */
  async function knowing(language: string): Promise<KnowsName> {
    const names = knownNames((await current()).index, language);
    return (name) => names.has(name);
  }

  /** What the gate needs beside the request. Throws `action-unknown` where the action changes no code. */
  async function checking({ path, target, action }: EditPlace) {
    const language = ports.parser.languageOf(path);
    if (language === undefined || !ACTION_RULES[action].edits) {
      throw new LlmstructError('action-unknown', { action, actions: Object.keys(ACTION_RULES).join(', ') });
    }
    return { language, callers: await readingAgainIfLost(async () => (await current()).index.callers(target)) };
  }

  async function tasksInCode(request: TasksInCodeRequest): Promise<TasksInCode> {
    const { index } = await current();
    return findTasksInCode(ports.tasks.read().tasks, request, {
      index,
      memories: ports.tasks.places(),
      candidates: ports.tasks.candidates(),
      remember: (memories, candidates) => ports.tasks.rememberPlaces(memories, candidates),
      prepare: (target, instruction) => prepare({ ...request, target, instruction, action: 'better' }),
    });
  }

  async function adoptTodo({ path, line }: { path: string; line: number }): Promise<TaskWithPlace> {
    const { index } = await current();
    const todo = todoPlaces(index).find((each) => each.path === path && each.line === line);
    if (todo === undefined) throw new LlmstructError('todo-unknown', { path, line });
    const { bindings } = await tasksInCode({ budget: 1, windowTokens: 1, scopes: false });
    const known = bindings.find(
      (binding) => binding.todo === 'found' && binding.path === path && binding.line === line,
    );
    const adopted = ports.tasks.read().tasks.find(({ id }) => id === known?.task);
    if (adopted !== undefined) return adopted;
    const task = change((text, nextNumber) => addTask(text, draftOfTodo(todo), nextNumber));
    const { symbol, text } = todo;
    const memory = { todo: { path, text, ...(symbol === undefined ? {} : { symbol }) } };
    ports.tasks.rememberPlaces(new Map([[task.id, memory]]), ports.tasks.candidates());
    return task;
  }

  function change(edit: Parameters<TaskStore['change']>[0]): TaskWithPlace {
    const { text, id } = ports.tasks.change(edit);
    const task = readTasks(text).tasks.find((each) => each.id === id);
    if (task === undefined) throw new LlmstructError('task-unknown', { id });
    return task;
  }

  return {
    update,
    prepare: (request) => readingAgainIfLost(() => prepare(request)),
    prepareQuestion: (request) => readingAgainIfLost(() => prepareQuestion(request)),

    async outline(file) {
      const language = ports.parser.languageOf(file.path);
      if (language === undefined) return [];
      return (await ports.parser.outline(file.path, language, file.text)).definitions;
    },

    context: (request) =>
      readingAgainIfLost(async () => {
        const index = await indexWith(request.open);
        const target = findTarget(request.target, index);
        const stays = request.elsewhere ? await staying() : undefined;
        if (stays?.(target.module.path)) throw new LlmstructError('local-only', { target: target.id });
        const read = bodyReader(request.open);
        return selectContext(target, index, request.budget, request.fill, read, ports.digest, stays);
      }),

    search: (request) => readingAgainIfLost(() => search(request)),

    targets: (request) =>
      readingAgainIfLost(async () => chooseTargets(request, await indexWith(request.open), wordsOf)),

    async check(request) {
      const { path, base, action, test } = request;
      const { writesTest } = ACTION_RULES[action];
      const language = ports.parser.languageOf(path);
      if (language !== undefined && writesTest && test !== undefined) {
        const checked = await checkTest(request, test, language, ports.parser);
        // A test brings in by name what it tests: all that the source says is known.
        const file = { path: test.path, base: `${test.base ?? ''}\n${base}`, language };
        return warnUnknownNames(checked, file, ports.parser, await knowing(language));
      }
      const { language: known, callers } = await checking(request);
      const checked = await checkReply(request, known, ports.parser, callers);
      return warnUnknownNames(checked, { path, base, language: known }, ports.parser, await knowing(known));
    },

    checkDocumentation: ({ paths, open }, onProgress, cancellation) =>
      readingAgainIfLost(async () =>
        checkDocumentation(await indexWith(open), paths, checkingPorts(open, cancellation, onProgress)),
      ),

    async checkEdit(request) {
      const { language, callers } = await checking(request);
      return checkEdit(request, language, ports.parser, callers);
    },

    async structText() {
      const { file } = await current();
      if (file === undefined) throw new LlmstructError('internal', { reason: 'struct.json was not assembled' });
      return structTextParts(file).join('');
    },

    tasks: () => settle(() => ports.tasks.read()),
    addTask: (draft) => settle(() => change((text, nextNumber) => addTask(text, draft, nextNumber))),
    setTask: ({ id, changes }) => settle(() => change((text) => setTask(text, id, changes))),
    renumberTask: (id) => settle(() => change((text, nextNumber) => renumberTask(text, id, nextNumber))),
    tasksInCode: (request) => readingAgainIfLost(() => tasksInCode(request)),
    adoptTodo: (place) => readingAgainIfLost(() => adoptTodo(place)),
    taskHistory: (id) => settle(() => ports.tasks.history(id)),

    issueStates: () => settle(() => ports.tasks.issueStates()),
    keepIssueState: ({ issue, state: agreed }) => settle(() => ports.tasks.rememberIssueState(issue, agreed)),

    async settings() {
      const { settings } = await readWorkspaceTexts(ports.files);
      return {
        ...(settings.project.name === undefined ? {} : { projectName: settings.project.name }),
        modelOrder: settings.model.order,
        budget: settings.model.budget,
        localOnly: settings.privacy.localOnly,
        sync: settings.sync,
      };
    },

    callers: (id) =>
      readingAgainIfLost(async () => {
        const { index } = await current();
        if (index.modules.get(pathOfId(id)) === undefined) throw new LlmstructError('target-unknown', { target: id });
        return index.callers(id);
      }),

    symbols: async (query) => findSymbols(query, (await current()).index),

    neighbours: (target) =>
      readingAgainIfLost(async () => {
        const { index } = await current();
        return neighboursOf(findTarget(target, index), index);
      }),

    async map(request) {
      const { index, parts } = await current();
      return { name: parts.projectName, summary: hideSecrets(parts.summary), ...projectMap(request, index) };
    },

    async paths({ start, most }) {
      const paths = [...(await current()).modules.keys()].filter((path) => path.startsWith(start));
      return paths.sort(byCodeUnit).slice(0, most);
    },

    async fileText(written) {
      const path = toRepoPath(written);
      if (path === undefined) throw new LlmstructError('file-outside-workspace', { path: written });
      const { listed } = await current();
      const file = listed.find((each) => each.path === path);
      const text = file === undefined || file.skipped !== undefined ? undefined : await textOf(path);
      if (text === undefined) throw new LlmstructError('target-unknown', { target: path });
      return hideSecrets(text);
    },
    shard: (request, onProgress = () => {}, cancellation) =>
      makeShard(request, ports, ports.engine, onProgress, cancellation),

    changes: (request, onProgress = () => {}, cancellation) =>
      readingAgainIfLost(async () => {
        const now = request.head === undefined ? await current() : undefined;
        const report = await compareCommits(request, now, ports, onProgress, cancellation);
        if (now === undefined) return { ...report, drift: [] };
        const { findings } = await checkDocumentation(now.index, pathsToCheck(report), checkingPorts([], cancellation));
        return { ...report, drift: driftOfChange(report, findings) };
      }),

    async keepReceipt({ messages, ...record }) {
      const { settings } = await readWorkspaceTexts(ports.files);
      const promptDigest = ports.digest(JSON.stringify(messages));
      const receipt = { ...record, promptDigest };
      return ports.receipts.add(settings.privacy.keepPrompts ? { ...receipt, messages } : receipt);
    },

    receipt(id) {
      const receipt = ports.receipts.get(id);
      if (receipt === undefined) return Promise.reject(new LlmstructError('receipt-unknown', { receipt: id }));
      const { messages, promptDigest } = receipt;
      if (messages !== undefined && ports.digest(JSON.stringify(messages)) !== promptDigest) {
        return Promise.reject(new LlmstructError('receipt-differs', { receipt: id, digest: promptDigest }));
      }
      return Promise.resolve(receipt);
    },

    keepDeparture({ messages, ...departure }) {
      const bytes = messages.reduce((sum, { content }) => sum + utf8Length(content), 0);
      ports.departures.add({ ...departure, at: ports.now(), bytes, digest: ports.digest(JSON.stringify(messages)) });
      return Promise.resolve();
    },
    departures: (since) => Promise.resolve(ports.departures.list(since)),

    keepUsage: (usage) => readingAgainIfLost(async () => ledger.add(usage, (await current()).index)),
    settleUsage: (verdict) => Promise.resolve(ledger.settle(verdict)),
    unsentUsage: ({ target, most }) => ledger.unsent(target, most),
    markUsageSent: ({ target, ids }) => Promise.resolve(ports.usage.markSent(target, ids)),
    usage: (since) => ledger.groups(since),

    async close() {
      await last;
      await ledger.settled();
    },
  };
}

/** What a step of the task store gives or throws, as a promise. */
async function settle<Result>(step: () => Result): Promise<Result> {
  return step();
}
