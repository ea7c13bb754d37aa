import factsVersion from '#build/factsVersion';

/** Facts stored under another number were made by another parser. */
export const FACTS_VERSION: number = factsVersion;

export type { ContextItem, ContextPack, FillMode } from './context/contextPack.ts';
export type * from './context/contextRequests.ts';
export type * from './context/preparedPrompt.ts';
export { createLlmstruct } from './createLlmstruct.ts';
export {
  type DocumentationReport,
  DRIFT_RULES,
  type DriftFinding,
  type DriftRule,
} from './documentation/driftFinding.ts';
export { DRIFT_WORDING, driftDetails } from './documentation/driftWording.ts';
export type { CheckedReply, EditProblem, Hunk, ProblemCode } from './edits/checkedReply.ts';
export type * from './edits/editRequests.ts';
export type { LlmstructPorts } from './engine/llmstructPorts.ts';
export { Cancelled, type ErrorCode, isCancelled, isLlmstructError, LlmstructError } from './errors.ts';
export { ERROR_WORDING } from './errorWording.ts';
export type { FileProblems, IndexReport } from './indexing/indexReport.ts';
export type * from './indexing/updateRequest.ts';
export { LANGUAGES } from './languages/registry.ts';
export type * from './model/openFile.ts';
export type * from './model/structDocument.ts';
export { createSourceParser } from './parsing/createSourceParser.ts';
export type { GrammarSource } from './parsing/grammars.ts';
export type { SourceOutline, SourceParser } from './parsing/sourceParser.ts';
export type * from './ports.ts';
export { ACTION_NAMES, ACTION_RULES, type ActionName, isActionName } from './prompts/actions.ts';
export { DEFAULT_SETTINGS, readSettings } from './settings/readSettings.ts';
export type { SettingsProblem } from './settings/settingsProblem.ts';
export {
  isFinished,
  isTaskStatus,
  TASK_FIELDS,
  TASK_STATUSES,
  type TaskChanges,
  type TaskDraft,
  type TaskStatus,
} from './tasks/file/taskFields.ts';
export type * from './tasks/file/tasksReading.ts';
export type * from './workspaceIndex.ts';
