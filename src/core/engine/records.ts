import { LlmstructError } from '../errors.ts';
import { utf8Length } from '../model/utf8Length.ts';
import { usageDays } from '../usage/usageDays.ts';
import type { UsageLedger } from '../usage/usageLedger.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** What is kept of requests: receipts, what left the machine, what they cost. */
export function createRecords(
  now: CurrentIndex,
  ledger: UsageLedger,
  ports: Pick<LlmstructPorts, 'receipts' | 'departures' | 'usage' | 'digest' | 'now'>,
): Pick<
  WorkspaceIndex,
  | 'keepReceipt'
  | 'receipt'
  | 'keepDeparture'
  | 'departures'
  | 'keepUsage'
  | 'settleUsage'
  | 'unsentUsage'
  | 'markUsageSent'
  | 'usage'
  | 'usageDays'
> {
  return {
    async keepReceipt({ messages, ...record }) {
      const { settings } = await now.texts();
      const promptDigest = ports.digest(JSON.stringify(messages));
      const receipt = { ...record, promptDigest };
      return ports.receipts.add(settings.privacy.keepPrompts ? { ...receipt, messages } : receipt);
    },

    receipt(id) {
      const receipt = ports.receipts.get(id);
      if (receipt === undefined) return Promise.reject(new LlmstructError('receipt-unknown', { receipt: id }));
      const { messages, promptDigest } = receipt;
      if (messages !== undefined && ports.digest(JSON.stringify(messages)) !== promptDigest) {
        return Promise.reject(new LlmstructError('receipt-differs', { receipt: id, digest: promptDigest }));
      }
      return Promise.resolve(receipt);
    },

    keepDeparture({ messages, recordingBytes = 0, ...departure }) {
      const bytes = messages.reduce((sum, { content }) => sum + utf8Length(content), recordingBytes);
      ports.departures.add({ ...departure, at: ports.now(), bytes, digest: ports.digest(JSON.stringify(messages)) });
      return Promise.resolve();
    },
    departures: (since) => Promise.resolve(ports.departures.list(since)),

    keepUsage: (usage) => now.readingAgainIfLost(async () => ledger.add(usage, (await now.state()).index)),
    settleUsage: (verdict) => Promise.resolve(ledger.settle(verdict)),
    unsentUsage: ({ target, most }) => ledger.unsent(target, most),
    markUsageSent: ({ target, sent }) => Promise.resolve(ports.usage.markSent(target, sent)),
    usage: (since) => ledger.groups(since),
    usageDays: ({ since, ahead }) => Promise.resolve(usageDays(ports.usage.list(since), ahead)),
  };
}
