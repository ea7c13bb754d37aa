import type { Language } from '../../languages/language.ts';
import { WITHIN } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { PassedLambda } from '../chains/lambdas.ts';
import type { SourceText } from '../sourceText.ts';
import type { LocalDraft } from './scopes.ts';

/** A stretch of a file in which free names may be members of something that is no definition. */
interface Around {
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly local?: LocalDraft;
  /** The next one around. */
  outer?: Around;
}

/** The classes without a name and the lambdas that an expression stands in: whose members its free names may be. */
export class ReceiversAround {
  /** In the order in which they begin. */
  readonly #sorted: readonly Around[];
  readonly #rootOf: (local: LocalDraft) => string | undefined;
  readonly #language: Language;

  constructor(
    captures: Captures,
    lambdas: readonly PassedLambda[],
    source: SourceText,
    language: Language,
    rootOf: (local: LocalDraft) => string | undefined,
  ) {
    this.#language = language;
    this.#rootOf = rootOf;
    const anonymous = captures.of('anonymous').map((match): Around => {
      const body = match['anonymous']![0]!;
      return { start: body.startIndex, end: body.endIndex, type: source.textOf(match['type']![0]!) };
    });
    const passed = lambdas.map(
      ({ node, receiver }): Around => ({ start: node.startIndex, end: node.endIndex, local: receiver }),
    );
    this.#sorted = [...anonymous, ...passed].sort((a, b) => a.start - b.start || b.end - a.end);
    let open: Around | undefined;
    for (const each of this.#sorted) {
      while (open !== undefined && open.end <= each.start) open = open.outer;
      if (open !== undefined) each.outer = open;
      open = each;
    }
  }

  /** The root of a free name: with all that it may be a member of, innermost first. */
  freeName(name: string, offset: number): string {
    if (this.#sorted.length === 0) return name;
    const around = this.#at(offset).flatMap(({ type, local }) => type ?? (local && this.#rootOf(local)) ?? []);
    return [name, ...around].join(WITHIN);
  }

  /** The root of `this`: the type's own, or what the lambda gets. */
  thisAt(offset: number): string {
    if (this.#language.extensionFunctions !== true) return '@this';
    const around: string[] = [];
    for (const { type, local } of this.#at(offset)) {
      const root = local === undefined ? type : this.#rootOf(local);
      if (root !== undefined) around.push(root);
      if (local === undefined) break;
    }
    return ['@this', ...around].join(WITHIN);
  }

  /** Those around an offset, innermost first. They never overlap in part, so that only those around the last one to begin count. */
  #at(offset: number): readonly Around[] {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    const found: Around[] = [];
    for (let each = this.#sorted[low - 1]; each !== undefined; each = each.outer)
      if (offset < each.end) found.push(each);
    return found;
  }
}
