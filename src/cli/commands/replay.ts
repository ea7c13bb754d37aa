import { Command } from 'commander';
import type { Receipt } from '../../core/context/receipt.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';
import { printJson, printText } from '../output.ts';
import { promptText } from '../promptText.ts';
import { withWorkspace } from '../workspace.ts';

export function replayCommand(context: CliContext): Command {
  const { t } = context;
  const command = new Command('replay')
    .description(t('Print the prompt of a past request, byte for byte'))
    .argument('<receipt>', t('the id of its receipt'));
  return addCommonOptions(command, t).action(async (receipt: string, options: CommonOptions) =>
    context.exit(await runReplay(context, receipt, options)),
  );
}

/** Needs no index: what was sent is in the receipt. */
async function runReplay(context: CliContext, id: string, options: CommonOptions): Promise<number> {
  return withWorkspace(context, options.input, undefined, async ({ index }) => {
    const receipt = await index.receipt(id);
    const { messages, promptDigest } = receipt;
    if (messages === undefined)
      throw new LlmstructError('receipt-without-prompt', { receipt: id, digest: promptDigest });
    if (options.json === true) printJson(context, receiptDocument(receipt));
    else printText(context, receipt.form === 'context' ? messages[0]!.content : promptText(messages));
    return EXIT.fine;
  });
}

/** The form of `replay --json`. */
function receiptDocument({ id, subject, ...receipt }: Receipt): object {
  const asked = 'question' in subject ? { target: null, query: subject.question } : subject;
  return { receipt: id, ...asked, ...receipt };
}
