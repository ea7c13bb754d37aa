import type { AdviceFound, AnswerReading, AnswerRequest, ImportedAdvice } from './answers/answerReading.ts';
import type { ChangeReport, ChangesRequest } from './changes/changeReport.ts';
import type { ContextPack, QuestionPack } from './context/contextPack.ts';
import type {
  ContextRequest,
  ImproveRequest,
  QuestionPromptRequest,
  QuestionRequest,
} from './context/contextRequests.ts';
import type { PreparedPrompt, PreparedRequest } from './context/preparedPrompt.ts';
import type { MapRequest, WorkspaceMap } from './context/projectMap.ts';
import type { Receipt, ReceiptRecord } from './context/receipt.ts';
import type { DocumentationReport, DocumentationRequest } from './documentation/driftFinding.ts';
import type { CheckedReply } from './edits/checkedReply.ts';
import type { CheckRequest, EditRequest } from './edits/editRequests.ts';
import type { IndexReport } from './indexing/indexReport.ts';
import type { ShardReport, ShardRequest } from './indexing/shards/shardReport.ts';
import type { UpdateProgress, UpdateRequest } from './indexing/updateRequest.ts';
import type { OpenFile } from './model/openFile.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { SymbolId } from './model/symbolId.ts';
import type { LocatedDefinition } from './parsing/locatedDefinition.ts';
import type { Cancellation } from './ports.ts';
import type { Departure, NewDeparture } from './privacy/departure.ts';
import type { SymbolList, SymbolQuery } from './search/findSymbols.ts';
import type { FoundTargets, TargetsRequest } from './search/foundTargets.ts';
import type { Neighbours } from './search/neighbours.ts';
import type { WorkspaceSettings } from './settings/workspaceSettings.ts';
import type {
  AnalysisCheckRequest,
  AnalysisRequest,
  CheckedAnalysis,
  KeptAnalysis,
  PreparedAnalysis,
  TaskAnalysis,
} from './tasks/analysis/taskAnalysis.ts';
import type { TaskDraft } from './tasks/file/taskFields.ts';
import type { SetTaskRequest, TasksReading, TaskWithPlace } from './tasks/file/tasksReading.ts';
import type { AgreedState } from './tasks/sync/issue.ts';
import type { TasksInCode, TasksInCodeRequest } from './tasks/taskBindings.ts';
import type { PastTaskEvent } from './tasks/taskEvents.ts';
import type { UsageDay, UsageDaysRequest } from './usage/usageDays.ts';
import type { KeptUsage, NewUsage, SentUsage, UsageVerdict } from './usage/usageRecord.ts';
import type { UsageGroup } from './usage/usageTotals.ts';

/** Which files begin with a text. */
export interface PathRequest {
  readonly start: string;
  /** How many to give. */
  readonly most: number;
}

/**
 * The engine of one workspace folder, as every host sees it: asynchronous and plain data, so that it can live in another
 * thread. Errors are `LlmstructError` or `Cancelled`.
 */
