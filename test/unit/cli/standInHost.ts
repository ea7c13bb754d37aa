import { PassThrough, Readable } from 'node:stream';
import type { CliHost } from '../../../src/cli/cliHost.ts';
import { runCli } from '../../../src/cli/runCli.ts';
import type { ChangeReport } from '../../../src/core/changes/changeReport.ts';
import type { QuestionPack } from '../../../src/core/context/contextPack.ts';
import type { ImproveRequest, QuestionRequest } from '../../../src/core/context/contextRequests.ts';
import type { PreparedRequest } from '../../../src/core/context/preparedPrompt.ts';
import type { Receipt, ReceiptRecord } from '../../../src/core/context/receipt.ts';
import type { CheckRequest } from '../../../src/core/edits/editRequests.ts';
import { LlmstructError } from '../../../src/core/errors.ts';
import type { IndexReport } from '../../../src/core/indexing/indexReport.ts';
import type { UpdateRequest } from '../../../src/core/indexing/updateRequest.ts';
import type { ChatModel, ChatReply } from '../../../src/core/ports.ts';
import type { NewDeparture } from '../../../src/core/privacy/departure.ts';
import type { NewUsage, UsageVerdict } from '../../../src/core/usage/usageRecord.ts';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { CircuitBreaker } from '../../../src/llm/circuitBreaker.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';

export const REPORT: IndexReport = {
  modules: 2,
  symbols: 12345,
  calls: 7,
  errors: 0,
  skipped: 1,
  reused: 1,
  bytes: 1024,
  digest: '0123456789abcdef',
  ms: 1234,
  upToDate: false,
  sourceTokens: 98765,
  problems: [],
  settingsProblems: [],
};

export const NO_CHANGE: ChangeReport = {
  modules: [],
  symbols: [],
  errors: { added: [], gone: [] },
  cycles: [],
  tasks: [],
  drift: [],
  tokens: { review: 0, files: 0 },
};

export const BASE = 'def f():\n    return 1\n';

export function prepared(request: Partial<ImproveRequest> = {}): PreparedRequest {
  const { target = 'a.py#f', action = 'better', budget = 512, windowTokens = 8192 } = request;
  return {
    target,
    path: 'a.py',
    action,
    form: 'whole',
    language: 'python',
    messages: [
      { role: 'system', content: 'Rules.' },
      { role: 'user', content: 'def f()' },
    ],
    request: 'def f()',
    promptTokens: 40,
    replyTokens: 150,
    windowTokens,
    elsewhere: 'all',
    pack: { target, budget, tokens: 4, text: 'def g()\n', items: [], dropped: [], digest: '0123456789abcdef' },
    base: BASE,
    start: 0,
    end: BASE.length - 1,
    fileTokens: 90,
    withImportsTokens: 200,
  };
}

/** One definition for every question but that for nothing. */
function found({ question, budget }: QuestionRequest): QuestionPack {
  const why = 'has words of the question';
  const item = { id: 'a.py#g', path: 'a.py', startLine: 1, endLine: 1, role: 'dependency', form: 'signature' } as const;
  const items = question === 'nothing' ? [] : [{ ...item, tokens: 4, why }];
  const text = items.length === 0 ? '' : '# a.py\ndef g()\n';
  return { question, budget, tokens: 4, text, items, dropped: [], digest: '0123456789abcdef' };
}

/** A model that gives these replies one after the other, or throws them. */
export function scriptedModel(
  id: string,
  replies: readonly (string | Error)[],
  local = true,
): ChatModel & { asked: number } {
  const model = {
    id,
    endpoint: local ? 'http://127.0.0.1:11434' : 'https://far.example',
    // As a server that must be asked first: the name says nothing.
    local: true,
    staysOnThisMachine: () => Promise.resolve(local),
    asked: 0,
    chat(): Promise<ChatReply> {
      const reply = replies[model.asked++] ?? '';
      if (reply instanceof Error) return Promise.reject(reply);
      return Promise.resolve({ text: reply, model: id, usage: { promptTokens: 41, replyTokens: 9 }, cutOff: false });
    },
  };
  return model;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly json: unknown;
  readonly updates: readonly UpdateRequest[];
  readonly checks: readonly CheckRequest[];
  /** Those of the options, then those that were kept. */
  readonly receipts: readonly ReceiptRecord[];
  readonly departures: readonly NewDeparture[];
  readonly usages: readonly NewUsage[];
  readonly verdicts: readonly UsageVerdict[];
  readonly opened: readonly { readonly root: string; readonly jobs: number | undefined }[];
  readonly closed: number;
}

