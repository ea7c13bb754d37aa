import type { PreparedPrompt } from '../core/context/preparedPrompt.ts';
import { questionReceipt } from '../core/context/receiptRecords.ts';
import { isCancelled } from '../core/errors.ts';
import { asSentTo } from '../core/privacy/localOnly.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { type Asking, guardWith } from './askForReplacement.ts';
import { askForWords, type WordsAnswer } from './askForWords.ts';

/** An answer to a question about the code, with the receipt of what was sent. */
export interface QuestionAnswer extends WordsAnswer {
  readonly receipt: string;
}

/** Asks a prepared question and keeps the receipt, of a failure too. Throws as `askForWords`. */
export async function askQuestion(
  prepared: PreparedPrompt,
  asking: Omit<Asking, 'index' | 'action' | 'prepare'> & {
    readonly index: Pick<WorkspaceIndex, 'keepReceipt' | 'keepDeparture'>;
  },
): Promise<QuestionAnswer> {
  const { index } = asking;
  const guard = guardWith((departure) => index.keepDeparture(departure));
  try {
    const answer = await askForWords(() => Promise.resolve(prepared), { ...asking, guard });
    const { model, usage } = answer.reply;
    const answering = asking.models.filter(({ id }) => id === model);
    const sent = asSentTo(prepared, answering);
    const receipt = await index.keepReceipt(questionReceipt(sent, { model, usage, outcome: 'explained' }));
    return { ...answer, receipt };
  } catch (error) {
    if (!isCancelled(error))
      await index.keepReceipt(questionReceipt(asSentTo(prepared, asking.models), { outcome: 'failed' }));
    throw error;
  }
}
