import type { Receipt } from '../core/context/receipt.ts';
import type { ReceiptStore } from '../core/ports.ts';

/** A receipt store that may hold a file open. */
export interface ClosableReceiptStore extends ReceiptStore {
  close(): void;
}

/** Receipts for as long as the process lives. */
export function createMemoryReceiptStore(): ClosableReceiptStore {
  const receipts = new Map<string, Receipt>();
  return {
    add(receipt) {
      const id = receiptId(receipt.promptDigest, receipts.size + 1);
      receipts.set(id, { ...receipt, id });
      return id;
    },
    get: (id) => receipts.get(id),
    close: () => receipts.clear(),
  };
}

/** `1f0c22ab-7`: the beginning of the prompt's digest, and the how many-th receipt of the workspace it is. */
export function receiptId(promptDigest: string, number: number): string {
  return `${promptDigest.slice(0, 8)}-${number}`;
}
