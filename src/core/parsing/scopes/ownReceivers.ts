import { anyScript } from '../../model/anyScript.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { OwnerFinder } from '../definitions/ownerFinder.ts';
import { typeText } from '../definitions/typeText.ts';
import type { SourceText } from '../sourceText.ts';

/** A function that says what `this` is in it. */
interface TypedFunction {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** What the parts of a property are called that is defined with its functions: these run on the object that has it. */
const DESCRIBES_PROPERTY = new Set(['get', 'set', 'value']);
const ARROW = anyScript(/=>[\s(]*$/);

/**
 * Where `this` is not what the definitions around say: in functions that write a type for it, and in methods of objects
 * that are written out in methods of classes. Arrow functions have that of what they stand in.
 */
export class OwnReceivers {
  readonly #drafts: readonly DefinitionDraft[];
  readonly #source: SourceText;
  readonly #methods: ReadonlySet<number>;
  /** In the order in which they begin. */
  readonly #typed: readonly TypedFunction[];
  readonly #owners: OwnerFinder;

  constructor(captures: Captures, drafts: readonly DefinitionDraft[], source: SourceText) {
    this.#drafts = drafts;
    this.#source = source;
    this.#owners = new OwnerFinder(drafts);
    this.#methods = new Set(
      drafts.flatMap((draft, index) => {
        const { kind, name, parent, bodyStart } = draft;
        if (kind !== 'method' || drafts[parent]?.kind !== 'method' || bodyStart === undefined) return [];
        return DESCRIBES_PROPERTY.has(name) || this.#isArrow(draft) ? [] : [index];
      }),
    );
    this.#typed = captures.of('returning').flatMap((match) => {
      const [node, type] = [match['returning']![0]!, match['receives']?.[0]];
      return type === undefined
        ? []
        : [{ start: node.startIndex, end: node.endIndex, type: typeText(source.textOf(type)) }];
    });
  }

  /** The root of `this` at an offset; undefined where it is what the definitions around say. */
  rootAt(offset: number): string | undefined {
    if (this.#methods.size === 0 && this.#typed.length === 0) return undefined;
    const typed = this.#typed.findLast(({ start, end }) => start <= offset && offset < end);
    for (let index = this.#owners.at(offset); index >= 0; index = this.#drafts[index]!.parent) {
      const draft = this.#drafts[index]!;
      if (typed !== undefined && draft.outerStart <= typed.start) break;
      if (this.#methods.has(index)) return `^${draft.parent}`;
      if (draft.kind === 'class' || (draft.bodyStart !== undefined && !this.#isArrow(draft))) return undefined;
    }
    return typed === undefined ? undefined : `<${typed.type}>`;
  }

  #isArrow({ signatureStart, bodyStart }: DefinitionDraft): boolean {
    return ARROW.test(this.#source.text.slice(signatureStart, bodyStart));
  }
}
