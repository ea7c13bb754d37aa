import type { Language } from '../languages/language.ts';
import { WITHIN } from '../model/fileFacts.ts';
import type { Captures } from './captures.ts';
import type { PassedLambda } from './lambdas.ts';
import type { LocalDraft } from './scopes.ts';
import type { SourceText } from './sourceText.ts';

/** A stretch of a file in which free names may be members of something that is no definition. */
interface Around {
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly local?: LocalDraft;
}

/** The classes without a name and the lambdas that an expression stands in: whose members its free names may be. */
export class ReceiversAround {
  readonly #around: readonly Around[];
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
    this.#around = [...anonymous, ...passed].sort((a, b) => b.start - a.start);
  }

  /** The root of a free name: with all that it may be a member of, innermost first. */
  freeName(name: string, offset: number): string {
    if (this.#around.length === 0) return name;
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

  #at(offset: number): readonly Around[] {
    return this.#around.filter(({ start, end }) => start < offset && offset < end);
  }
}
