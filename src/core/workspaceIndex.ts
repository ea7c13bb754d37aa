import type { ChangeReport } from './changes/changeReport.ts';
import type { ActionName } from './context/actions.ts';
import type { ContextPack, FillMode, QuestionPack } from './context/contextPack.ts';
import type { MapRequest, ProjectMap } from './context/projectMap.ts';
import type { Receipt, ReceiptRecord } from './context/receipt.ts';
import type { RequestForm } from './context/requestForms.ts';
import type { DocumentationReport } from './documentation/driftFinding.ts';
import type { CheckedReply } from './edits/checkedReply.ts';
import type { DocumentationGap } from './edits/documentationGap.ts';
import type { RepoPath } from './model/repoPath.ts';
import type { SymbolKind, TaskRecord } from './model/structDocument.ts';
import type { StructFormat } from './model/structFormat.ts';
import type { SymbolId } from './model/symbolId.ts';
import type { Cancellation, ChatMessage } from './ports.ts';
import type { Departure, NewDeparture } from './privacy/departure.ts';
import type { SymbolList, SymbolQuery } from './search/findSymbols.ts';
import type { Neighbours } from './search/neighbours.ts';
import type { IssueFields } from './tasks/sync/issue.ts';
import type { TasksInCode, TasksInCodeRequest } from './tasks/taskBindings.ts';
import type { PastTaskEvent } from './tasks/taskEvents.ts';
import type { TaskChanges, TaskDraft } from './tasks/taskFields.ts';
import type { KeptUsage, NewUsage, UsageVerdict } from './usage/usageRecord.ts';
import type { UsageGroup } from './usage/usageTotals.ts';

/** A file as an editor has it, saved or not. */
export interface OpenFile {
  readonly path: RepoPath;
  readonly text: string;
}

export interface UpdateRequest {
  /** Look at these paths only (created, changed or deleted); absent: list the whole workspace. */
  readonly paths?: readonly RepoPath[];
  /** Which files count, in place of what `llmstruct.toml` says. */
  readonly parse?: ParseRules;
  /** Where `struct.json` goes: written when its bytes differ; `check` compares and writes nothing. */
  readonly output:
    | { readonly kind: 'write' | 'check'; readonly path: RepoPath }
    /** `lazy`: only questions are to be answered; nothing is resolved that no question needs, and `calls`, `bytes` and `digest` stay empty. */
    | { readonly kind: 'none'; readonly lazy?: true };
}

/** Globs over workspace-relative paths; an empty `include` means every file. */
export interface ParseRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface UpdateProgress {
  readonly done: number;
  readonly total: number;
}

/** What an update found. Counts are of the whole workspace, `ms` of this update. */
export interface IndexReport {
  readonly modules: number;
  readonly symbols: number;
  readonly calls: number;
  readonly errors: number;
  readonly skipped: number;
  /** Files whose stored facts were still right. */
  readonly reused: number;
  /** Size of `struct.json` in bytes. */
  readonly bytes: number;
  /** 16 hex digits over the sorted module records. */
  readonly digest: string;
  readonly ms: number;
  /** Whether the file on disk already had these bytes. */
  readonly upToDate: boolean;
  /** The file that stood there was not of this format: it was kept under the name `backup`. */
  readonly kept?: { readonly format: StructFormat; readonly backup: RepoPath };
  /** Our estimate of the tokens of all sources, what a prompt with the whole workspace would cost. */
  readonly sourceTokens: number;
  /** Syntax errors by file, for the editor's Problems. */
  readonly problems: readonly FileProblems[];
  /** Whether `llmstruct.toml` could be read; the index goes on with defaults when not. */
  readonly settingsProblems: readonly SettingsProblem[];
}

export interface FileProblems {
  readonly file: RepoPath;
  readonly problems: readonly { readonly line: number; readonly column: number; readonly reason: string }[];
}

