import type { PreparedPrompt } from '../../context/preparedPrompt.ts';
import type { OpenFile } from '../../model/openFile.ts';
import type { SymbolId } from '../../model/symbolId.ts';

const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What a model says of a task, without anything that it made up. */
export interface AnalysisContent {
  readonly summary: string;
  readonly steps: readonly string[];
  /** Definitions and files of the workspace that the task concerns. */
  readonly symbols: readonly SymbolId[];
  /** Absent where the model named none. */
  readonly risk?: { readonly level: RiskLevel; readonly reason: string };
  /** Names that steps would add: none of them is there yet. */
  readonly proposed: readonly string[];
  /** What the model named as if it were there. It was taken out, with what was said of it. */
  readonly dropped: readonly string[];
  /** What calls the symbols, by the index, and the files these calls are in. */
  readonly callers: number;
  readonly files: number;
}

/** An analysis as it is kept with its task. */
export interface TaskAnalysis extends AnalysisContent {
  readonly task: string;
  /** `provider/model`. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The receipt of what was sent. */
  readonly receipt: string;
  /** Digest of what the task said then. */
  readonly of: string;
}

/** `stale`: the task says something else by now. */
export interface KeptAnalysis extends TaskAnalysis {
  readonly stale?: true;
}

export interface AnalysisRequest {
  /** Of the task. */
  readonly id: string;
  /** Cap of the context's text in our own token estimate. */
  readonly budget: number;
  /** The model's whole window in tokens. */
  readonly windowTokens: number;
  /** Who will be asked first (`provider/model`): the request is worded for its family. */
  readonly model?: string;
  readonly open?: readonly OpenFile[];
  /** In English (`Russian`); absent: the model's choice. */
  readonly answerLanguage?: string;
}

/** The prompt for an analysis, and what it is about. */
export interface PreparedAnalysis {
  readonly prompt: PreparedPrompt;
  /** Digest of what the task says. */
  readonly of: string;
  /** Tokens of the files that the prompt shows parts of, the baseline of savings; and with what they import directly. */
  readonly fileTokens: number;
  readonly withImportsTokens: number;
}

export interface AnalysisCheckRequest {
  /** Of the task. */
  readonly id: string;
  readonly reply: string;
  /** What the model was shown: names in it are not made up. */
  readonly shown: string;
}

/** A reply, read and checked. `invented`: what it names as if it were there; worth asking once more. */
export type CheckedAnalysis =
  | { readonly status: 'usable'; readonly content: AnalysisContent; readonly invented: readonly string[] }
  /** It has neither a summary nor steps that can be told. */
  | { readonly status: 'unusable'; readonly invented: readonly string[] };
