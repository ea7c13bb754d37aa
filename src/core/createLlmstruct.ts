import { ACTION_RULES } from './context/actions.ts';
import {
  buildMessages,
  buildQuestionMessages,
  promptTokens,
  QUESTION_REPLY_TOKENS,
  replyShare,
  roomForContext,
  WINDOW_MARGIN,
} from './context/buildPrompt.ts';
import type { QuestionPack } from './context/contextPack.ts';
import { findTarget } from './context/findTarget.ts';
import { selectContext } from './context/selectContext.ts';
import { selectForQuestion } from './context/selectForQuestion.ts';
import { estimateTokens } from './context/tokenEstimate.ts';
import { checkReply } from './edits/checkReply.ts';
import { LlmstructError } from './errors.ts';
import type { CodeIndex, IndexedDefinition } from './indexing/codeIndex.ts';
import type { IndexState } from './indexing/indexState.ts';
import { createModuleEntry, type ModuleEntry } from './indexing/moduleEntry.ts';
import { FactsLost, storedBodies, storedWords } from './indexing/storedBodies.ts';
import { structTextParts } from './indexing/structFile.ts';
import { type UpdatePorts, updateIndex } from './indexing/updateIndex.ts';
import { readWorkspaceTexts } from './indexing/workspaceTexts.ts';
import { languageOfPath } from './languages/registry.ts';
import type { BodyFacts } from './model/fileFacts.ts';
import { normalisedText } from './model/normalisedText.ts';
import { pathOfId } from './model/symbolId.ts';
import type { SourceParser } from './parsing/sourceParser.ts';
import type { Log, ReceiptStore } from './ports.ts';
import { hideSecrets, maskSecrets } from './privacy/maskSecrets.ts';
import { answerQuestion } from './search/answerQuestion.ts';
import { ModuleWords } from './search/moduleWords.ts';
import type {
  ImproveRequest,
  OpenFile,
  PreparedPrompt,
  PreparedRequest,
  QuestionPromptRequest,
  QuestionRequest,
  WorkspaceIndex,
} from './workspaceIndex.ts';

/** What the engine asks of the world. */
export interface LlmstructPorts extends UpdatePorts {
  readonly parser: SourceParser;
  readonly receipts: ReceiptStore;
  readonly log: Log;
}

