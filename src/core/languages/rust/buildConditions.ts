/** What only builds have that check the code: tests, their models of threads and memory, documentation. */
const CHECKING = new Set(['test', 'doctest', 'doc', 'docsrs', 'miri', 'loom', 'fuzzing', 'kani']);
/** Crates put their own name before that of such a tool: `crossbeam_loom`. */
const PREFIX = /^\w+_(?=(?:loom|miri|kani|fuzzing)$)/;
/** What only the compiler of tomorrow takes, or who asks for it. */
const UNSTABLE = /nightly|unstable/;

/** What no machine with a system of its own is, and the systems of which most code has a part beside that for all others. */
const FAR = /^"(?:wasm\w*|wasi\w*|emscripten|unknown|none|windows)"$/;

/** Of the families of systems the one that most code is written on; undefined for what is none. */
function platform(name: string): boolean | undefined {
  if (name === 'unix') return true;
  return name === 'windows' || name === 'wasm' ? false : undefined;
}

/**
 * Whether an attribute keeps what it stands before out of usual builds: `#[cfg(test)]`, `#[cfg(all(test, loom))]`,
 * `#[cfg(not(feature = "fast"))]`. Features add to each other, so that all are taken together.
 */
export function isUnusualBuild(attribute: string): boolean {
  const condition = /^#\s*\[\s*cfg\s*\(([\s\S]*)\)\s*\]$/.exec(attribute.trim())?.[1];
  if (condition === undefined) return false;
  return new Condition(condition.match(/"[^"]*"|[\p{L}\p{N}_]+|[(),=]/gu) ?? []).holds() === false;
}

/** A condition that is read from left to right; undefined is what depends on where the code is built. */
class Condition {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  holds(): boolean | undefined {
    const name = this.#tokens[this.#at++] ?? '';
    const next = this.#tokens[this.#at];
    if (next === '(') {
      this.#at++;
      return combined(name, this.#list());
    }
    if (next === '=') {
      const value = this.#tokens[this.#at + 1] ?? '';
      this.#at += 2;
      // Where nobody says otherwise, addresses have 64 bits.
      if (name === 'target_pointer_width') return value === '"64"';
      if (name === 'target_family') return platform(value.slice(1, -1));
      if (name === 'target_os' || name === 'target_arch') return FAR.test(value) ? false : undefined;
      return name === 'feature' ? !UNSTABLE.test(value) : undefined;
    }
    return platform(name) ?? (CHECKING.has(name.replace(PREFIX, '')) || UNSTABLE.test(name) ? false : undefined);
  }

  #list(): readonly (boolean | undefined)[] {
    const found: (boolean | undefined)[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== ')') {
      const before = this.#at;
      found.push(this.holds());
      if (this.#tokens[this.#at] === ',' || this.#at === before) this.#at++;
    }
    this.#at++;
    return found;
  }
}

function combined(name: string, parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (name === 'not') return parts[0] === undefined ? undefined : !parts[0];
  if (name !== 'all' && name !== 'any') return undefined;
  const deciding = name === 'any';
  if (parts.includes(deciding)) return deciding;
  return parts.includes(undefined) ? undefined : !deciding;
}
