import type { ActionName } from '../prompts/actions.ts';

/**
 * How a model is asked. `whole`: it returns the definition again, changed. `sentence`: it writes one sentence about the definition,
 * which is put in its place by us; of a tiny model's whole functions one in twelve is right, of its sentences six (measured).
 */
const REQUEST_FORMS = ['whole', 'sentence'] as const;
export type RequestForm = (typeof REQUEST_FORMS)[number];

/** Actions that a sentence can answer. */
const SENTENCE_ACTIONS: ReadonlySet<ActionName> = new Set<ActionName>(['document', 'explain']);

/** Below this many parameters a model that was not tried is taken for tiny. */
const TINY = 1e9;

/** The form of a request to a model that does best with `best`. */
export function requestForm(action: ActionName, best: RequestForm): RequestForm {
  return SENTENCE_ACTIONS.has(action) ? best : 'whole';
}

/** What a model that was not tried is taken to do best with, by its parameters. */
export function formBySize(parameters: number | undefined): RequestForm {
  return parameters !== undefined && parameters < TINY ? 'sentence' : 'whole';
}
