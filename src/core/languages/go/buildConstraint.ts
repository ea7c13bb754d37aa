import type { RepoPath } from '../../model/repoPath.ts';
import type { ConditionalFile } from '../importRules.ts';

/**
 * Of files that declare the same name, those that a build takes beside `near`: a file for another system is built with those of
 * its own condition, everything else on Linux without special tags. Where that leaves several, nobody knows.
 */
export function goAlternatives(near: ConditionalFile, files: readonly ConditionalFile[]): readonly RepoPath[] {
  const paths = (some: readonly ConditionalFile[]) => some.map(({ path }) => path);
  if (!isBuilt(near)) {
    const same = files.filter((file) => conditionOf(file) === conditionOf(near));
    if (same.length > 0) return same.length === 1 ? paths(same) : [];
  }
  const built = files.filter(isBuilt);
  const counting = built.length > 0 ? built : files;
  return counting.length === 1 ? paths(counting) : [];
}

function isBuilt({ path, condition }: ConditionalFile): boolean {
  return !OTHER_SYSTEMS.test(path) && (condition === undefined || new Condition(condition).holds());
}

function conditionOf({ path, condition = '' }: ConditionalFile): string {
  return `${OTHER_SYSTEMS.exec(path)?.[0] ?? ''} ${condition}`;
}

const OTHER_SYSTEMS =
  /_(aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|(linux_)?(arm|arm64|386|loong64|mips|mipsle|mips64|mips64le|ppc64|ppc64le|riscv64|s390x|sparc64|wasm))(_[a-z0-9]+)?(_test)?\.go$/;
const HOLDING = /^(linux|amd64|unix|cgo|gc|go1\.\d+)$/;

/** `//go:build linux && !(cgo || purego)` */
class Condition {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.replace(/^\/\/go:build/, '').match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  }

  holds(): boolean {
    let value = this.#all();
    while (this.#take('||')) value = this.#all() || value;
    return value;
  }

  #all(): boolean {
    let value = this.#one();
    while (this.#take('&&')) value = this.#one() && value;
    return value;
  }

  #one(): boolean {
    if (this.#take('!')) return !this.#one();
    if (this.#take('(')) {
      const value = this.holds();
      this.#take(')');
      return value;
    }
    return HOLDING.test(this.#tokens[this.#at++] ?? '');
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
