import type { SourceFacts } from './fileFacts.ts';

/** `SourceFacts` as JSON, as they travel between threads and lie in stores. */
export interface PackedFacts {
  readonly facts: string;
  readonly body: string;
  readonly words: string;
}

export function packFacts({ facts, body, words }: SourceFacts): PackedFacts {
  return { facts: JSON.stringify(facts), body: JSON.stringify(body), words: JSON.stringify(words) };
}