/** The engine of one workspace folder. Updates run one after another; queries answer from the last finished one. */
export function createLlmstruct(ports: LlmstructPorts): WorkspaceIndex {
  let state: IndexState | undefined;
  let last: Promise<unknown> = Promise.resolve();

  let merged: { readonly of: CodeIndex; readonly key: string; readonly index: CodeIndex } | undefined;

  const searchable = new WeakMap<ModuleEntry, ModuleWords>();
  const storedWordsOf = storedWords(ports.facts);

  /** The words of a module, made when a question first needs them and kept as long as the module stays as it is. */
  const wordsOf = (module: ModuleEntry): ModuleWords => {
    let words = searchable.get(module);
    if (words === undefined) {
      words = new ModuleWords(module, storedWordsOf(module));
      searchable.set(module, words);
    }
    return words;
  };

  const update: WorkspaceIndex['update'] = (request, onProgress = () => {}, cancellation) => {
    const attempt = async () => {
      const result = await updateIndex(
        request,
        state,
        ports,
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
      searchable.set(entry, new ModuleWords(entry, words));
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

  async function prepare(request: ImproveRequest): Promise<PreparedRequest> {
    const index = await indexWith(request.open);
    const target = findTarget(request.target, index);
    const path = target.module.path;
    const base = await textOf(path, request.open);
    if (base === undefined) throw new LlmstructError('target-unknown', { target: request.target });
    const language = target.module.language.id;
    const { definitions } = await ports.parser.outline(path, language, base);
    const located = definitions.find(({ id }) => id === target.id);
    if (located === undefined) throw new LlmstructError('target-unknown', { target: request.target });
    const targetText = normalisedText(base.slice(lineStart(base, located.start), located.end));
    const { parts: said } = await current();
    const parts = {
      instructions: said.instructions,
      summary: said.summary,
      language,
      path,
      targetText: maskSecrets(targetText).text,
      action: request.action,
      instruction: hideSecrets(request.instruction),
    };
    const room = roomForContext(parts, request.windowTokens, target.id);
    const budget = Math.min(request.budget, room);
    const pack = await selectContext(target, index, budget, 'callers', bodyReader(request.open), ports.digest);
    const messages = buildMessages({ ...parts, context: pack.text });
    const fileTokens = estimateTokens(normalisedText(base));
    const imported = new Set(index.resolution(path)?.imported.values() ?? []);
    const importedTokens = [...imported].reduce((sum, file) => sum + (index.modules.get(file)?.facts.tokens ?? 0), 0);
    return {
      target: target.id,
      path,
      action: request.action,
      language,
      messages,
      promptTokens: promptTokens(messages),
      replyTokens: replyShare(targetText),
      windowTokens: request.windowTokens,
      pack,
      base,
      start: located.start,
      end: located.end,
      fileTokens,
      withImportsTokens: fileTokens + importedTokens,
    };
  }

  async function search({ question, budget, fill, open }: QuestionRequest): Promise<QuestionPack> {
    const answer = answerQuestion(question, await indexWith(open), wordsOf);
    return selectForQuestion(question, answer, budget, fill, bodyReader(open), ports.digest);
  }

  async function prepareQuestion(request: QuestionPromptRequest): Promise<PreparedPrompt> {
    const { parts: said } = await current();
    const { question, windowTokens } = request;
    const parts = { instructions: said.instructions, summary: said.summary, question: hideSecrets(question) };
    const fixed = promptTokens(buildQuestionMessages({ ...parts, context: '' }));
    const room = windowTokens - fixed - QUESTION_REPLY_TOKENS - WINDOW_MARGIN;
    if (room < 0) throw new LlmstructError('prompt-too-large', { target: question, window: windowTokens });
    const pack = await search({ ...request, budget: Math.min(request.budget, room) });
    const messages = buildQuestionMessages({ ...parts, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), replyTokens: QUESTION_REPLY_TOKENS, windowTokens, pack };
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
        return selectContext(target, index, request.budget, request.fill, bodyReader(request.open), ports.digest);
      }),

    search: (request) => readingAgainIfLost(() => search(request)),

    async check(request) {
      const language = ports.parser.languageOf(request.path);
      if (language === undefined || !ACTION_RULES[request.action].edits) {
        throw new LlmstructError('action-unknown', {
          action: request.action,
          actions: Object.keys(ACTION_RULES).join(', '),
        });
      }
      const callers = await readingAgainIfLost(async () => (await current()).index.callers(request.target));
      return checkReply(request, language, ports.parser, callers);
    },

    async structText() {
      const { file } = await current();
      if (file === undefined) throw new LlmstructError('internal', { reason: 'struct.json was not assembled' });
      return structTextParts(file).join('');
    },

    async tasks() {
      return (await readWorkspaceTexts(ports.files)).tasks;
    },

    async settings() {
      const { settings } = await readWorkspaceTexts(ports.files);
      return {
        ...(settings.project.name === undefined ? {} : { projectName: settings.project.name }),
        modelOrder: settings.model.order,
        budget: settings.model.budget,
      };
    },

    callers: (id) =>
      readingAgainIfLost(async () => {
        const { index } = await current();
        if (index.modules.get(pathOfId(id)) === undefined) throw new LlmstructError('target-unknown', { target: id });
        return index.callers(id);
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

    async close() {
      await last;
    },
  };
}

/** The definition's own offset, or the start of its line where only its indentation stands before it. */
function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '' ? start : offset;
}
