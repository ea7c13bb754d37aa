import { splitName } from './nameParts.ts';

/**
 * The names that stand in the code of a workspace, each once under a number, and the parts that they are made of, numbered too. It only
 * grows. Numbers depend on what was read first: nothing that is shown may depend on them, their order included.
 */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #partNumbers = new Map<string, number>();
  /** The parts of all names, one name after the other, and where those of each begin. */
  readonly #parts: number[] = [];
  readonly #starts: number[] = [0];
  readonly #namesByPart: number[][] = [];
  readonly #folded = new Map<string, number>();

  /** How many names there are; their numbers are below it. */
  get size(): number {
    return this.#names.length;
  }

  nameAt(name: number): string {
    return this.#names[name]!;
  }

  /** The number of a name. */
  add(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#numbers.set(name, number);
    this.#names.push(name);
    const parts = splitName(name).map((part) => this.#partNumber(part));
    for (const part of parts) this.#parts.push(part);
    for (const part of new Set(parts)) this.#namesByPart[part]!.push(number);
    this.#starts.push(this.#parts.length);
    return number;
  }

  /** How many parts a name has, each counted as often as it stands there. */
  partCount(name: number): number {
    return this.#starts[name + 1]! - this.#starts[name]!;
  }

  partsOf(name: number): readonly number[] {
    return this.#parts.slice(this.#starts[name], this.#starts[name + 1]);
  }

  /** The number of a part; undefined where no name has it. */
  partNamed(part: string): number | undefined {
    return this.#partNumbers.get(part);
  }

  namesWith(part: number): readonly number[] {
    return this.#namesByPart[part]!;
  }

  /** How many words `fold` has numbered. */
  get foldedSize(): number {
    return this.#folded.size;
  }

  /** The number of a word whatever its case, of a range of its own. */
  fold(word: string): number {
    const lower = word.toLowerCase();
    const known = this.#folded.get(lower);
    if (known !== undefined) return known;
    this.#folded.set(lower, this.#folded.size);
    return this.#folded.size - 1;
  }

  /** What `fold` gives for a word that some string of the code has; undefined for others. */
  folded(word: string): number | undefined {
    return this.#folded.get(word.toLowerCase());
  }

  #partNumber(part: string): number {
    const known = this.#partNumbers.get(part);
    if (known !== undefined) return known;
    this.#namesByPart.push([]);
    this.#partNumbers.set(part, this.#partNumbers.size);
    return this.#partNumbers.size - 1;
  }
}
