import { LlmstructError } from '../errors.ts';
import type { CodeIndex } from '../indexing/codeIndex.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import type { StaysHere } from '../privacy/localOnly.ts';
import { hideSecrets, maskSecrets } from '../privacy/maskSecrets.ts';
import type { ImproveRequest, PreparedPrompt, PreparedRequest, QuestionPromptRequest } from '../workspaceIndex.ts';
import {
  buildMessages,
  buildQuestionMessages,
  promptTokens,
  QUESTION_REPLY_TOKENS,
  replyShare,
  roomForContext,
  WINDOW_MARGIN,
} from './buildPrompt.ts';
import type { ContextPack, QuestionPack } from './contextPack.ts';
import { findTarget } from './findTarget.ts';
import { type BodyReader, selectContext } from './selectContext.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** What opens every prompt of a workspace. */
export interface PromptOpening {
  readonly instructions: StructDocument['instructions'];
  readonly summary: string;
}

/** Where texts come from: unsaved editors before files. */
export interface PromptSources {
  /** Whether a file's code must stay on this machine. */
  readonly stays: StaysHere;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
  readonly readBody: BodyReader;
  readonly parser: SourceParser;
  readonly digest: Digest;
}

/** The whole prompt for an action on a definition, secrets masked. Throws as `findTarget`, and `prompt-too-large`. */
export async function prepareRequest(
  request: ImproveRequest,
  index: CodeIndex,
  { instructions, summary }: PromptOpening,
  { textOf, readBody, parser, digest, stays }: PromptSources,
): Promise<PreparedRequest> {
  const target = findTarget(request.target, index);
  const { path, language } = target.module;
  const base = await textOf(path);
  if (base === undefined) throw new LlmstructError('target-unknown', { target: request.target });
  const { definitions } = await parser.outline(path, language.id, base);
  const located = definitions.find(({ id }) => id === target.id);
  if (located === undefined) throw new LlmstructError('target-unknown', { target: request.target });
  const targetText = normalisedText(base.slice(lineStart(base, located.start), located.end));
  const parts = {
    instructions,
    summary,
    language: language.id,
    path,
    targetText: maskSecrets(targetText).text,
    action: request.action,
    instruction: hideSecrets(request.instruction),
  };
  const budget = Math.min(request.budget, roomForContext(parts, request.windowTokens, target.id));
  const choose = (left?: StaysHere) => selectContext(target, index, budget, 'callers', readBody, digest, left);
  const written = (pack: ContextPack) => {
    const messages = buildMessages({ ...parts, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await choose();
  const fileTokens = estimateTokens(normalisedText(base));
  return {
    target: target.id,
    path,
    action: request.action,
    language: language.id,
    ...written(pack),
    replyTokens: replyShare(targetText),
    windowTokens: request.windowTokens,
    elsewhere: stays(path) ? 'nothing' : showsAny(pack, stays) ? written(await choose(stays)) : 'all',
    base,
    start: located.start,
    end: located.end,
    fileTokens,
    withImportsTokens: fileTokens + importedTokens(path, index),
  };
}

/**
 * The whole prompt for a question in words, secrets masked; `select` chooses its context, without what stays here where it is told so.
 * Throws `prompt-too-large`.
 */
export async function prepareQuestionPrompt(
  { question, budget, windowTokens }: QuestionPromptRequest,
  { instructions, summary }: PromptOpening,
  select: (budget: number, left?: StaysHere) => Promise<QuestionPack>,
  stays: StaysHere,
): Promise<PreparedPrompt> {
  const parts = { instructions, summary, question: hideSecrets(question) };
  const fixed = promptTokens(buildQuestionMessages({ ...parts, context: '' }));
  const room = windowTokens - fixed - QUESTION_REPLY_TOKENS - WINDOW_MARGIN;
  if (room < 0) throw new LlmstructError('prompt-too-large', { target: question, window: windowTokens });
  const most = Math.min(budget, room);
  const written = (pack: QuestionPack) => {
    const messages = buildQuestionMessages({ ...parts, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await select(most);
  const elsewhere = showsAny(pack, stays) ? written(await select(most, stays)) : 'all';
  return { ...written(pack), replyTokens: QUESTION_REPLY_TOKENS, windowTokens, elsewhere };
}

/** Whether a pack shows code of a file that stays here. */
function showsAny({ items }: ContextPack | QuestionPack, stays: StaysHere): boolean {
  return items.some(({ path }) => stays(path));
}

/** The tokens of the files that a file imports directly. */
function importedTokens(path: RepoPath, index: CodeIndex): number {
  const imported = new Set(index.resolution(path)?.imported.values() ?? []);
  return [...imported].reduce((sum, file) => sum + (index.modules.get(file)?.facts.tokens ?? 0), 0);
}

/** The definition's own offset, or the start of its line where only its indentation stands before it. */
function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '' ? start : offset;
}
