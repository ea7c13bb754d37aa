import type { QuestionPack } from '../context/contextPack.ts';
import type { ImproveRequest, QuestionPromptRequest, QuestionRequest } from '../context/contextRequests.ts';
import { findTarget } from '../context/findTarget.ts';
import type { PreparedPrompt, PreparedRequest } from '../context/preparedPrompt.ts';
import { prepareQuestionPrompt } from '../context/prepareQuestionPrompt.ts';
import { prepareRequest } from '../context/prepareRequest.ts';
import { selectContext } from '../context/selectContext.ts';
import { selectForQuestion } from '../context/selectForQuestion.ts';
import { LlmstructError } from '../errors.ts';
import { answerQuestion } from '../search/answerQuestion.ts';
import { chooseTargets } from '../search/chooseTargets.ts';
import type { StaysHere } from '../settings/staysHere.ts';
import { staysHere } from '../settings/staysHere.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** Contexts for definitions and questions, and the prompts made of them. */
export function createContexts(
  now: CurrentIndex,
  { parser, digest }: Pick<LlmstructPorts, 'parser' | 'digest'>,
): Pick<WorkspaceIndex, 'context' | 'search' | 'targets' | 'prepare' | 'prepareQuestion'> {
  async function prepare(request: ImproveRequest): Promise<PreparedRequest> {
    const { open } = request;
    const index = await now.with(open);
    const { parts } = await now.state();
    const { privacy, prompts } = (await now.texts()).settings;
    return prepareRequest(request, index, parts, {
      stays: staysHere(privacy.localOnly),
      textOf: (path) => now.textOf(path, open),
      readBody: now.bodyReader(open),
      parser,
      digest,
      promptFolder: prompts.dir,
    });
  }

  async function search(
    { question, budget, fill, open, elsewhere }: QuestionRequest,
    left?: StaysHere,
  ): Promise<QuestionPack> {
    const answer = answerQuestion(question, await now.with(open), now.words);
    const stays = left ?? (elsewhere ? await now.staying() : undefined);
    return selectForQuestion(question, answer, budget, fill, now.bodyReader(open), digest, stays);
  }

  async function prepareQuestion(request: QuestionPromptRequest): Promise<PreparedPrompt> {
    const { parts } = await now.state();
    const choose = (budget: number, left?: StaysHere) =>
      search({ ...request, question: request.words ?? request.question, budget }, left);
    return prepareQuestionPrompt(request, parts, choose, await now.staying());
  }

  return {
    prepare: (request) => now.readingAgainIfLost(() => prepare(request)),
    prepareQuestion: (request) => now.readingAgainIfLost(() => prepareQuestion(request)),
    search: (request) => now.readingAgainIfLost(() => search(request)),

    context: (request) =>
      now.readingAgainIfLost(async () => {
        const index = await now.with(request.open);
        const target = findTarget(request.target, index);
        const stays = request.elsewhere ? await now.staying() : undefined;
        if (stays?.(target.module.path)) throw new LlmstructError('local-only', { target: target.id });
        const read = now.bodyReader(request.open);
        return selectContext(target, index, request.budget, request.fill, read, digest, stays);
      }),

    targets: (request) =>
      now.readingAgainIfLost(async () => chooseTargets(request, await now.with(request.open), now.words)),
  };
}
