import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import { ACTION_RULES } from '../prompts/actions.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import { buildMessages, promptTokens, replyShare, roomForContext, WINDOW_MARGIN } from './buildPrompt.ts';
import type { ContextPack } from './contextPack.ts';
import type { ImproveRequest } from './contextRequests.ts';
import { locateTarget, type RequestTarget } from './locateTarget.ts';
import type { PreparedRequest } from './preparedPrompt.ts';
import { type PromptOpening, showsAny, summaryElsewhere } from './promptOpening.ts';
import type { PromptSources } from './promptSources.ts';
import { type RequestWording, wordRequest } from './requestWording.ts';
import { selectContext } from './selectContext.ts';
import { SENTENCE_TOKENS, sentencePrompt } from './sentencePrompt.ts';
import { testPlace } from './testPlace.ts';

/**
 * The whole prompt for an action on a definition, secrets masked. Throws as `findTarget`, `prompt-too-large`, `prompt-template`, and
 * `no-tests` for a test in a language that has none.
 */
export async function prepareRequest(
  request: ImproveRequest,
  index: CodeIndex,
  opening: PromptOpening,
  sources: PromptSources,
): Promise<PreparedRequest> {
  const target = await locateTarget(request.target, index, sources);
  const { windowTokens, capTokens } = request;
  const facts = {
    target: target.id,
    path: target.path,
    action: request.action,
    language: target.language,
    windowTokens,
    ...(capTokens === undefined ? {} : { capTokens }),
    base: target.base,
    start: target.located.start,
    end: target.located.end,
    fileTokens: target.fileTokens,
    withImportsTokens: target.fileTokens + importedTokens(target.path, index),
  };
  const cap = Math.min(windowTokens, capTokens ?? Infinity);
  const sentence = request.form === 'sentence' ? sentencePrompt(request, target) : undefined;
  if (sentence !== undefined) {
    const tokens = promptTokens(sentence.messages);
    if (tokens + SENTENCE_TOKENS + WINDOW_MARGIN <= cap) {
      const pack = await selectContext(target.indexed, index, 0, 'none', sources.readBody, sources.digest);
      const counts = { promptTokens: tokens, replyTokens: SENTENCE_TOKENS };
      const elsewhere = sources.stays(target.path) ? 'nothing' : 'all';
      return { ...facts, ...sentence, ...counts, form: 'sentence', pack, elsewhere, request: '' };
    }
  }
  const { writesTest } = ACTION_RULES[request.action];
  const place = writesTest ? await testPlace(target.indexed, index, sources.textOf, sources.stays) : undefined;
  const wording = await wordRequest(request, target, place, sources);
  return {
    ...facts,
    ...(await wholePrompt(request, target, wording, cap, index, opening, sources)),
    form: 'whole',
    replyTokens: replyShare(target.text, request.action),
    request: wording.first,
    ...(wording.others === undefined ? {} : { otherWords: wording.others }),
    ...(place === undefined ? {} : { test: place.test }),
  };
}

/** The prompt with the context that has room, and the same for a model elsewhere. */
async function wholePrompt(
  request: ImproveRequest,
  target: RequestTarget,
  wording: RequestWording,
  cap: number,
  index: CodeIndex,
  opening: PromptOpening,
  { readBody, digest, stays }: PromptSources,
): Promise<Pick<PreparedRequest, 'messages' | 'promptTokens' | 'pack' | 'elsewhere'>> {
  const parts = {
    instructions: opening.instructions,
    summary: opening.summary,
    language: target.language,
    path: target.path,
    targetText: target.shown,
    request: wording.first,
  };
  const members = memberNames(target.definitions, target.located);
  const room = roomForContext({ ...parts, request: wording.longest }, request.action, cap, target.id, members);
  const budget = Math.min(request.budget, room);
  const fill = request.fill ?? 'callers';
  const choose = (left?: StaysHere) => selectContext(target.indexed, index, budget, fill, readBody, digest, left);
  const written = (pack: ContextPack, summary = parts.summary) => {
    const messages = buildMessages({ ...parts, summary, context: pack.text });
    return { messages, promptTokens: promptTokens(messages), pack };
  };
  const pack = await choose();
  const summary = summaryElsewhere(opening, stays);
  const isAll = !showsAny(pack, stays) && summary === opening.summary;
  const elsewhere = stays(target.path) ? 'nothing' : isAll ? 'all' : written(await choose(stays), summary);
  return { ...written(pack), elsewhere };
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
