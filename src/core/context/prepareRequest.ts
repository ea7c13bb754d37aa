import { documentationGap } from '../edits/documentationGap.ts';
import { LlmstructError } from '../errors.ts';
import type { CodeIndex } from '../indexing/codeIndex.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import { hideSecrets, maskSecrets } from '../privacy/secrets/maskSecrets.ts';
import { ACTION_RULES } from '../prompts/actions.ts';
import { familyOf } from '../prompts/modelFamily.ts';
import { fillTemplate } from '../prompts/promptTemplate.ts';
import { chooseTemplate } from '../prompts/promptTemplates.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import { lineAt } from '../text/textRange.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import { buildMessages, promptTokens, replyShare, roomForContext, WINDOW_MARGIN } from './buildPrompt.ts';
import type { ContextPack } from './contextPack.ts';
import type { ImproveRequest } from './contextRequests.ts';
import { findTarget } from './findTarget.ts';
import type { PreparedRequest } from './preparedPrompt.ts';
import { type PromptOpening, showsAny, summaryElsewhere } from './promptOpening.ts';
import { problemsInside, templateValues } from './requestText.ts';
import { type BodyReader, selectContext } from './selectContext.ts';
import { SENTENCE_TOKENS, sentenceMessages } from './sentencePrompt.ts';
import { testPlace } from './testPlace.ts';

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
      ? sentencePrompt(request, { base, located, language: language.id, targetText, shown })
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
  const fill = request.fill ?? 'callers';
  const choose = (left?: StaysHere) => selectContext(target, index, budget, fill, readBody, digest, left);
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
  { action, answerLanguage }: Pick<ImproveRequest, 'action' | 'answerLanguage'>,
  { base, located, language, targetText, shown }: SentenceTarget,
): Pick<PreparedRequest, 'messages' | 'gap'> | undefined {
  if (!ACTION_RULES[action].edits) return { messages: sentenceMessages(shown, answerLanguage) };
  const messages = sentenceMessages(shown);
  const header = normalisedText(base.slice(lineStart(base, located.start), located.headerEnd));
  const gap = shown === targetText ? documentationGap(targetText, header.length, language) : undefined;
  return gap && { messages, gap };
}

/** What stands in a definition by its names, for a choice of something smaller. */
function memberNames(definitions: readonly LocatedDefinition[], located: LocatedDefinition): readonly string[] {
  const place = definitions.indexOf(located);
  return definitions.filter(({ parent }) => parent === place).map(({ name }) => name);
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