export interface SettingsProblem {
  readonly file: RepoPath;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A definition in a given text. Offsets are UTF-16 code units into that text. */
export interface LocatedDefinition {
  readonly id: SymbolId;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The whole definition: decorators and documentation included. This is what an edit replaces. */
  readonly start: number;
  readonly end: number;
  /** From the first decorator to the end of the header (before the body). */
  readonly headerStart: number;
  readonly headerEnd: number;
  readonly partial: boolean;
  /** Index of the enclosing definition in the same outline, -1 at the top. */
  readonly parent: number;
}

export interface ContextRequest {
  /** `path#Qualified.Name` or `path:line`. */
  readonly target: string;
  /** Cap of the context's text in our own token estimate. */
  readonly budget: number;
  readonly fill: FillMode;
  /** Unsaved editors that stand in for the files on disk. */
  readonly open?: readonly OpenFile[];
  /** The text may leave this machine: what `[privacy] local_only` names is left out. */
  readonly elsewhere?: true;
}

export interface QuestionRequest {
  /** In words, English or Russian: names, messages, stack traces. */
  readonly question: string;
  /** Cap of the context's text in our own token estimate. */
  readonly budget: number;
  readonly fill: FillMode;
  readonly open?: readonly OpenFile[];
  /** As for a `ContextRequest`. */
  readonly elsewhere?: true;
}

export interface TargetsRequest {
  /** A request for a change or an explanation in words, English or Russian. */
  readonly text: string;
  /** Where the person who asks is: `this` means the definition there. */
  readonly near?: { readonly path: RepoPath; readonly line: number };
  readonly open?: readonly OpenFile[];
}

/** A definition that a request may be about, and why. */
export interface FoundTarget {
  readonly id: SymbolId;
  readonly path: RepoPath;
  readonly name: string;
  readonly kind: SymbolKind;
  /** 1-based line of its name. */
  readonly line: number;
  /** `large`: nothing speaks for it but its size, in a request that names no code. */
  readonly why: 'named' | 'line-named' | 'at-cursor' | 'in-file' | 'words' | 'only-one' | 'large';
  /** Among those found by words: what each is worth. */
  readonly worth: number;
}

export interface FoundTargets {
  /** `unclear`: several fit alike, or none; the person chooses. */
  readonly kind: 'chosen' | 'unclear';
  /** Those meant, or candidates, best first. */
  readonly targets: readonly FoundTarget[];
}

export interface QuestionPromptRequest extends QuestionRequest {
  /** The model's whole window in tokens. */
  readonly windowTokens: number;
}

export interface ImproveRequest {
  readonly target: string;
  readonly action: ActionName;
  /** The user's own words, empty when there are none. */
  readonly instruction: string;
  readonly budget: number;
  /** The model's whole window in tokens. */
  readonly windowTokens: number;
  /** The most that prompt and reply may have in our own count, where that is less than the window. */
  readonly capTokens?: number;
  /** How the model is asked; `whole` unless told. */
  readonly form?: RequestForm;
  readonly open?: readonly OpenFile[];
  /** Who will be asked (`provider/model`, in order): the request is worded for each family of models. */
  readonly models?: readonly string[];
  /** What compilers, linters and editors report of the file; `fix` quotes those of the target. Syntax errors are added by us. */
  readonly problems?: readonly ReportedProblem[];
  /** The language of answers in words, in English (`Russian`); absent: the model's choice. */
  readonly answerLanguage?: string;
}

/** A problem of a file, as some tool words it. */
export interface ReportedProblem {
  /** 1-based line of the file; absent for one without a place, which is taken to be the target's. */
  readonly line?: number;
  readonly message: string;
}

/** The file that a test goes into; `base` is its text, absent for a file that must not exist yet. */
export interface TestTarget {
  readonly path: RepoPath;
  readonly base?: string;
}

/** A prompt as a model gets it, with what it is made of. Counts are of our own estimate. */
export interface PreparedPrompt {
  readonly messages: readonly ChatMessage[];
  readonly promptTokens: number;
  /** What the reply may have. */
  readonly replyTokens: number;
  readonly windowTokens: number;
  /** Present where prompt and reply were capped below the window. */
  readonly capTokens?: number;
  readonly pack: ContextPack | QuestionPack;
  /**
   * What a model that is not on this machine may get of it: all, nothing (`[privacy] local_only` keeps the target), or a prompt without
   * the definitions that stay here.
   */
  readonly elsewhere: 'all' | 'nothing' | PromptElsewhere;
}

/** What another prompt for the same request differs in. */
export interface PromptElsewhere {
  readonly messages: readonly ChatMessage[];
  readonly promptTokens: number;
  readonly pack: ContextPack | QuestionPack;
}

/** Everything to ask a model about one definition and to bind its answer to the exact text. */
export interface PreparedRequest extends PreparedPrompt {
  readonly target: SymbolId;
  readonly path: RepoPath;
  readonly action: ActionName;
  /** `sentence` only where it was asked for and has its place. */
  readonly form: RequestForm;
  /** Where the sentence of an editing action belongs; the reply is made a whole definition by it. */
  readonly gap?: DocumentationGap;
  readonly language: string;
  readonly pack: ContextPack;
  readonly elsewhere: 'all' | 'nothing' | (PromptElsewhere & { readonly pack: ContextPack });
  /** The file's text that the target's offsets refer to. */
  readonly base: string;
  readonly start: number;
  readonly end: number;
  /** Tokens of the whole file, the baseline of the savings shown. */
  readonly fileTokens: number;
  /** The same with the files that it imports directly. */
  readonly withImportsTokens: number;
  /** What is asked for: the end of the last message, behind all that actions on a target share. */
  readonly request: string;
  /** The same for models that are asked in other words, by `provider/model`. */
  readonly otherWords?: Readonly<Record<string, string>>;
  /** Where the test goes, for an action that writes one. */
  readonly test?: TestTarget;
}

/** A definition at its place in a text, and what is done to it. */
export interface EditPlace {
  readonly path: RepoPath;
  readonly base: string;
  readonly start: number;
  readonly end: number;
  readonly target: SymbolId;
  readonly action: ActionName;
}

export interface CheckRequest extends EditPlace {
  readonly reply: string;
  readonly cutOff: boolean;
  /** Where the reply's test goes, for an action that writes one. */
  readonly test?: TestTarget;
}

export interface DocumentationRequest {
  /** These files only; absent: all, generated ones left out. */
  readonly paths?: readonly RepoPath[];
  readonly open?: readonly OpenFile[];
}

export interface EditRequest extends EditPlace {
  /** The target's new text, as the gate once gave it, or with some of its hunks alone. */
  readonly replacement: string;
  /** Import statements that come with it, one each. */
  readonly imports: readonly string[];
}

export interface TaskWithPlace extends TaskRecord {
  /** Where it stands in `llmstruct.toml`, 1-based. */
  readonly line: number;
}

export interface TasksReading {
  readonly file: RepoPath;
  readonly exists: boolean;
  readonly tasks: readonly TaskWithPlace[];
  /** The text is no TOML at present; the tasks are those of the last time that it was. */
  readonly lastGood?: true;
  readonly problems: readonly SettingsProblem[];
}

/** What a workspace says of itself, with a map of it or of a part. */
export interface WorkspaceMap extends ProjectMap {
  readonly name: string;
  /** One line, `''` where nothing says what the project is. */
  readonly summary: string;
}

/** Which files begin with a text. */
export interface PathRequest {
  readonly start: string;
  /** How many to give. */
  readonly most: number;
}

/** The settings that hosts need, out of `llmstruct.toml` and defaults. */
export interface WorkspaceSettings {
  readonly projectName?: string;
  readonly modelOrder: readonly string[];
  readonly budget: number;
  /** Globs of files whose code stays on this machine. */
  readonly localOnly: readonly string[];
  /** Where the Issues are that tasks are kept in step with; Issues with `label` become tasks. */
  readonly sync: { readonly repository?: string; readonly tracker?: 'github' | 'gitlab'; readonly label: string };
}

export interface ShardRequest {
  /** 1-based, at most `of`. */
  readonly shard: number;
  readonly of: number;
  /** Where the part goes. */
  readonly path: RepoPath;
  /** Which files count, in place of what `llmstruct.toml` says. */
  readonly parse?: ParseRules;
}

export interface ShardReport {
  readonly shard: number;
  readonly of: number;
  /** 16 hex digits over the whole tree; equal in all its parts. */
  readonly tree: string;
  readonly modules: number;
  readonly skipped: number;
  /** Bytes of the sources of this shard. */
  readonly sourceBytes: number;
  /** Its size against the mean of all shards. */
  readonly share: number;
}

export interface ChangesRequest {
  /** A commit's id. */
  readonly base: string;
  /** A commit's id; absent: the files as they are now. */
  readonly head?: string;
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
  /** Writes new values into a task's fields. Throws what `core/tasks/editTasks.ts` says. */
  setTask(request: { readonly id: string; readonly changes: TaskChanges }): Promise<TaskWithPlace>;
  /** Gives the next free id to the last of the tasks that share one. */
  renumberTask(id: string): Promise<TaskWithPlace>;
  /** Where tasks stand in the code, the TODO comments that no task stands for, and what tasks would cost a model. */
  tasksInCode(request: TasksInCodeRequest): Promise<TasksInCode>;
  /**
   * Makes a task of a TODO comment, or gives the one that stands for it already. Throws `todo-unknown` where the line has none in the index.
   */
  adoptTodo(place: { readonly path: RepoPath; readonly line: number }): Promise<TaskWithPlace>;
  /** What happened to a task, oldest first. */
  taskHistory(id: string): Promise<readonly PastTaskEvent[]>;
  /** What tasks and Issues said when they agreed last, by the reference of the Issue. */
  issueStates(): Promise<ReadonlyMap<string, IssueFields>>;
  keepIssueState(entry: { readonly issue: string; readonly state: IssueFields }): Promise<void>;
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
  /** The oldest requests that were not sent to a place yet and whose outcome is known, or not awaited any more. */
  unsentUsage(request: { readonly target: string; readonly most: number }): Promise<readonly KeptUsage[]>;
  markUsageSent(sent: { readonly target: string; readonly ids: readonly number[] }): Promise<void>;
  /** Usage by model and action: all of it, or what was made since a time (ms since 1970). */
  usage(since: number | undefined): Promise<readonly UsageGroup[]>;
  close(): Promise<void>;
}
