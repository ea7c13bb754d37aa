import { documentationGap } from '../edits/documentationGap.ts';
import { lineAt } from '../edits/editProblems.ts';
import { LlmstructError } from '../errors.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import type { StaysHere } from '../privacy/localOnly.ts';
import { hideSecrets, maskSecrets } from '../privacy/maskSecrets.ts';
import { familyOf } from '../prompts/modelFamily.ts';
import { fillTemplate } from '../prompts/promptTemplate.ts';
import { chooseTemplate } from '../prompts/promptTemplates.ts';
import { placeTest } from '../testFiles/placeTest.ts';
import { ACTION_RULES, type ActionName } from './actions.ts';
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
import type { ImproveRequest, QuestionPromptRequest } from './contextRequests.ts';
import { findTarget } from './findTarget.ts';
import type { PreparedPrompt, PreparedRequest, TestTarget } from './preparedPrompt.ts';
import { problemsInside, templateValues } from './requestText.ts';
import { type BodyReader, selectContext } from './selectContext.ts';
import { SENTENCE_TOKENS, sentenceMessages } from './sentencePrompt.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** What opens every prompt of a workspace. */
export interface PromptOpening {
  readonly instructions: StructDocument['instructions'];
  readonly summary: string;
  /** The file whose words the summary is. */
  readonly summaryFile?: RepoPath;
}

/** The most of a test file that shows how tests look, in lines and in UTF-16 code units. */
const EXAMPLE_LINES = 24;
const EXAMPLE_LENGTH = 900;

/** Where texts come from: unsaved editors before files. */
export interface PromptSources {
  /** Whether a file's code must stay on this machine. */
  readonly stays: StaysHere;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
  readonly readBody: BodyReader;
  readonly parser: SourceParser;
  readonly digest: Digest;
  /** Where the user's own prompts lie. */
  readonly promptFolder: RepoPath;
}

/**
 * The whole prompt for an action on a definition, secrets masked. Throws as `findTarget`, `prompt-too-large`, `prompt-template`, and
 * `no-tests` for a test in a language that has none.
 */
