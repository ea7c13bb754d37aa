import type { QuestionPromptRequest } from '../context/contextRequests.ts';
import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import { LlmstructError } from '../errors.ts';
import { familyOf } from '../prompts/modelFamily.ts';
import { chooseTemplate } from '../prompts/promptTemplates.ts';
import { analysisWords, taskDigest } from '../tasks/analysis/analysisWords.ts';
import { checkAnalysis } from '../tasks/analysis/checkAnalysis.ts';
import type { KeptAnalysis } from '../tasks/analysis/taskAnalysis.ts';
import type { TaskWithPlace } from '../tasks/file/tasksReading.ts';
import { taskInstruction } from '../tasks/taskInstruction.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** Analyses of tasks: their prompts, what of a model's words holds, and those that were kept. */
export function createAnalyses(
  now: CurrentIndex,
  { tasks: store, digest }: Pick<LlmstructPorts, 'tasks' | 'digest'>,
  prepareQuestion: (request: QuestionPromptRequest) => Promise<PreparedPrompt>,
): Pick<WorkspaceIndex, 'prepareAnalysis' | 'checkAnalysis' | 'keepAnalysis' | 'analyses'> {
  /** Throws `task-unknown`. */
  function taskOf(id: string): TaskWithPlace {
    const task = store.read().tasks.find((each) => each.id === id);
    if (task === undefined) throw new LlmstructError('task-unknown', { id });
    return task;
  }

  return {
    async prepareAnalysis({ id, model, answerLanguage, ...request }) {
      const task = taskOf(id);
      const { prompts } = (await now.texts()).settings;
      const family = model === undefined ? undefined : familyOf(model);
      const template = await chooseTemplate('analyze', family, prompts.dir, (path) => now.textOf(path, request.open));
      const words = taskInstruction(task);
      const about = task.symbol === undefined ? words : `${task.symbol}\n${words}`;
      const question = analysisWords(template, task, answerLanguage);
      const prompt = await prepareQuestion({ ...request, question, words: about, fill: 'bodies' });
      return { prompt, of: taskDigest(task, digest), ...(await baselines(prompt)) };
    },

    checkAnalysis: ({ id, reply, shown }) =>
      now.readingAgainIfLost(async () => {
        const task = taskOf(id);
        const { index } = await now.state();
        return checkAnalysis(reply, `${task.symbol ?? ''}\n${taskInstruction(task)}`, shown, index);
      }),

    keepAnalysis: async (analysis) => store.rememberAnalysis(analysis.task, analysis),

    async analyses() {
      const kept = store.analyses();
      if (kept.size === 0) return new Map<string, KeptAnalysis>();
      const tasks = store.read().tasks.flatMap((task): readonly (readonly [string, KeptAnalysis])[] => {
        const analysis = kept.get(task.id);
        if (analysis === undefined) return [];
        return [[task.id, analysis.of === taskDigest(task, digest) ? analysis : { ...analysis, stale: true }]];
      });
      return new Map(tasks);
    },
  };

  /** What somebody would send who sends the files whole that the prompt shows parts of. */
  async function baselines({ pack }: PreparedPrompt) {
    const { index } = await now.state();
    const files = new Set(pack.items.map(({ path }) => path));
    const imported = new Set([...files].flatMap((path) => [...(index.resolution(path)?.imported.values() ?? [])]));
    const tokens = (paths: ReadonlySet<string>) =>
      [...paths].reduce((sum, path) => sum + (index.modules.get(path)?.facts.tokens ?? 0), 0);
    return { fileTokens: tokens(files), withImportsTokens: tokens(new Set([...files, ...imported])) };
  }
}
