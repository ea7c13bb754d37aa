import type { RequestForm } from '../core/context/requestForms.ts';

/** What came out when a model was tried. */
export interface TrialResult {
  /** `provider/model`. */
  readonly model: string;
  /** Where it was asked. */
  readonly endpoint: string;
  /** What it does best with. */
  readonly form: RequestForm;
  /** How many cases there are: of a slow model fewer are asked for. */
  readonly cases: number;
  /** Of the cases asked for a whole definition: how many, and how many answers passed the gate at the first and by the second try. */
  readonly whole: { readonly asked: number; readonly first: number; readonly second: number };
  /** Of the cases asked for a sentence: how many, and how many answers were one that could be put in place. */
  readonly sentence: { readonly asked: number; readonly usable: number };
  /** Medians over all answers, as the server reported them; absent where it did not. */
  readonly promptTokens?: number;
  readonly replyTokens?: number;
  /** Median time of an answer in ms. */
  readonly answerMs: number;
}

/** Results by model and place, kept for the user. */
export interface TrialStore {
  get(model: string, endpoint: string): Promise<TrialResult | undefined>;
  put(result: TrialResult): Promise<void>;
}

/** Whether the minute of a trial was over before every case was asked for in each form that was tried. */
export function isCutShort({ cases, whole, sentence }: TrialResult): boolean {
  return whole.asked < cases || (sentence.asked > 0 && sentence.asked < cases);
}
