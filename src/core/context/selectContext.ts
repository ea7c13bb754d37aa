import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { Digest } from '../ports.ts';
import { type Candidate, chooseCallers, chooseDependencies, chooseInherited } from './chooseDefinitions.ts';
import type { ContextItem, ContextPack, DroppedItem, FillMode } from './contextPack.ts';
import { renderContext, type ShownDefinition } from './renderContext.ts';
import { estimateTokens } from './tokenEstimate.ts';

/** Part of a budget that selection leaves free, for what an estimate misses. */
const MARGIN = 0.03;
/** Bodies longer than this are shown by signature only. */
const LONGEST_BODY_LINES = 120;

/** Reads the text of a definition, for bodies; undefined when the file is gone. */
export type BodyReader = (definition: IndexedDefinition) => Promise<string | undefined>;

/** Chooses what stands beside the target, within `budget` tokens of our own estimate, and says why. */
export async function selectContext(
  target: IndexedDefinition,
  index: CodeIndex,
  budget: number,
  fill: FillMode,
  readBody: BodyReader,
  digest: Digest,
): Promise<ContextPack> {
  const cap = Math.floor(budget * (1 - MARGIN));
  const shown = new ShownSet(cap);
  const dropped: DroppedItem[] = [];
  const offer = (candidates: readonly Candidate[]) => {
    for (const candidate of candidates) {
      if (shown.has(candidate)) continue;
      if (!shown.add(candidate)) dropped.push({ id: candidate.id, why: `${candidate.why}; over the budget` });
    }
  };
  const dependencies = chooseDependencies(target, index);
  offer(dependencies);
  if (fill !== 'none') {
    offer(chooseInherited(target, index));
    offer(chooseCallers(target, index).slice(0, 20));
  }
  shown.addDocs();
  if (fill === 'bodies') {
    for (const candidate of dependencies) {
      if (!shown.has(candidate) || candidate.fact.endLine - candidate.fact.startLine > LONGEST_BODY_LINES) continue;
      const body = await readBody(candidate);
      if (body !== undefined) shown.showBody(candidate, body);
    }
  }
  const text = shown.text();
  return {
    target: target.id,
    budget,
    tokens: estimateTokens(text),
    text,
    items: shown.items(),
    dropped,
    digest: digest(text),
  };
}

/** The definitions shown so far; never lets the rendered text grow over the cap. */
class ShownSet {
  readonly #cap: number;
  readonly #shown: (ShownDefinition & Candidate)[] = [];

  constructor(cap: number) {
    this.#cap = cap;
  }

  has(candidate: Candidate): boolean {
    return this.#shown.some(({ id }) => id === candidate.id);
  }

  /** Adds a signature; false, and nothing added, when it does not fit. */
  add(candidate: Candidate): boolean {
    this.#shown.push({ ...candidate, form: 'signature', withDoc: false });
    if (this.#fits()) return true;
    this.#shown.pop();
    return false;
  }

  /** Adds first sentences of documentation, the best definitions first, as far as they fit. */
  addDocs(): void {
    this.#shown.forEach((definition, at) => {
      if (definition.fact.doc === undefined) return;
      this.#replace(at, { ...definition, withDoc: true });
    });
  }

  showBody(candidate: Candidate, body: string): void {
    const at = this.#shown.findIndex(({ id }) => id === candidate.id);
    const definition = this.#shown[at];
    if (definition !== undefined) this.#replace(at, { ...definition, form: 'body', body });
  }

  #replace(at: number, next: ShownDefinition & Candidate): void {
    const before = this.#shown[at]!;
    this.#shown[at] = next;
    if (!this.#fits()) this.#shown[at] = before;
  }

  #fits(): boolean {
    return estimateTokens(this.text()) <= this.#cap;
  }

  text(): string {
    return renderContext(this.#shown);
  }

  items(): ContextItem[] {
    return this.#shown.map((definition) => {
      const { id, module, fact, role, why, form } = definition;
      const body = form === 'body';
      return {
        id,
        path: module.path,
        startLine: body ? fact.startLine : fact.nameLine,
        endLine: body ? fact.endLine : Math.max(fact.nameLine, Math.min(fact.headerEndLine, fact.endLine)),
        role,
        form,
        tokens: estimateTokens(renderContext([definition])),
        why,
      };
    });
  }
}
