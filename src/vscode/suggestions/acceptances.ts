import { settle, type TextChange } from './anchor.ts';
import { afterChanges, placed, type Suggestion } from './suggestion.ts';

/** One Accept: the suggestion before it, and what was left of it (`accepted` when nothing was). */
export interface Acceptance {
  readonly before: Suggestion;
  readonly after: Suggestion;
}

interface Remembered extends Acceptance {
  /** The editor took the Accept back; a redo would write it again. */
  readonly undone: boolean;
}

/** More than anybody undoes. */
const MOST = 100;

/**
 * What was accepted in this session, so that an undo of the editor brings the suggestion back and a redo takes it away again.
 * As everywhere, the exact text decides: an undo of something else changes nothing here.
 */
export class Acceptances {
  #all: readonly Remembered[] = [];

  add(acceptance: Acceptance): void {
    this.#all = [...this.#all, { ...acceptance, undone: false }].slice(-MOST);
  }

  /** Follows a document's change. Gives the suggestions as an undo or redo leaves them, the latest Accept first. */
  follow(
    uri: string,
    changes: readonly TextChange[],
    textAfter: string,
    step: 'undo' | 'redo' | undefined,
  ): Suggestion[] {
    const come: Suggestion[] = [];
    this.#all = this.#all.map((each) => {
      if (each.before.uri !== uri) return each;
      const moved = this.#moved(each, changes, textAfter);
      if (step === undefined || moved.undone !== (step === 'redo')) return moved;
      const [from, to] = step === 'undo' ? [moved.after, moved.before] : [moved.before, moved.after];
      const anchor = settle(from.anchor, to.bound, textAfter);
      if (!anchor.intact) return moved;
      const back = placed(to, anchor, textAfter);
      come.unshift(back);
      return step === 'undo' ? { ...moved, before: back, undone: true } : { ...moved, after: back, undone: false };
    });
    return come;
  }

  renamed(from: string, to: string): void {
    this.#all = this.#all.map((each) =>
      each.before.uri === from
        ? { ...each, before: { ...each.before, uri: to }, after: { ...each.after, uri: to } }
        : each,
    );
  }

  /** Only the side that the text shows is followed; the other one is looked for where that one was. */
  #moved(each: Remembered, changes: readonly TextChange[], textAfter: string): Remembered {
    return each.undone
      ? { ...each, before: afterChanges(each.before, changes, textAfter) }
      : { ...each, after: afterChanges(each.after, changes, textAfter) };
  }
}
