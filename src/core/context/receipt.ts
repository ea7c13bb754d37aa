import type { ChatMessage, ChatUsage } from '../model/chat.ts';
import type { SymbolId } from '../model/symbolId.ts';
import type { ActionName } from '../prompts/actions.ts';
import type { ContextItem, DroppedItem } from './contextPack.ts';

/** What was asked for. */
export type ReceiptSubject =
  | { readonly target: SymbolId; readonly action?: ActionName; readonly instruction?: string }
  | { readonly question: string };

/** One request: what was asked, what was sent and why, what was left out, and what came of it. */
export interface ReceiptRecord {
  readonly subject: ReceiptSubject;
  /** `context`: the context alone was printed; its text is the only message. */
  readonly form: 'context' | 'prompt';
  readonly budget: number;
  /** Absent where no model was to be asked. */
  readonly windowTokens?: number;
  /** The cap of prompt and reply, where it was less than the window. */
  readonly capTokens?: number;
  /** Our own estimate of all messages. */
  readonly promptTokens: number;
  readonly items: readonly ContextItem[];
  readonly dropped: readonly DroppedItem[];
  /** `provider/model` that answered, and what it reported. */
  readonly model?: string;
  readonly usage?: ChatUsage;
  /** What became of the answer: `suggested`, `refused`, `unchanged`, … */
  readonly outcome?: string;
  readonly messages: readonly ChatMessage[];
}

/** A receipt as it is kept. */
export interface Receipt extends Omit<ReceiptRecord, 'messages'> {
  /** Short and unique in the workspace: `1f0c22ab-7`. */
  readonly id: string;
  /** 16 hex digits over the messages as JSON. */
  readonly promptDigest: string;
  /** Absent where `[privacy] keep_prompts = false` kept the digest only. */
  readonly messages?: readonly ChatMessage[];
}
