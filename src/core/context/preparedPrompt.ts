import type { DocumentationGap } from '../edits/documentationGap.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { ChatMessage } from '../ports.ts';
import type { ActionName } from '../prompts/actions.ts';
import type { TestTarget } from '../testFiles/placeTest.ts';
import type { ContextPack, QuestionPack } from './contextPack.ts';
import type { RequestForm } from './requestForms.ts';

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
