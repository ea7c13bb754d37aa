import type { PreparedPrompt } from '../core/context/preparedPrompt.ts';
import { questionReceipt } from '../core/context/receiptRecords.ts';
import { isCancelled } from '../core/errors.ts';
import { asSentTo } from '../core/privacy/forElsewhere.ts';
import type { RequestMeter } from '../core/usage/requestMeter.ts';
import type { UsageHost, UsageOutcome } from '../core/usage/usageRecord.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { type Asking, guardWith } from './askForReplacement.ts';
import { askForWords, type WordsAnswer } from './askForWords.ts';

/** An answer to a question about the code, with the receipt of what was sent. */
export interface QuestionAnswer extends WordsAnswer {
  readonly receipt: string;
}

/** How a question is asked, and who keeps what it cost. */
export interface QuestionAsking extends Omit<Asking, 'index' | 'action' | 'prepare'> {
  readonly index: Pick<WorkspaceIndex, 'keepReceipt' | 'keepDeparture' | 'keepUsage'>;
  /** One for each question. */
  readonly meter: RequestMeter;
  readonly host: UsageHost;
}

/** Asks a prepared question and keeps the receipt and what it cost, of a failure too. Throws as `askForWords`. */
export async function askQuestion(prepared: PreparedPrompt, asking: QuestionAsking): Promise<QuestionAnswer> {
  const { index, meter, host } = asking;
  const guard = guardWith((departure) => index.keepDeparture(departure));
  const keep = (outcome: UsageOutcome, receipt?: string) =>
    meter.keep(index, 'question', { host, outcome, ...(receipt === undefined ? {} : { receipt }) });
  try {
    const models = meter.models(asking.models);
    const answer = await askForWords(() => Promise.resolve(prepared), { ...asking, models, guard });
    const { model, usage } = answer.reply;
    const answering = asking.models.filter(({ id }) => id === model);
    const sent = asSentTo(prepared, answering);
    const receipt = await index.keepReceipt(questionReceipt(sent, { model, usage, outcome: 'explained' }));
    // An answer in words leaves nothing to accept.
    await keep('unchanged', receipt);
    return { ...answer, receipt };
  } catch (error) {
    if (isCancelled(error)) await keep('cancelled');
    else {
      const sent = asSentTo(prepared, asking.models);
      await keep('failed', await index.keepReceipt(questionReceipt(sent, { outcome: 'failed' })));
    }
    throw error;
  }
}