export async function prepareRequest(
  request: ImproveRequest,
  index: CodeIndex,
  opening: PromptOpening,
  { textOf, readBody, parser, digest, stays, promptFolder }: PromptSources,
): Promise<PreparedRequest> {
  const target = findTarget(request.target, index);
  const { path, language } = target.module;
  const base = await textOf(path);
  if (base === undefined) throw new LlmstructError('target-unknown', { target: request.target });
  const { definitions, errors } = await parser.outline(path, language.id, base);
  const located = definitions.find(({ id }) => id === target.id);
  if (located === undefined) throw new LlmstructError('target-unknown', { target: request.target });
  const shownFrom = lineStart(base, located.start);
  const targetText = normalisedText(base.slice(shownFrom, located.end));
  const { action } = request;
  const fileTokens = estimateTokens(normalisedText(base));
  const facts = {
    target: target.id,
    path,
    action,
    language: language.id,
    windowTokens: request.windowTokens,
    ...(request.capTokens === undefined ? {} : { capTokens: request.capTokens }),
    base,
    start: located.start,
    end: located.end,
    fileTokens,
    withImportsTokens: fileTokens + importedTokens(path, index),
  };
  const shown = maskSecrets(targetText).text;
  const cap = Math.min(request.windowTokens, request.capTokens ?? Infinity);
  const sentence =
    request.form === 'sentence'
      ? sentencePrompt(action, { base, located, language: language.id, targetText, shown })
      : undefined;
  if (sentence !== undefined) {
    const tokens = promptTokens(sentence.messages);
    if (tokens + SENTENCE_TOKENS + WINDOW_MARGIN <= cap) {
      const pack = await selectContext(target, index, 0, 'none', readBody, digest);
      const counts = { promptTokens: tokens, replyTokens: SENTENCE_TOKENS };
      const elsewhere = stays(path) ? 'nothing' : 'all';
      return { ...facts, ...sentence, ...counts, form: 'sentence', pack, elsewhere, request: '' };
    }
  }
  const place = ACTION_RULES[action].writesTest ? await testPlace(target, index, textOf, stays) : undefined;
  const problems = [
    ...errors.map(({ line, reason }) => ({ line, message: `syntax error: ${reason}` })),
    ...(request.problems ?? []),
  ];
  const values = templateValues({
    name: located.name,
    kind: located.kind,
    language: language.id,
    path,
    instruction: hideSecrets(request.instruction),
    problems: problemsInside(problems, base, located).map(({ message, ...rest }) => ({
      ...rest,
      message: hideSecrets(message),
    })),
    shown: { text: shown, firstLine: lineAt(base, shownFrom) },
    test: place?.test,
    example: place?.example,
    answerLanguage: request.answerLanguage,
  });
  const wordsFor = async (model: string | undefined): Promise<string> =>
    fillTemplate(
      await chooseTemplate(action, model === undefined ? undefined : familyOf(model), promptFolder, textOf),
      values,
    );
  const models = request.models ?? [];
  const words = new Map<string, string>();
  for (const model of models) words.set(model, await wordsFor(model));
  const parts = {
    instructions: opening.instructions,
    summary: opening.summary,
    language: language.id,
    path,
    targetText: shown,
    request: words.get(models[0] ?? '') ?? (await wordsFor(undefined)),
  };
  const longest = [...words.values(), parts.request].reduce((a, b) => (b.length > a.length ? b : a));
  const members = memberNames(definitions, located);
  const room = roomForContext({ ...parts, request: longest }, action, cap, target.id, members);
  const budget = Math.min(request.budget, room);
  const choose = (left?: StaysHere) => selectContext(target, index, budget, 'callers', readBody, digest, left);
  const written = (pack: ContextPack, summary = parts.summary) => {
    const messages = buildMessages({ ...parts, summary, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await choose();
  const summary = summaryElsewhere(opening, stays);
  const isAll = !showsAny(pack, stays) && summary === opening.summary;
  const elsewhere = stays(path) ? 'nothing' : isAll ? 'all' : written(await choose(stays), summary);
  const others = [...words].filter(([, text]) => text !== parts.request);
  return {
    ...{ ...facts, ...written(pack), form: 'whole', elsewhere },
    replyTokens: replyShare(targetText, action),
    request: parts.request,
    ...(others.length === 0 ? {} : { otherWords: Object.fromEntries(others) as Record<string, string> }),
    ...(place === undefined ? {} : { test: place.test }),
  };
}

interface SentenceTarget {
  readonly base: string;
  readonly located: LocatedDefinition;
  readonly language: string;
  /** From the start of its first line, LF. */
  readonly targetText: string;
  /** The same with secrets masked. */
  readonly shown: string;
}

/**
 * The prompt for one sentence. Undefined where the sentence would have no place: a definition that is documented already, or one
 * whose shown text is not its own, for secrets are masked in it.
 */
function sentencePrompt(
  action: ActionName,
  { base, located, language, targetText, shown }: SentenceTarget,
): Pick<PreparedRequest, 'messages' | 'gap'> | undefined {
  const messages = sentenceMessages(shown);
  if (!ACTION_RULES[action].edits) return { messages };
  const header = normalisedText(base.slice(lineStart(base, located.start), located.headerEnd));
  const gap = shown === targetText ? documentationGap(targetText, header.length, language) : undefined;
  return gap && { messages, gap };
}

/** What stands in a definition by its names, for a choice of something smaller. */
function memberNames(definitions: readonly LocatedDefinition[], located: LocatedDefinition): readonly string[] {
  const place = definitions.indexOf(located);
  return definitions.filter(({ parent }) => parent === place).map(({ name }) => name);
}

/** Where a definition's test goes, and the beginning of a test file to go by. */
async function testPlace(
  target: IndexedDefinition,
  index: CodeIndex,
  textOf: PromptSources['textOf'],
  stays: StaysHere,
): Promise<{
  readonly test: TestTarget;
  readonly example: { readonly path: RepoPath; readonly text: string } | undefined;
}> {
  const { path, language } = target.module;
  const files = [...index.modules.values()]
    .filter((module) => module.language.id === language.id)
    .map((module) => module.path);
  const subject = { path, language: language.id, name: target.fact.name };
  const place = await placeTest(subject, files, async (file) => (await textOf(file)) !== undefined);
  if (place === undefined) throw new LlmstructError('no-tests', { language: language.id, path });
  const base = await textOf(place.path);
  const shown = base === undefined ? place.example : place.path;
  // It is part of what is asked, which every model gets.
  const text = shown === undefined || stays(shown) ? undefined : await textOf(shown);
  return {
    test: base === undefined ? { path: place.path } : { path: place.path, base },
    example: shown === undefined || text === undefined ? undefined : { path: shown, text: beginningOf(text) },
  };
}

function beginningOf(text: string): string {
  const lines = normalisedText(text).split('\n').slice(0, EXAMPLE_LINES);
  while (lines.length > 1 && lines.join('\n').length > EXAMPLE_LENGTH) lines.pop();
  return hideSecrets(lines.join('\n').trimEnd());
}

/**
 * The whole prompt for a question in words, secrets masked; `select` chooses its context, without what stays here where it is told so.
 * Throws `prompt-too-large`.
 */
export async function prepareQuestionPrompt(
  { question, budget, windowTokens }: QuestionPromptRequest,
  opening: PromptOpening,
  select: (budget: number, left?: StaysHere) => Promise<QuestionPack>,
  stays: StaysHere,
): Promise<PreparedPrompt> {
  const { instructions, summary } = opening;
  const parts = { instructions, summary, question: hideSecrets(question) };
  const fixed = promptTokens(buildQuestionMessages({ ...parts, context: '' }));
  const room = windowTokens - fixed - QUESTION_REPLY_TOKENS - WINDOW_MARGIN;
  if (room < 0) throw new LlmstructError('prompt-too-large', { target: question, window: windowTokens });
  const most = Math.min(budget, room);
  const written = (pack: QuestionPack, shownSummary = summary) => {
    const messages = buildQuestionMessages({ ...parts, summary: shownSummary, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await select(most);
  const leaving = summaryElsewhere(opening, stays);
  const isAll = !showsAny(pack, stays) && leaving === summary;
  const elsewhere = isAll ? 'all' : written(await select(most, stays), leaving);
  return { ...written(pack), replyTokens: QUESTION_REPLY_TOKENS, windowTokens, elsewhere };
}

/** The summary as a model elsewhere may have it: not that of a file that stays here. */
function summaryElsewhere({ summary, summaryFile }: PromptOpening, stays: StaysHere): string {
  return summaryFile !== undefined && stays(summaryFile) ? '' : summary;
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
