import type { RequestForm } from '../core/context/requestForms.ts';
import type { CheckedReply } from '../core/edits/checkedReply.ts';
import type { Cancellation, ChatModel, ChatUsage, Clock } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { askForReplacement } from './askForReplacement.ts';
import { isModelFailure } from './modelRouter.ts';
import { TRIAL_CASES, type TrialCase } from './trialCases.ts';
import type { TrialResult } from './trialStore.ts';

export interface Trial {
  readonly model: ChatModel;
  /** Over a workspace that holds the trial's cases and nothing else. */
  readonly index: Pick<WorkspaceIndex, 'prepare' | 'check'>;
  /** Called before each request: how many cases were asked for in this form, and how many there are. */
  readonly onProgress: (form: RequestForm, asked: number, most: number) => void;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
}

/** What a trial takes, in ms: of a slow model fewer cases are tried, but never fewer than `FEWEST_CASES`, one in each language. */
const TRIAL_MS = 60_000;
/** What of it whole definitions may take: a model that fails them is tried with sentences in the rest. */
const WHOLE_MS = 40_000;
const FEWEST_CASES = 2;

/** Of the whole definitions of a model that gets them, at least so many pass the gate by the second try. */
const GOOD_SHARE = 0.75;
/** Of the sentences of a model that does better with them, at least so many are sentences. */
const USABLE_SHARE = 0.5;

/** What one case showed. */
export interface CaseResult {
  /** Whether the gate let each answer pass, in order: the first, perhaps a second. */
  readonly passed: readonly boolean[];
  readonly usage: ChatUsage;
  readonly ms: number;
}

/**
 * Tries a model: it documents twelve small functions, each through the gate as any request, first as whole definitions, then, where too few
 * pass, by sentences; of a slow model as many as a minute allows. Sends nothing but these functions. Throws the model's failure, for
 * example `model-unreachable`, or `Cancelled`.
 */
export async function tryModel(trial: Trial): Promise<TrialResult> {
  const { model, clock } = trial;
  const start = clock();
  const whole = await askCases('whole', start + WHOLE_MS, trial);
  const first = whole.filter(({ passed }) => passed[0] === true).length;
  const second = whole.filter(({ passed }) => passed.includes(true)).length;
  const isGood = second >= GOOD_SHARE * whole.length;
  const sentences = isGood ? [] : await askCases('sentence', start + TRIAL_MS, trial);
  const usable = sentences.filter(({ passed }) => passed[0] === true).length;
  const form: RequestForm = !isGood && usable >= USABLE_SHARE * sentences.length ? 'sentence' : 'whole';
  const all = [...whole, ...sentences];
  return {
    model: model.id,
    endpoint: model.endpoint,
    form,
    cases: TRIAL_CASES.length,
    whole: { asked: whole.length, first, second },
    sentence: { asked: sentences.length, usable },
    ...counts(all.map(({ usage }) => usage)),
    answerMs: Math.round(median(all.map(({ ms }) => ms)) ?? 0),
  };
}

/** Asks for the cases in turn, until the next one would not be answered by `end` if it took as long as those before it. */
async function askCases(form: RequestForm, end: number, trial: Trial): Promise<readonly CaseResult[]> {
  const start = trial.clock();
  const results: CaseResult[] = [];
  for (const each of TRIAL_CASES) {
    const now = trial.clock();
    if (results.length >= FEWEST_CASES && now + (now - start) / results.length > end) break;
    trial.onProgress(form, results.length, TRIAL_CASES.length);
    results.push(await askCase(each, form, trial));
  }
  return results;
}

/** Asks for the documentation of one case in one form. Throws as `tryModel`. */
export async function askCase(
  { path, name }: TrialCase,
  form: RequestForm,
  trial: Omit<Trial, 'onProgress'>,
): Promise<CaseResult> {
  const { model, index, cancellation, clock } = trial;
  const passed: boolean[] = [];
  const check: WorkspaceIndex['check'] = async (request) => {
    const checked = await index.check(request);
    passed.push(isAnswer(checked));
    return checked;
  };
  const start = clock();
  const action = 'document';
  const request = { target: `${path}#${name}`, action, instruction: '', budget: 256 } as const;
  try {
    const { reply } = await askForReplacement({
      action,
      prepare: (limits) => index.prepare({ ...request, ...limits, form }),
      index: { check },
      models: [model],
      log: { write: () => {} },
      onProgress: () => {},
      cancellation,
    });
    return { passed, usage: reply.usage, ms: clock() - start };
  } catch (error) {
    // An answer that broke off is an answer that does not pass; a server that is not there is no result.
    if (!isModelFailure(error) || error.code !== 'model-interrupted') throw error;
    return { passed: [...passed, false], usage: {}, ms: clock() - start };
  }
}

/** A definition without documentation that comes back unchanged was not documented. */
function isAnswer({ status }: CheckedReply): boolean {
  return status === 'suggested';
}

function counts(usages: readonly ChatUsage[]): Pick<TrialResult, 'promptTokens' | 'replyTokens'> {
  const promptTokens = median(usages.flatMap((usage) => usage.promptTokens ?? []));
  const replyTokens = median(usages.flatMap((usage) => usage.replyTokens ?? []));
  return {
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(replyTokens === undefined ? {} : { replyTokens }),
  };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
