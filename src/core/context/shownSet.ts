import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { LineEstimates } from '../text/lineEstimates.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import type { ContextItem, ContextRole } from './contextPack.ts';
import { contextParts, renderContext, type ShownDefinition } from './renderContext.ts';
import { RenderedFiles } from './renderedFiles.ts';

/** Part of a budget that selection leaves free: for what an estimate misses, and for other models, whose tokenizers count up to 4 % more. */
const MARGIN = 0.06;
/**
 * The same for answers to questions, which are lists of many short signatures: of 120 on the benchmark 7, all of TypeScript, were over their
 * budget by OpenAI's count with the other part, at most by 4 %.
 */
export const LIST_MARGIN = 0.1;
/**
 * Documentation is added only up to this part of the cap: a small budget is for signatures. On the benchmark at 256 tokens nothing of
 * recall is lost, and 6 % of the tokens are saved.
 */
const DOCS_SHARE = 0.68;

/** What is to be shown: a definition, its part and the reason in words. */
export interface Offered extends IndexedDefinition {
  readonly role: ContextRole;
  readonly why: string;
}

type Shown =
  | ({ readonly kind: 'definition' } & ShownDefinition & Offered)
  /** `outline`: what the module defines; absent: its path alone. */
  | { readonly kind: 'module'; readonly module: ModuleEntry; readonly why: string; readonly outline?: string };

/** What is shown so far, best first; never lets the rendered text grow over the budget. */
export class ShownSet {
  readonly #cap: number;
  readonly #shown: Shown[] = [];
  readonly #ids = new Set<string>();
  readonly #weights = new Map<string, number>();
  readonly #lines = new LineEstimates();
  readonly #rendered = new RenderedFiles();
  readonly #longest: { readonly longest?: number };

  /** `budget` in tokens of our own estimate; `longest`: how long signatures may be, where that is not the usual length; `margin`: the part that is left free. */
  constructor(budget: number, longest?: number, margin = MARGIN) {
    this.#longest = longest === undefined ? {} : { longest };
    this.#cap = Math.floor(budget * (1 - margin));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Adds a signature; false, and nothing added, when it does not fit. */
  add(offered: Offered): boolean {
    return this.#push(
      { ...offered, kind: 'definition', form: 'signature', withDoc: false, ...this.#longest },
      offered.id,
    );
  }

  /** Adds the path of a file that has no definition to show. */
  addModule(module: ModuleEntry, why: string): boolean {
    return this.#push({ kind: 'module', module, why }, module.path);
  }

  /** Adds what a module defines, which stands before all else; false, and nothing added, where there is nothing, or it does not fit. */
  addOutline(module: ModuleEntry, outline: string, why: string): boolean {
    return outline !== '' && this.#push({ kind: 'module', module, why, outline }, module.path);
  }

  /** Gives signatures that were cut shorter their usual length, the best definitions first, as far as that fits. */
  lengthen(): void {
    this.#shown.forEach((shown, at) => {
      if (shown.kind === 'module' || shown.longest === undefined) return;
      const { longest: _longest, ...usual } = shown;
      this.#replace(at, usual);
    });
  }

  /** Adds to a type that is shown how it is constructed, where that fits. */
  addConstructors(id: string, constructors: readonly DefinitionFact[]): void {
    const at = this.#shown.findIndex((shown) => shown.kind === 'definition' && shown.id === id);
    const shown = this.#shown[at];
    if (shown?.kind === 'definition' && constructors.length > 0) this.#replace(at, { ...shown, constructors });
  }

  /** Adds first sentences of documentation, the best definitions first, as far as their share goes. */
  addDocs(): void {
    const cap = Math.floor(this.#cap * DOCS_SHARE);
    this.#shown.forEach((shown, at) => {
      if (shown.kind === 'module' || shown.fact.doc === undefined) return;
      this.#replace(at, { ...shown, withDoc: true }, cap);
    });
  }

  showBody(id: string, body: string): void {
    const at = this.#shown.findIndex((shown) => shown.kind === 'definition' && shown.id === id);
    const shown = this.#shown[at];
    if (shown?.kind === 'definition') this.#replace(at, { ...shown, form: 'body', body });
  }

  text(): string {
    return this.#parts().join('');
  }

  items(): ContextItem[] {
    return this.#shown.map((shown): ContextItem => {
      if (shown.kind === 'module') {
        const { path } = shown.module;
        const lines = { startLine: 1, endLine: 1 };
        const tokens = estimateTokens(shown.outline ?? renderContext([], [path]));
        return { id: path, path, ...lines, role: 'outline', form: 'outline', tokens, why: shown.why };
      }
      const { id, module, fact, role, why, form } = shown;
      const body = form === 'body';
      return {
        id,
        path: module.path,
        startLine: body ? fact.startLine : fact.nameLine,
        endLine: body ? fact.endLine : lastLineOfSignature(shown),
        role,
        form,
        tokens: estimateTokens(renderContext([shown])),
        why,
      };
    });
  }

  #push(shown: Shown, id: string): boolean {
    this.#shown.push(shown);
    if (this.#weigh() <= this.#cap) {
      this.#ids.add(id);
      return true;
    }
    this.#shown.pop();
    return false;
  }

  #replace(at: number, next: Shown, cap = this.#cap): void {
    const before = this.#shown[at]!;
    this.#shown[at] = next;
    if (this.#weigh() > cap) this.#shown[at] = before;
  }

  /** Tokens of all that is shown. Each addition changes the text of one file, and few of its lines; what the others weigh is known. */
  #weigh(): number {
    let weight = 0;
    for (const part of this.#parts()) {
      let known = this.#weights.get(part);
      if (known === undefined) {
        known = this.#lines.of(part);
        this.#weights.set(part, known);
      }
      weight += known;
    }
    return weight;
  }

  #parts(): string[] {
    const definitions = this.#shown.filter((shown) => shown.kind === 'definition');
    const modules = this.#shown.filter((shown) => shown.kind === 'module');
    const outlines = modules.flatMap(({ outline }) => outline ?? []);
    const paths = modules.flatMap(({ module, outline }) => (outline === undefined ? [module.path] : []));
    return contextParts(definitions, paths, outlines, this.#rendered.render);
  }
}

/** Where an object's text is its header, the signature ends before what it defines: the text does not show that. */
function lastLineOfSignature({ module, fact, index }: IndexedDefinition): number {
  const last = Math.min(fact.headerEndLine, fact.endLine);
  const members = module.facts.definitions.filter(
    ({ parent, nameLine }) => parent === index && nameLine > fact.nameLine && nameLine <= last,
  );
  return Math.max(fact.nameLine, Math.min(last, ...members.map(({ nameLine }) => nameLine - 1)));
}
