import type { ImportStatement } from '../edits/imports/importStatements.ts';
import { firstComment, introducesUsage, rejectsCode } from '../edits/reply/wordsOnCode.ts';
import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { AnswerPart, CodePart } from './answerParts.ts';
import type { AnswerPorts } from './answerPorts.ts';
import type { AnswerCode, AnswerRequest, UnboundReason } from './answerReading.ts';
import { type Binding, bindDefinition } from './bindDefinition.ts';
import { type BlockDefinition, type BlockReading, pathOfLanguage, readBlock } from './blockDefinitions.ts';
import { blockHints, type HintedBlock } from './blockHints.ts';
import { type DefinitionsByName, kindGroup } from './definitionsByName.ts';
import { behindMembers, homeOfNew } from './homeOfNew.ts';
import { isSameMember } from './sameMember.ts';

/** A definition of a block with where it goes, before anything is checked. */
export interface Placed {
  readonly block: number;
  readonly line: number;
  readonly definition: BlockDefinition;
  readonly language: string;
  readonly imports: readonly ImportStatement[];
  /** What it replaces; of a new one those behind which it may go, the best first. */
  readonly target: IndexedDefinition | readonly [IndexedDefinition, ...IndexedDefinition[]];
}

/** What became of a definition in a block so far: it has its place, or it is said why not. */
export type Found = AnswerCode | Placed;

/** Where the definitions of one block go; what fits several places or none says so. */
export async function placeBlock(
  part: CodePart,
  at: number,
  block: number,
  parts: readonly AnswerPart[],
  picks: NonNullable<AnswerRequest['picks']>,
  known: DefinitionsByName,
  ports: AnswerPorts,
): Promise<readonly Found[]> {
  const place = { block, line: part.line };
  const nothing = (reason: UnboundReason): readonly Found[] => [{ ...place, state: 'unbound', reason }];
  if (!part.closed) return nothing('unfinished');
  if (/^(?:diff|patch)\b/i.test(part.info)) return nothing('diff');
  const hints = blockHints(part, at, parts, known.files);
  if (rejectsCode(hints.above[0] ?? '') || rejectsCode(firstComment(part.code))) return nothing('rejected');
  const reading = await readAsLikeliest(part, hints, ports);
  if (reading === undefined) return nothing('language');
  // Values in an answer are mostly examples of use; they count where a file is named for the block.
  const meant = reading.definitions.filter(({ kind }) => kindGroup(kind) !== 'data' || hints.certain);
  if (meant.length === 0) return nothing('no-definition');
  const chosen = picks.filter((pick) => pick.block === block).map(({ target }) => target);
  const picked = chosen.flatMap((target) => ports.index.find(target) ?? []);
  return new BlockPlacer(place, reading, { ...hints, language: reading.language }, picked, known).place(meant);
}

/** Places the definitions of one block that could be read. */
class BlockPlacer {
  readonly #place: { readonly block: number; readonly line: number };
  readonly #reading: BlockReading;
  readonly #hints: HintedBlock & { readonly language: string };
  /** What the user chose for definitions of the block that fit several. */
  readonly #picked: readonly IndexedDefinition[];
  readonly #known: DefinitionsByName;

  constructor(
    place: { readonly block: number; readonly line: number },
    reading: BlockReading,
    hints: HintedBlock & { readonly language: string },
    picked: readonly IndexedDefinition[],
    known: DefinitionsByName,
  ) {
    this.#place = place;
    this.#reading = reading;
    this.#hints = hints;
    this.#picked = picked;
    this.#known = known;
  }

