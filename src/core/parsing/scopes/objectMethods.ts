import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { OwnerFinder } from '../definitions/ownerFinder.ts';
import type { SourceText } from '../sourceText.ts';

/** What the parts of a property are called that is defined with its functions: these run on the object that has it. */
const DESCRIBES_PROPERTY = new Set(['get', 'set', 'value']);
const ARROW = anyScript(/=>[\s(]*$/);

/** The methods of objects that are written out in methods of classes: `this` in them is that object, as in no arrow function. */
export class ObjectMethods {
  readonly #drafts: readonly DefinitionDraft[];
  readonly #own: ReadonlySet<number>;
  readonly #owners: OwnerFinder;

  constructor(drafts: readonly DefinitionDraft[], source: SourceText) {
    this.#drafts = drafts;
    this.#owners = new OwnerFinder(drafts);
    this.#own = new Set(
      drafts.flatMap(({ kind, name, parent, signatureStart, bodyStart }, index) => {
        if (kind !== 'method' || drafts[parent]?.kind !== 'method' || bodyStart === undefined) return [];
        const isArrow = ARROW.test(source.text.slice(signatureStart, bodyStart));
        return isArrow || DESCRIBES_PROPERTY.has(name) ? [] : [index];
      }),
    );
  }

  /** The method of a class in which the object is written that `this` means at an offset; undefined where it means something else. */
  holderAt(offset: number): number | undefined {
    if (this.#own.size === 0) return undefined;
    for (let index = this.#owners.at(offset); index >= 0; index = this.#drafts[index]!.parent) {
      if (this.#own.has(index)) return this.#drafts[index]!.parent;
      if (this.#drafts[index]!.kind === 'class') return undefined;
    }
    return undefined;
  }
}
