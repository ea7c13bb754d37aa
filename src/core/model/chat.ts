/** One message of a conversation with a model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Counts as the server reported them; absent means unknown, never zero. Durations in ms. */
export interface ChatUsage {
  readonly promptTokens?: number;
  readonly replyTokens?: number;
  /** Those of `promptTokens` that the server had read before. */
  readonly cachedTokens?: number;
  readonly loadMs?: number;
  readonly promptMs?: number;
  readonly replyMs?: number;
  readonly firstTokenMs?: number;
  /** Waited for other requests to the same server. */
  readonly queueMs?: number;
  /** Where the server does not count them: the share of the prompt, 0 to 1, estimated by the time that reading took. */
  readonly reusedShare?: number;
}