export interface RunOptions {
  readonly environment?: Record<string, string>;
  readonly folder?: string;
  readonly index?: Partial<WorkspaceIndex>;
  readonly report?: Partial<IndexReport>;
  readonly receipts?: readonly ReceiptRecord[];
  /** What the index that knows nothing of earlier runs does otherwise. */
  readonly clean?: Partial<WorkspaceIndex>;
  readonly models?: readonly ChatModel[];
  readonly modelProblems?: readonly Error[];
  readonly input?: string;
  readonly cancelled?: boolean;
  readonly terminal?: boolean;
}

/** Runs a command line against a stand-in index. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  let closed = 0;
  let now = 0;
  const updates: UpdateRequest[] = [];
  const checks: CheckRequest[] = [];
  const receipts: ReceiptRecord[] = [...(options.receipts ?? [])];
  const departures: NewDeparture[] = [];
  const usages: NewUsage[] = [];
  const verdicts: UsageVerdict[] = [];
  const opened: { root: string; jobs: number | undefined }[] = [];
  const cancellation = createCancellation();
  if (options.cancelled === true) cancellation.cancel();
  const index: WorkspaceIndex = {
    update(request, onProgress) {
      updates.push(request);
      onProgress?.({ done: 1, total: 2 });
      return Promise.resolve({ ...REPORT, ...options.report });
    },
    outline: () => Promise.resolve([]),
    context: ({ target, budget }) => Promise.resolve({ ...prepared({ target, budget }).pack }),
    prepare: (request) => Promise.resolve(prepared(request)),
    search: (request) => Promise.resolve(found(request)),
    targets: () => Promise.resolve({ kind: 'unclear', targets: [] }),
    prepareQuestion(request) {
      const { messages, promptTokens, replyTokens, windowTokens } = prepared(request);
      return Promise.resolve({
        messages,
        promptTokens,
        replyTokens,
        windowTokens,
        elsewhere: 'all',
        pack: found(request),
      });
    },
    checkEdit: () => Promise.reject(new Error('only the editor accepts parts of a suggestion')),
    check(request) {
      checks.push(request);
      const newText = `def f():\n    return ${request.reply}\n`;
      const replacement = newText.trimEnd();
      return Promise.resolve({
        status: 'suggested',
        replacement,
        addedImports: [],
        newText,
        hunks: [],
        problems: [],
        callers: [],
      });
    },
    tasks: () => Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [], problems: [] }),
    checkDocumentation: () => Promise.resolve({ files: 2, functions: 3, findings: [] }),
    addTask: (draft) => Promise.resolve({ id: 'TSK-001', status: 'open', ...draft, line: 1 }),
    setTask: ({ id, changes }) => Promise.resolve({ id, title: 't', status: 'open', ...(changes as object), line: 1 }),
    renumberTask: () => Promise.resolve({ id: 'TSK-002', title: 't', status: 'open', line: 5 }),
    issueStates: () => Promise.resolve(new Map()),
    keepIssueState: () => Promise.resolve(),
    taskHistory: () => Promise.resolve([]),
    tasksInCode: () => Promise.resolve({ bindings: [], candidates: [] }),
    readAnswer: () => Promise.resolve({ code: [], advice: [] }),
    prepareAnalysis: ({ id }) => Promise.reject(new LlmstructError('task-unknown', { id })),
    checkAnalysis: ({ id }) => Promise.reject(new LlmstructError('task-unknown', { id })),
    keepAnalysis: () => Promise.resolve(),
    analyses: () => Promise.resolve(new Map()),
    importAdvice: () => Promise.resolve({ added: [], known: [] }),
    adoptTodo: () => Promise.resolve({ id: 'TSK-003', title: 't', status: 'open', line: 9 }),
    structText: () => Promise.resolve('{\n "metrics": {}\n}\n'),
    settings: () =>
      Promise.resolve({
        modelOrder: ['ollama/a', 'ollama/b'],
        budget: 1024,
        localOnly: [],
        sync: { label: 'llmstruct' },
        voice: { model: 'whisper-1' },
        telegram: { allow: [], dailyTokens: 100_000 },
      }),
    callers: () => Promise.resolve([]),
    symbols: () => Promise.resolve({ total: 0, exact: false, symbols: [] }),
    neighbours: (target) => Promise.reject(new LlmstructError('target-unknown', { target })),
    map: () => Promise.reject(new LlmstructError('internal', { reason: 'no map here' })),
    paths: ({ start }) => Promise.resolve(['a.py', 'b/c.py'].filter((path) => path.startsWith(start))),
    fileText: (path) => Promise.reject(new LlmstructError('target-unknown', { target: path })),
    shard: ({ shard, of }) =>
      Promise.resolve({ shard, of, tree: '0123456789abcdef', modules: 2, skipped: 1, sourceBytes: 10, share: 1.05 }),
    changes: () => Promise.resolve(NO_CHANGE),
    keepReceipt(record) {
      receipts.push(record);
      return Promise.resolve(`r-${receipts.length}`);
    },
    receipt(id) {
      const { messages, ...rest } = receipts[0] ?? { messages: [] };
      if (receipts.length === 0) return Promise.reject(new LlmstructError('receipt-unknown', { receipt: id }));
      return Promise.resolve({ ...rest, id, promptDigest: '0123456789abcdef', messages } as Receipt);
    },
    keepDeparture(departure) {
      departures.push(departure);
      return Promise.resolve();
    },
    departures: () => Promise.resolve([]),
    keepUsage(usage) {
      usages.push(usage);
      return Promise.resolve();
    },
    settleUsage(verdict) {
      verdicts.push(verdict);
      return Promise.resolve();
    },
    unsentUsage: () => Promise.resolve([]),
    markUsageSent: () => Promise.resolve(),
    usage: () => Promise.resolve(groupUsage(usages.map((usage) => ({ ...usage, made: 0 })))),
    usageDays: () => Promise.resolve([]),
    close() {
      closed++;
      return Promise.resolve();
    },
    ...options.index,
  };
  const host: CliHost = {
    circuit: new CircuitBreaker(),
    trials: { get: () => Promise.resolve(undefined), put: () => Promise.resolve() },
    environment: { LLMSTRUCT_LANG: 'en', ...options.environment },
    folder: options.folder ?? import.meta.dirname,
    version: '1.2.3',
    out: {
      terminal: false,
      write: (text) => {
        out += text;
      },
    },
    err: {
      terminal: options.terminal === true,
      write: (text) => {
        err += text;
      },
    },
    clock: () => {
      now += 1000;
      return now;
    },
    now: () => Date.parse('2026-11-26T12:00:00Z'),
    cancellation: cancellation.token,
    endWithin: () => {},
    streams: { input: Readable.from([]), output: new PassThrough() },
    readInput: () => Promise.resolve(options.input ?? ''),
    bundleFolder: '/nowhere',
    openIndex(root, _log, jobs) {
      opened.push({ root, jobs });
      return index;
    },
    openCleanIndex: () => ({ ...index, ...options.clean }),
    models: () => ({ models: options.models ?? [], problems: (options.modelProblems ?? []) as never }),
  };
  const code = await runCli(args, host);
  return {
    code,
    out,
    err,
    get json(): unknown {
      return JSON.parse(out) as unknown;
    },
    updates,
    checks,
    receipts,
    departures,
    usages,
    verdicts,
    opened,
    closed,
  };
}
