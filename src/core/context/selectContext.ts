import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { Digest } from '../ports.ts';
import { LOCAL_ONLY, NOTHING_STAYS, type StaysHere } from '../settings/staysHere.ts';
import { SHORTER_SIGNATURE } from '../text/shortForm.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import { type Candidate, chooseCallers, chooseDependencies, chooseInherited } from './chooseDefinitions.ts';
import { constructorsOf } from './constructors.ts';
import type { ContextPack, DroppedItem, FillMode } from './contextPack.ts';
import { moduleOutline } from './moduleOutline.ts';
import { ShownSet } from './shownSet.ts';

/** Why the outline of the target's module is shown. */
const MODULE_OF_TARGET = 'the module of the target';
/** Bodies longer than this are shown by signature only. */
export const LONGEST_BODY_LINES = 120;

/** Why a body is not shown although there is room for it. */
export const FILE_CHANGED = 'body: its file has changed since it was indexed';

/** Reads the text of a definition, for bodies; undefined when the file is gone or is not what was indexed. */
export type BodyReader = (definition: IndexedDefinition) => Promise<string | undefined>;

/** Chooses what stands beside the target, within `budget` tokens of our own estimate, and says why. What `stays` is left out. */
export async function selectContext(
  target: IndexedDefinition,
  index: CodeIndex,
  budget: number,
  fill: FillMode,
  readBody: BodyReader,
  digest: Digest,
  stays: StaysHere = NOTHING_STAYS,
): Promise<ContextPack> {
  const dependencies = chooseDependencies(target, index);
  const { shown, dropped } = showSignatures(dependencies, budget, stays);
  const offer = (candidates: readonly Candidate[]) => dropped.push(...offerTo(shown, candidates, stays));
  if (fill !== 'none') {
    offer(chooseInherited(target, index));
    // Before the callers, so that two targets of a module begin alike whoever calls them.
    if (fill === 'callers') shown.addOutline(target.module, moduleOutline(target.module, budget), MODULE_OF_TARGET);
    offer(chooseCallers(target, index).slice(0, 20));
  }
  for (const candidate of dependencies) {
    if (candidate.constructed === undefined) continue;
    shown.addConstructors(candidate.id, constructorsOf(candidate, candidate.constructed, index));
  }
  shown.addDocs();
  if (fill === 'bodies') {
    for (const candidate of dependencies) {
      if (!shown.has(candidate.id) || candidate.fact.endLine - candidate.fact.startLine > LONGEST_BODY_LINES) continue;
      const body = await readBody(candidate);
      if (body === undefined) dropped.push({ id: candidate.id, why: FILE_CHANGED });
      else shown.showBody(candidate.id, body);
    }
    shown.addOutline(target.module, moduleOutline(target.module, budget), MODULE_OF_TARGET);
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

interface Selection {
  readonly shown: ShownSet;
  readonly dropped: DroppedItem[];
}

/** Where not all signatures have room, they are cut shorter if more of them have then: what is not named cannot be asked for. */
function showSignatures(candidates: readonly Candidate[], budget: number, stays: StaysHere): Selection {
  const select = (longest?: number): Selection => {
    const shown = new ShownSet(budget, longest);
    return { shown, dropped: offerTo(shown, candidates, stays) };
  };
  const usual = select();
  if (usual.dropped.every(({ why }) => why === LOCAL_ONLY)) return usual;
  const shorter = select(SHORTER_SIGNATURE);
  if (shorter.dropped.length >= usual.dropped.length) return usual;
  shorter.shown.lengthen();
  return shorter;
}

/** Adds what has room; gives what has not. */
function offerTo(shown: ShownSet, candidates: readonly Candidate[], stays: StaysHere): DroppedItem[] {
  const dropped: DroppedItem[] = [];
  for (const candidate of candidates) {
    if (shown.has(candidate.id)) continue;
    if (stays(candidate.module.path)) dropped.push({ id: candidate.id, why: LOCAL_ONLY });
    else if (!shown.add(candidate)) dropped.push({ id: candidate.id, why: `${candidate.why}; over the budget` });
  }
  return dropped;
}
