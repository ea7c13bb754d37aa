import type { DefinitionDraft } from './definitionDraft.ts';

/** Finds the innermost definition around an offset; definitions are nested and sorted by start. */
export class OwnerFinder {
  readonly #drafts: readonly DefinitionDraft[];
  readonly #owning: number[];

  constructor(drafts: readonly DefinitionDraft[]) {
    this.#drafts = drafts;
    this.#owning = drafts.flatMap((draft, index) => (draft.ofClass || draft.part ? [] : [index]));
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#owning.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#drafts[this.#owning[middle]!]!.outerStart <= offset) low = middle + 1;
      else high = middle;
    }
    let index = low === 0 ? -1 : this.#owning[low - 1]!;
    // A member written outside its type has an owner that is not around it, perhaps not even before it.
    while (index >= 0 && !this.#holds(index, offset)) index = this.#drafts[index]!.parent;
    return index;
  }

  #holds(index: number, offset: number): boolean {
    const { outerStart, outerEnd, part } = this.#drafts[index]!;
    return !part && outerStart <= offset && offset < outerEnd;
  }
}
