import { estimateTokens } from './tokenEstimate.ts';

/** Before a line that has anything but blanks: no piece of the tokenizer's goes over its beginning. */
const LINE_START = /(?<=\n)(?=[^\S\r\n]*\S)/;

/** The estimates of texts that have most of their lines in common: each line is estimated once, and the sum is that of the whole. */
export class LineEstimates {
  readonly #known = new Map<string, number>();

  /** Exactly what `estimateTokens` says of the text. */
  of(text: string): number {
    let tokens = 0;
    for (const line of text.split(LINE_START)) {
      let known = this.#known.get(line);
      if (known === undefined) {
        known = estimateTokens(line);
        this.#known.set(line, known);
      }
      tokens += known;
    }
    return tokens;
  }
}
