import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { Digest } from '../ports.ts';
import type { Answer, FoundDefinition } from '../search/answerQuestion.ts';
import { LOCAL_ONLY, NOTHING_STAYS, type StaysHere } from '../settings/staysHere.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import type { ContextRole, DroppedItem, FillMode, QuestionPack } from './contextPack.ts';
import { moduleOutline } from './moduleOutline.ts';
import { type BodyReader, FILE_CHANGED, LONGEST_BODY_LINES } from './selectContext.ts';
import { LIST_MARGIN, ShownSet } from './shownSet.ts';

/** The best files are all named, each by its best definition, before one of them is shown in full. */
const FILES_NAMED = 5;
/** After so many that do not fit, no shorter one is looked for. */
const MOST_MISFITS = 12;

/** The definitions that may answer a question, best first, within `budget` tokens of our own estimate. What `stays` is left out. */
export async function selectForQuestion(
  question: string,
  { modules, definitions: all, topLevel }: Answer,
  budget: number,
  fill: FillMode,
  readBody: BodyReader,
  digest: Digest,
  stays: StaysHere = NOTHING_STAYS,
): Promise<QuestionPack> {
  const shown = new ShownSet(budget, undefined, LIST_MARGIN);
  const kept = all.filter(({ module }) => stays(module.path)).slice(0, MOST_MISFITS);
  const dropped: DroppedItem[] = kept.map(({ id }) => ({ id, why: LOCAL_ONLY }));
  const definitions = all.filter(({ module }) => !stays(module.path));
  for (const module of modules.filter(({ path }) => !stays(path)).slice(0, FILES_NAMED)) {
    const best = bestOf(module, definitions);
    const whyTop = topLevel.get(module);
    if (whyTop !== undefined) addTopLevel(shown, module, whyTop, budget);
    else if (best === undefined) shown.addModule(module, 'has words of the question');
    else shown.add(offered(best));
  }
  for (const found of definitions) {
    if (dropped.length - kept.length >= MOST_MISFITS) break;
    if (shown.has(found.id)) continue;
    if (!shown.add(offered(found))) dropped.push({ id: found.id, why: `${found.why}; over the budget` });
  }
  shown.addDocs();
  if (fill === 'bodies') {
    for (const found of definitions) {
      if (!shown.has(found.id) || found.fact.endLine - found.fact.startLine > LONGEST_BODY_LINES) continue;
      const body = await readBody(found);
      if (body === undefined) dropped.push({ id: found.id, why: FILE_CHANGED });
      else shown.showBody(found.id, body);
    }
  }
  const text = shown.text();
  return { question, budget, tokens: estimateTokens(text), text, items: shown.items(), dropped, digest: digest(text) };
}

/** By what the module defines, where that fits, else by its path. */
function addTopLevel(shown: ShownSet, module: ModuleEntry, why: string, budget: number): void {
  if (!shown.addOutline(module, moduleOutline(module, budget), why)) shown.addModule(module, why);
}

function bestOf(module: ModuleEntry, definitions: readonly FoundDefinition[]): FoundDefinition | undefined {
  return definitions.find((found) => found.module === module);
}

function offered(found: FoundDefinition): FoundDefinition & { readonly role: ContextRole } {
  return { ...found, role: 'dependency' };
}