export interface WorkspaceIndex {
  update(
    request: UpdateRequest,
    onProgress?: (progress: UpdateProgress) => void,
    cancellation?: Cancellation,
  ): Promise<IndexReport>;
  /** All definitions of a text in source order; empty for a language without grammar. */
  outline(file: OpenFile): Promise<readonly LocatedDefinition[]>;
  context(request: ContextRequest): Promise<ContextPack>;
  /** The context for a question in words; empty where nothing in the workspace has its words. */
  search(request: QuestionRequest): Promise<QuestionPack>;
  /** The definitions that a request in words is about. */
  targets(request: TargetsRequest): Promise<FoundTargets>;
  prepare(request: ImproveRequest): Promise<PreparedRequest>;
  /** The whole prompt for a question in words. Throws `prompt-too-large`. */
  prepareQuestion(request: QuestionPromptRequest): Promise<PreparedPrompt>;
  /** Parses the reply inside the file and decides whether it may be shown. */
  check(request: CheckRequest): Promise<CheckedReply>;
  /** What documentation says that the code does not; needs no model. */
  checkDocumentation(
    request: DocumentationRequest,
    onProgress?: (progress: UpdateProgress) => void,
    cancellation?: Cancellation,
  ): Promise<DocumentationReport>;
  /** The same gate for what a checked reply has become: at another place by now, or some of its hunks alone. */
  checkEdit(request: EditRequest): Promise<CheckedReply>;
  /** The text of `struct.json` as it should be, of the last update. */
  structText(): Promise<string>;
  tasks(): Promise<TasksReading>;
  /** Writes a new task into `llmstruct.toml`, which is made when missing. Throws what `core/tasks/editTasks.ts` says. */
  addTask(draft: TaskDraft): Promise<TaskWithPlace>;
  /**
   * Writes new values into a task's fields; with a `version` (`core/tasks/taskVersion.ts`), only while the task has it. Throws what
   * `core/tasks/editTasks.ts` says, and `task-changed`.
   */
  setTask(request: SetTaskRequest): Promise<TaskWithPlace>;
  /** Gives the next free id to the last of the tasks that share one. */
  renumberTask(id: string): Promise<TaskWithPlace>;
  /** Where tasks stand in the code, the TODO comments that no task stands for, and what tasks would cost a model. */
  tasksInCode(request: TasksInCodeRequest): Promise<TasksInCode>;
  /**
   * Makes a task of a TODO comment, or gives the one that stands for it already. Throws `todo-unknown` where the line has none in the index.
   */
  adoptTodo(place: { readonly path: RepoPath; readonly line: number }): Promise<TaskWithPlace>;
  /** What an assistant's answer holds for this workspace: checked edits, and advice. Writes nothing. */
  readAnswer(request: AnswerRequest): Promise<AnswerReading>;
  /** Writes a task for each piece of advice that has none yet, all or none. Throws what `addTask` throws. */
  importAdvice(advice: readonly AdviceFound[]): Promise<ImportedAdvice<TaskWithPlace>>;
  /** The prompt that asks what a task takes. Throws `task-unknown`, `prompt-template`, `prompt-too-large`. */
  prepareAnalysis(request: AnalysisRequest): Promise<PreparedAnalysis>;
  /** What of a model's analysis the index bears out. Throws `task-unknown`. */
  checkAnalysis(request: AnalysisCheckRequest): Promise<CheckedAnalysis>;
  keepAnalysis(analysis: TaskAnalysis): Promise<void>;
  /** The analyses of the tasks that there are, by their ids. */
  analyses(): Promise<ReadonlyMap<string, KeptAnalysis>>;
  /** What happened to a task, oldest first. */
  taskHistory(id: string): Promise<readonly PastTaskEvent[]>;
  /** What tasks and Issues said when they agreed last, by the reference of the Issue. */
  issueStates(): Promise<ReadonlyMap<string, AgreedState>>;
  keepIssueState(entry: { readonly issue: string; readonly state: AgreedState }): Promise<void>;
  settings(): Promise<WorkspaceSettings>;
  /** Ids of the definitions that call the given one, in code-unit order. */
  callers(id: SymbolId): Promise<readonly SymbolId[]>;
  /** Definitions by name, best first. */
  symbols(query: SymbolQuery): Promise<SymbolList>;
  /** What calls a target (`path#Name` or `path:line`) and what it calls. Throws as `context`. */
  neighbours(target: string): Promise<Neighbours>;
  map(request: MapRequest): Promise<WorkspaceMap>;
  /** Source files by path, in code-unit order. */
  paths(request: PathRequest): Promise<readonly RepoPath[]>;
  /**
   * The text of a file, secrets masked. Only files that the index lists are handed out: no ignored, binary or outside ones
   * (`target-unknown`, `file-outside-workspace`).
   */
  fileText(path: string): Promise<string>;
  /** Parses one shard of the workspace and writes its part. Throws `tree-changed`. */
  shard(
    request: ShardRequest,
    onProgress?: (progress: UpdateProgress) => void,
    cancellation?: Cancellation,
  ): Promise<ShardReport>;
  /** What the way from one commit to another, or to the files as they are, means. The head's settings say which files count. */
  changes(
    request: ChangesRequest,
    onProgress?: (progress: UpdateProgress) => void,
    cancellation?: Cancellation,
  ): Promise<ChangeReport>;
  /** Keeps a receipt and gives its id; the prompt too, unless `[privacy] keep_prompts` says otherwise. */
  keepReceipt(record: ReceiptRecord): Promise<string>;
  /** Throws `receipt-unknown`. */
  receipt(id: string): Promise<Receipt>;
  /** Notes that something is about to leave this machine. */
  keepDeparture(departure: NewDeparture): Promise<void>;
  /** What left this machine since a time (ms since 1970), or all that is known; oldest first. */
  departures(since: number | undefined): Promise<readonly Departure[]>;
  /** Keeps what a request cost. */
  keepUsage(usage: NewUsage): Promise<void>;
  /** Notes what became of a suggestion; nothing happens for one that is forgotten. */
  settleUsage(verdict: UsageVerdict): Promise<void>;
  /** The oldest requests that were not sent to a place yet, or changed since, and whose outcome is known, or not awaited any more. */
  unsentUsage(request: { readonly target: string; readonly most: number }): Promise<readonly KeptUsage[]>;
  markUsageSent(request: { readonly target: string; readonly sent: readonly SentUsage[] }): Promise<void>;
  /** Usage by model and action: all of it, or what was made since a time (ms since 1970). */
  usage(since: number | undefined): Promise<readonly UsageGroup[]>;
  /** Usage by day; records that are kept as sums only are in none. */
  usageDays(request: UsageDaysRequest): Promise<readonly UsageDay[]>;
  close(): Promise<void>;
}
