import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import type { EditProblem } from '../core/edits/checkedReply.ts';
import { isCancelled } from '../core/errors.ts';
import type { ChatUsage } from '../core/ports.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import type { UsageHost } from '../core/usage/usageRecord.ts';
import { prepareOffer } from './fitRequest.ts';
import {
  type ActionHost,
  type ActionRecord,
  type ActionResult,
  actionSource,
  keepAction,
  runPrepared,
} from './runAction.ts';

/** What `generateDiff` gives: the form that `improve --json` prints. */
export interface GeneratedDiff {
  readonly status: ActionResult['status'];
  readonly target: string;
  readonly diff: string;
  readonly problems: readonly EditProblem[];
  readonly model: string;
  readonly usage: ChatUsage;
  readonly receipt: string;
  readonly text?: string;
}

/**
 * A change of a definition by the user's words, as a diff: for hosts that show or apply diffs themselves. The same path as
 * `improve` on the command line. Throws as `runAction`.
 */
export async function generateDiff(
  target: string,
  instruction: string,
  host: ActionHost & { readonly usageHost: UsageHost },
  action: ActionName = 'better',
): Promise<GeneratedDiff> {
  const { budget } = await host.index.settings();
  const source = actionSource({ target, instruction, action, budget }, host);
  const prepared = await prepareOffer(source.prepare);
  const keep = (sent: PreparedRequest, record: ActionRecord) =>
    keepAction(sent, instruction, record, host, host.usageHost);
  try {
    const { status, diff, problems, model, usage, text, prepared: sent } = await runPrepared(prepared, source, host);
    const receipt = (await keep(sent, { status, model, usage })) ?? '';
    const said = text === undefined ? {} : { text };
    return { status, target: prepared.target, diff, problems, model, usage, receipt, ...said };
  } catch (error) {
    await keep(prepared, { status: isCancelled(error) ? 'cancelled' : 'failed' });
    throw error;
  }
}