  place(meant: readonly BlockDefinition[]): readonly Found[] {
    const bindings = meant.map((definition) => this.#bind(definition));
    const bound = bindings.flatMap((binding) => (binding.kind === 'bound' ? [binding.target] : []));
    return meant.flatMap((definition, at) => this.#placeOne(definition, bindings[at]!, bound));
  }

  #bind(definition: BlockDefinition): Binding {
    const picked = this.#picked.find(({ id }) => namesOfId(id).at(-1) === definition.name);
    if (picked !== undefined) return { kind: 'bound', target: picked };
    const binding = bindDefinition(definition, this.#hints, this.#known);
    const [nearest = ''] = this.#hints.above;
    // What shows how the code is used may define a name of its own that is also one of the workspace.
    const isUsage = introducesUsage(nearest) && !this.#hints.certain && !nearest.includes(definition.name);
    return binding.kind === 'bound' && isUsage ? { kind: 'ambiguous', candidates: [binding.target.id] } : binding;
  }

  /** `bound`: what other definitions of the block replace. */
  #placeOne(definition: BlockDefinition, binding: Binding, bound: readonly IndexedDefinition[]): readonly Found[] {
    if (binding.kind === 'new') return [this.#new(definition, homeOfNew(definition, this.#hints, bound, this.#known))];
    if (binding.kind === 'ambiguous') return [this.#ambiguous(definition, binding.candidates)];
    const { target } = binding;
    if (kindGroup(definition.kind) === 'callable' || isWhole(definition, target, this.#known))
      return [this.#placed(definition, target)];
    const members = this.#known.membersOf(target);
    // Fields that are shown as they are only say where the others are.
    const shown = definition.members.filter(
      (member) =>
        !member.assigned &&
        (kindGroup(member.kind) !== 'data' ||
          !members.some(({ fact }) => fact.name === member.name && fact.signature === member.signature)),
    );
    return shown.length === 0 ? [this.#unbound('no-definition', definition)] : this.#placeMembers(shown, target);
  }

  /** A class that shows some members only: each goes where it is, or beside the others. */
  #placeMembers(shown: readonly BlockDefinition[], owner: IndexedDefinition): readonly Found[] {
    const members = this.#known.membersOf(owner);
    const fitting = shown.map((definition) => {
      const same = members.filter(({ fact }) => isSameMember(definition, fact, this.#reading.language));
      const exact = same.find(({ fact }) => fact.signature === definition.signature);
      return exact === undefined ? same : [exact];
    });
    const replaced = fitting.flatMap((same) => (same.length === 1 ? same : []));
    return shown.map((definition, at) => {
      const [target, second] = fitting[at]!;
      if (second !== undefined)
        return this.#ambiguous(
          definition,
          fitting[at]!.map(({ id }) => id),
        );
      if (target !== undefined) return this.#placed(definition, target);
      if (kindGroup(definition.kind) === 'data') return this.#unbound('new', definition);
      const namesake = members.findLast(({ fact }) => fact.name === definition.name && fact.owner === undefined);
      return this.#new(definition, namesake === undefined ? behindMembers(owner, replaced, this.#known) : [namesake]);
    });
  }

  #new(definition: BlockDefinition, [best, ...others]: readonly IndexedDefinition[]): Found {
    return best === undefined ? this.#unbound('new', definition) : this.#placed(definition, [best, ...others]);
  }

  #placed(definition: BlockDefinition, target: Placed['target']): Placed {
    const { language, imports } = this.#reading;
    return { ...this.#place, language, imports, definition, target };
  }

  #ambiguous({ name, kind }: BlockDefinition, candidates: readonly SymbolId[]): Found {
    return { ...this.#place, name, kind, state: 'ambiguous', candidates };
  }

  #unbound(reason: UnboundReason, { name }: BlockDefinition): Found {
    return { ...this.#place, state: 'unbound', reason, name };
  }
}

/** The block in the language that it says, else in that of the workspace in which it reads best. */
async function readAsLikeliest(
  { info, code }: CodePart,
  hinted: HintedBlock,
  { index, parser }: AnswerPorts,
): Promise<BlockReading | undefined> {
  const said = hinted.path ?? pathOfLanguage(hinted.said);
  if (said !== undefined) return readBlock(code, said, parser);
  if (info !== '') return undefined;
  const counts = new Map<string, number>();
  for (const { language } of index.modules.values()) counts.set(language.id, (counts.get(language.id) ?? 0) + 1);
  const languages = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_LANGUAGES);
  let best: BlockReading | undefined;
  for (const [language] of languages) {
    const reading = await readBlock(code, pathOfLanguage(language)!, parser);
    if (reading !== undefined && reading.errors === 0 && reading.definitions.length > (best?.definitions.length ?? 0))
      best = reading;
  }
  return best;
}

/** As many languages are tried for a block that names none. */
const MOST_LANGUAGES = 4;

/** Whether a type or an object of an answer has every member that the workspace's has, so that it can stand in its place. */
function isWhole({ members }: BlockDefinition, target: IndexedDefinition, known: DefinitionsByName): boolean {
  const language = target.module.language.id;
  return (
    known
      .membersOf(target)
      .filter(({ fact }) => fact.owner === undefined && fact.assigned === undefined)
      // Those of Rust's impl stand elsewhere.
      .filter(({ fact }) => fact.startLine >= target.fact.startLine && fact.endLine <= target.fact.endLine)
      .every(({ fact }) => members.some((member) => isSameMember(member, fact, language)))
  );
}
