import type { ImportStatement } from '../edits/imports/importStatements.ts';
import { firstComment, introducesUsage, rejectsCode } from '../edits/reply/wordsOnCode.ts';
import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import { namesOfId } from '../model/symbolId.ts';
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
  if (!part.closed) return [{ ...place, state: 'unbound', reason: 'unfinished' }];
  if (/^(?:diff|patch)\b/i.test(part.info)) return [{ ...place, state: 'unbound', reason: 'diff' }];
  const hinted = blockHints(part, at, parts, known.files);
  const [nearest = ''] = hinted.above;
  if (rejectsCode(nearest) || rejectsCode(firstComment(part.code)))
    return [{ ...place, state: 'unbound', reason: 'rejected' }];
  const reading = await readAsLikeliest(part, hinted, ports);
  if (reading === undefined) return [{ ...place, state: 'unbound', reason: 'language' }];
  const hints = { ...hinted, language: reading.language };
  const chosen = picks.filter((pick) => pick.block === block).map(({ target }) => target);

  const placed = { ...place, language: reading.language, imports: reading.imports };
  const unbound = (reason: UnboundReason, { name }: BlockDefinition): Found => ({
    ...place,
    state: 'unbound',
    reason,
    name,
  });
  const bindOne = (definition: BlockDefinition): Binding => {
    const wanted = chosen.find((target) => namesOfId(target).at(-1) === definition.name);
    const picked = wanted === undefined ? undefined : ports.index.find(wanted);
    if (picked !== undefined) return { kind: 'bound', target: picked };
    const binding = bindDefinition(definition, hints, known);
    // What shows how the code is used may define a name of its own that is also one of the workspace.
    const isUsage = introducesUsage(nearest) && !hints.certain && !nearest.includes(definition.name);
    return binding.kind === 'bound' && isUsage ? { kind: 'ambiguous', candidates: [binding.target.id] } : binding;
  };

  const placeNew = (definition: BlockDefinition, [best, ...others]: readonly IndexedDefinition[]): Found =>
    best === undefined ? unbound('new', definition) : { ...placed, definition, target: [best, ...others] };

  const placeOne = (definition: BlockDefinition, binding: Binding): readonly Found[] => {
    const named = { ...place, name: definition.name, kind: definition.kind };
    if (binding.kind === 'new') return [placeNew(definition, homeOfNew(definition, hints, bound, known))];
    if (binding.kind === 'ambiguous') return [{ ...named, state: 'ambiguous', candidates: binding.candidates }];
    const { target } = binding;
    if (kindGroup(definition.kind) !== 'callable' && !isWhole(definition, target, known)) {
      const members = known.membersOf(target);
      // Fields that are shown as they are only say where the others are.
      const shown = definition.members.filter(
        (member) =>
          !member.assigned &&
          (kindGroup(member.kind) !== 'data' ||
            !members.some(({ fact }) => fact.name === member.name && fact.signature === member.signature)),
      );
      return shown.length === 0 ? [unbound('no-definition', definition)] : placeMembers(shown, target);
    }
    return [{ ...placed, definition, target }];
  };

  /** A class that shows some members only: each goes where it is, or beside the others. */
  const placeMembers = (shown: readonly BlockDefinition[], owner: IndexedDefinition): readonly Found[] => {
    const members = known.membersOf(owner);
    const fitting = shown.map((definition) => {
      const same = members.filter(({ fact }) => isSameMember(definition, fact, reading.language));
      const exact = same.find(({ fact }) => fact.signature === definition.signature);
      return exact === undefined ? same : [exact];
    });
    const replaced = fitting.flatMap((same) => (same.length === 1 ? same : []));
    return shown.map((definition, at) => {
      const [target, second] = fitting[at]!;
      if (second !== undefined) {
        const candidates = fitting[at]!.map(({ id }) => id);
        return { ...place, name: definition.name, kind: definition.kind, state: 'ambiguous', candidates };
      }
      if (target !== undefined) return { ...placed, definition, target };
      if (kindGroup(definition.kind) === 'data') return unbound('new', definition);
      const namesake = members.findLast(({ fact }) => fact.name === definition.name && fact.owner === undefined);
      return placeNew(definition, namesake === undefined ? behindMembers(owner, replaced, known) : [namesake]);
    });
  };

  // Values in an answer are mostly examples of use; they count where a file is named for the block.
  const meant = reading.definitions.filter(({ kind }) => kindGroup(kind) !== 'data' || hints.certain);
  if (meant.length === 0) return [{ ...place, state: 'unbound', reason: 'no-definition' }];
  const bindings = meant.map(bindOne);
  const bound = bindings.flatMap((binding) => (binding.kind === 'bound' ? [binding.target] : []));
  return meant.flatMap((definition, at) => placeOne(definition, bindings[at]!));
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
