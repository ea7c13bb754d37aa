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
  /** Called before each request: how many were made, and how many there will be at most. */
  readonly onProgress: (asked: number, most: number) => void;
  readonly cancellation: Cancellation;
  readonly clock: Clock;
}

/** No further whole definition is asked for after so long, in ms, once `FEWEST_CASES` were: slow models need no exact figure. */
const TIME_LIMIT_MS = 75_000;
const FEWEST_CASES = 4;

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
 * pass, by sentences. Sends nothing but these functions. Throws the model's failure, for example `model-unreachable`, or `Cancelled`.
 */
export async function tryModel(trial: Trial): Promise<TrialResult> {
  const { model, clock } = trial;
  const start = clock();
  const whole: CaseResult[] = [];
  for (const [place, each] of TRIAL_CASES.entries()) {
    if (place >= FEWEST_CASES && clock() - start > TIME_LIMIT_MS) break;
    trial.onProgress(place, TRIAL_CASES.length);
    whole.push(await askCase(each, 'whole', trial));
  }
  const first = whole.filter(({ passed }) => passed[0] === true).length;
  const second = whole.filter(({ passed }) => passed.includes(true)).length;
  const isGood = second >= GOOD_SHARE * whole.length;
  const sentences: CaseResult[] = [];
  for (const each of isGood ? [] : TRIAL_CASES.slice(0, whole.length)) {
    trial.onProgress(whole.length + sentences.length, 2 * whole.length);
    sentences.push(await askCase(each, 'sentence', trial));
  }
  const usable = sentences.filter(({ passed }) => passed[0] === true).length;
  const form: RequestForm = !isGood && usable >= USABLE_SHARE * sentences.length ? 'sentence' : 'whole';
  const all = [...whole, ...sentences];
  return {
    model: model.id,
    endpoint: model.endpoint,
    form,
    whole: { asked: whole.length, first, second },
    sentence: { asked: sentences.length, usable },
    ...counts(all.map(({ usage }) => usage)),
    answerMs: Math.round(median(all.map(({ ms }) => ms)) ?? 0),
  };
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
