import { isLlmstructError } from '../../core/errors.ts';
import type { ChatMessage } from '../../core/model/chat.ts';
import { pathOfId } from '../../core/model/symbolId.ts';
import { staysHere } from '../../core/settings/staysHere.ts';
import type { KeptUsage } from '../../core/usage/usageRecord.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';

/**
 * What was sent for a request, secrets masked, for who wants prompts in MLflow. Undefined where no receipt has it (any more), and where code of
 * `[privacy] local_only` is in it: the server may be anywhere.
 */
export async function sentPrompt(
  index: Pick<WorkspaceIndex, 'receipt' | 'settings'>,
  { receipt }: KeptUsage,
): Promise<readonly ChatMessage[] | undefined> {
  if (receipt === undefined) return undefined;
  try {
    const { messages, subject, items } = await index.receipt(receipt);
    const stays = staysHere((await index.settings()).localOnly);
    const ids = [...('target' in subject ? [subject.target] : []), ...items.map(({ id }) => id)];
    return ids.some((id) => stays(pathOfId(id))) ? undefined : messages;
  } catch (error) {
    if (!isLlmstructError(error)) throw error;
    return undefined;
  }
}
