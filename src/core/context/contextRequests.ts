import type { OpenFile } from '../model/openFile.ts';
import type { ActionName } from '../prompts/actions.ts';
import type { FillMode } from './contextPack.ts';
import type { RequestForm } from './requestForms.ts';

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

export interface QuestionPromptRequest extends QuestionRequest {
  /** What the context is chosen by, where that is not the question itself. */
  readonly words?: string;
  /** The model's whole window in tokens. */
  readonly windowTokens: number;
}

export interface ImproveRequest {
  readonly target: string;
  readonly action: ActionName;
  /** The user's own words, empty when there are none. */
  readonly instruction: string;
  readonly budget: number;
  /** `callers` unless told: another fill is another beginning of the prompt, which models keep. */
  readonly fill?: FillMode;
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
