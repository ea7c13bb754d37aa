import type { LocalFact } from '../../model/fileFacts.ts';
import type { LocalDraft } from './scopes.ts';

/** Numbers the locals that chains start with; those of which nothing is known are no roots. */
export class LocalTable {
  readonly #drafts: LocalDraft[] = [];
  readonly #indexes = new Map<LocalDraft, number>();
  readonly #valued = new Map<LocalDraft, boolean>();
  /** The facts of those numbered so far, as of the last `settle`. */
  readonly settled: LocalFact[] = [];

  rootOf(local: LocalDraft): string | undefined {
    if (local.types.length + local.tested.length + local.values.length === 0) return undefined;
    if (local.taken && local.types.length + local.tested.length === 0 && !this.#hasValue(local)) return undefined;
    let index = this.#indexes.get(local);
    if (index === undefined) {
      index = this.#drafts.push(local) - 1;
      this.#indexes.set(local, index);
    }
    return `%${index}`;
  }

  /** Whether any value can be read; one that hangs on itself may have some. */
  #hasValue(local: LocalDraft): boolean {
    const known = this.#valued.get(local);
    if (known !== undefined) return known;
    this.#valued.set(local, true);
    const has = local.values.some((read) => read().length > 0);
    this.#valued.set(local, has);
    return has;
  }

  /** Reads what is known of the locals numbered so far, and of those that this numbers; how many there are. */
  settle(): number {
    // Reading a value may number further locals: the list grows while it is walked.
    for (let index = this.settled.length; index < this.#drafts.length; index++) {
      const { types, stated, tested, values } = this.#drafts[index]!;
      const chains = values.flatMap((read) => read()).slice(0, 4);
      this.settled.push({
        ...(types.length === 0 ? {} : { types: [...types] }),
        ...(stated === undefined ? {} : { stated }),
        ...(tested.length === 0 ? {} : { narrowed: [...tested] }),
        ...(chains.length === 0 ? {} : { values: chains }),
      });
    }
    return this.settled.length;
  }
}
