import type { Node } from './trees/tree.ts';

const identifier = /[\p{ID_Start}$_@#][\p{ID_Continue}$\u200c\u200d]*/uy;

/** A stretch of a text; every node is one. */
export interface TextRange {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** A text with its line starts; offsets are UTF-16 code units, lines 1-based. */
export class SourceText {
  readonly text: string;
  readonly #lineStarts: number[];
  readonly #wholeNames: boolean;

  /** `wholeNames`: see `Language.wholeNames`. */
  constructor(text: string, wholeNames = false) {
    this.text = text;
    this.#wholeNames = wholeNames;
    this.#lineStarts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 1-based, in UTF-16 code units. */
  columnOf(offset: number): number {
    return offset - this.#lineStarts[this.lineOf(offset) - 1]! + 1;
  }

  textOf(node: TextRange): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** The identifier that starts at a node: of one that says more (`Shop<T>`), the name alone. */
  nameAt(node: Node): string {
    if (this.#wholeNames) return this.textOf(node);
    identifier.lastIndex = node.startIndex;
    return identifier.exec(this.text)?.[0] ?? this.textOf(node);
  }
}
