import type { ChatMessage } from '../model/chat.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** One time that something left this machine: what, where to and when, without the text. */
export interface Departure {
  /** Milliseconds since 1970, just before it was sent. */
  readonly at: number;
  /** `provider/model`. */
  readonly model: string;
  /** An address without credentials. */
  readonly endpoint: string;
  /** The definitions whose code is in it, the target first. */
  readonly symbols: readonly SymbolId[];
  /** The messages in UTF-8, or a recording. */
  readonly bytes: number;
  /** 16 hex digits over the messages as JSON; the receipt of the same prompt has the same. */
  readonly digest: string;
}

/** A departure that is about to happen; its messages are counted, not kept. */
export interface NewDeparture extends Pick<Departure, 'model' | 'endpoint' | 'symbols'> {
  readonly messages: readonly ChatMessage[];
  /** The size of a recording that goes with it. */
  readonly recordingBytes?: number;
}
