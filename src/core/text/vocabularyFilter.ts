/** Bits for each text: 12 of them let three in a thousand others through. */
const BITS_EACH = 12;
const PROBES = 8;
/** Longer texts are no tokens. */
const LONGEST = 32;

/**
 * Which texts are tokens of a vocabulary: a Bloom filter (Bloom, "Space/time trade-offs in hash coding with allowable errors",
 * 1970), which never denies one that is. A vocabulary of 100 000 takes 150 kB.
 */
export class VocabularyFilter {
  readonly #bits: Uint8Array;
  readonly #size: number;

  constructor(bits: Uint8Array) {
    this.#bits = bits;
    this.#size = bits.length * 8;
  }

  /** The bits of a filter for these texts. */
  static bitsFor(texts: readonly string[]): Uint8Array {
    const bits = new Uint8Array(Math.ceil((texts.length * BITS_EACH) / 8));
    for (const text of texts) {
      let [a, b] = [SEED_A, SEED_B];
      for (let at = 0; at < text.length; at++) [a, b] = [stepA(a, text.charCodeAt(at)), stepB(b, text.charCodeAt(at))];
      const stride = mixed(b) | 1;
      for (let probe = 0, hash = mixed(a); probe < PROBES; probe++, hash = (hash + stride) >>> 0) {
        const bit = placeOf(hash, bits.length * 8);
        bits[bit >>> 3]! |= 1 << (bit & 7);
      }
    }
    return bits;
  }

  /** Whether a part of a text is a token. */
  has(text: string, start: number, end: number): boolean {
    if (end - start > LONGEST) return false;
    let [a, b] = [SEED_A, SEED_B];
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      a = stepA(a, code);
      b = stepB(b, code);
    }
    return this.#has(a, b);
  }

  /** Where the longest token ends that begins at `start` and ends at `end` at the latest; `start` where none does. */
  longest(text: string, start: number, end: number): number {
    const last = Math.min(end, start + LONGEST);
    let [a, b] = [SEED_A, SEED_B];
    let found = start;
    for (let at = start; at < last; at++) {
      const code = text.charCodeAt(at);
      a = stepA(a, code);
      b = stepB(b, code);
      if (this.#has(a, b)) found = at + 1;
    }
    return found;
  }

  #has(a: number, b: number): boolean {
    const stride = mixed(b) | 1;
    for (let probe = 0, hash = mixed(a); probe < PROBES; probe++, hash = (hash + stride) >>> 0) {
      const bit = placeOf(hash, this.#size);
      if ((this.#bits[bit >>> 3]! & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }
}

const SEED_A = 0x811c9dc5;
const SEED_B = 0x9747b28c;

/** FNV-1a's step, and one with another factor, so that the two say different things of a text. */
function stepA(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function stepB(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x5bd1e995);
}

/** One of `size` places for a hash of 32 bits, without a division. */
function placeOf(hash: number, size: number): number {
  return Math.floor((hash * size) / 0x1_0000_0000);
}

/** The last step of MurmurHash3: every bit of the hash reaches every bit of the result. */
function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
