import type { CheckedReply, EditProblem } from '../edits/checkedReply.ts';
import { block as problemOf } from '../edits/editProblems.ts';
import type { CheckRequest } from '../edits/editRequests.ts';
import type { ImportStatement } from '../edits/importStatements.ts';
import { lexicalRules } from '../edits/lexicalRules.ts';
import { usedImports } from '../edits/usedImports.ts';
import { firstComment, introducesUsage, rejectsCode } from '../edits/wordsOnCode.ts';
import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, type SymbolId, symbolId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import type { Digest } from '../ports.ts';
import { maskSecrets } from '../privacy/maskSecrets.ts';
import { adviceInCode } from './adviceInCode.ts';
import { type AnswerPart, answerParts, type CodePart } from './answerParts.ts';
import type { AnswerCode, AnswerEdit, AnswerReading, AnswerRequest, UnboundReason } from './answerReading.ts';
import { type Binding, bindDefinition } from './bindDefinition.ts';
import { type BlockDefinition, type BlockReading, pathOfLanguage, readBlock } from './blockDefinitions.ts';
import { blockHints, type HintedBlock } from './blockHints.ts';
import { DefinitionsByName, kindGroup } from './definitionsByName.ts';
import { behindMembers, homeOfNew } from './homeOfNew.ts';
import { isOpenPlace } from './openPlace.ts';
import { readAdvice } from './readAdvice.ts';
import { isSameMember } from './sameMember.ts';

export interface AnswerPorts {
  readonly index: CodeIndex;
  readonly parser: SourceParser;
  readonly digest: Digest;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
  /** The gate. */
  check(request: CheckRequest): Promise<CheckedReply>;
}

/** A definition of a block with where it goes, before anything is checked. */
interface Placed {
  readonly block: number;
  readonly line: number;
  readonly definition: BlockDefinition;
  readonly language: string;
  readonly imports: readonly ImportStatement[];
  /** What it replaces; of a new one those behind which it may go, the best first. */
  readonly target: IndexedDefinition | readonly [IndexedDefinition, ...IndexedDefinition[]];
}

type Found = AnswerCode | Placed;

/** Answers may change headers and imports: what they were asked for is not known. */
const ACTION = 'change';

/**
 * Reads an assistant's answer against the workspace: code that belongs to a definition becomes a checked edit, advice in its lists becomes
 * what a task can be made of. What fits several places is said, not guessed. Writes nothing; throws `grammar-unusable` only.
 */
export async function readAnswer({ text, picks = [] }: AnswerRequest, ports: AnswerPorts): Promise<AnswerReading> {
  const parts = answerParts(text);
  const known = new DefinitionsByName(ports.index);
  const found: Found[] = [];
  const blocks = parts.flatMap((part, at) => (part.kind === 'code' ? [{ part, at }] : []));
  for (const [order, { part, at }] of blocks.entries()) {
    found.push(...(await placeBlock(part, at, order + 1, parts, picks, known, ports)));
  }
  const code = await checkPlaced(found, ports);
  const bound = new Set(
    code.flatMap(({ state, line }) => (state === 'suggested' || state === 'unchanged' ? [line] : [])),
  );
  // What a block does already is not left to do.
  const advice = readAdvice(parts).filter((each) => !each.blocks.some((line) => bound.has(line)));
  return { code, advice: advice.map((each) => adviceInCode(each, known, ports.digest)) };
}

async function placeBlock(
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

/** Blocks that run when a class is loaded or an object made; they have no name by which they could be missed. */
const INITIALISER = /^[ \t]*(?:static|init)\s*\{/gm;

function losesInitialiser(before: string, after: string): boolean {
  return (after.match(INITIALISER) ?? []).length < (before.match(INITIALISER) ?? []).length;
}

/** Sends what has its place through the gate; of several for one definition the last counts that changes it and passes. */
async function checkPlaced(found: readonly Found[], ports: AnswerPorts): Promise<readonly AnswerCode[]> {
  const code: AnswerCode[] = [];
  for (const each of found) code.push('definition' in each ? await checkOne(each, ports) : each);
  const last = new Map<SymbolId, AnswerCode>();
  for (const each of code) if (each.state === 'suggested') last.set(each.target, each);
  return code.map((each) => {
    const { state } = each;
    if (state !== 'suggested' && state !== 'refused') return each;
    const winner = last.get(each.target);
    if (winner === undefined || winner === each) return each;
    const { block, line, name, kind, target } = each;
    return { block, line, name, kind, target, state: 'superseded' };
  });
}

async function checkOne(placed: Placed, ports: AnswerPorts): Promise<AnswerCode> {
  const { block, line, definition, target, language, imports } = placed;
  if (isHomes(target)) return checkNew(placed, target, ports);
  const named = { block, line, name: definition.name, kind: definition.kind };
  const place = await locate(target, ports);
  if (place === undefined) return { block, line, name: definition.name, state: 'unbound', reason: 'new' };
  const { path, base } = place;
  const { start, end } = place.located;
  if (kindGroup(definition.kind) === 'type' && losesInitialiser(base.slice(start, end), definition.text)) {
    const problem = problemOf('elision', `An initialiser of ${definition.name} is missing.`);
    return { ...named, target: target.id, state: 'refused', problems: [problem] };
  }
  const reply = replyOf(definition, language, imports, base.slice(start, end));
  const request = { path, base, start, end, target: target.id, action: ACTION, reply, cutOff: false } as const;
  const checked = await ports.check(request);
  return { ...named, ...judged(checked, target.id, { path, base, start, end, reply }) };
}

/** A definition that is not there yet, behind the first of these with an open place behind it. */
async function checkNew(
  { block, line, definition, language, imports }: Placed,
  homes: readonly IndexedDefinition[],
  ports: AnswerPorts,
): Promise<AnswerCode> {
  for (const home of homes) {
    const place = await locate(home, ports);
    if (place === undefined) continue;
    const { path, base, located, there } = place;
    if (!isOpenPlace(base, located, there, home.module.language.id)) continue;
    const { id, name, kind, start, end, parent } = located;
    // At the top of a file only what is written outside of its type has an owner.
    const owners = parent < 0 ? definition.owners : namesOfId(id).slice(0, -1);
    // One more of a name comes behind the last that is there, and is counted.
    const namesakes = there.filter((each) => each.parent === parent && each.name === name).length;
    const made = symbolId(path, [...owners, definition.name], name === definition.name ? namesakes + 1 : 1);
    const reply = replyOf(definition, language, imports, '');
    const request = { path, base, start, end, target: id, action: ACTION, adds: made } as const;
    const checked = await ports.check({ ...request, reply, cutOff: false });
    const named = { block, line, name: definition.name, kind: definition.kind };
    return { ...named, ...judged(checked, made, { path, base, start, end, reply, behind: { id, name, kind } }) };
  }
  return { block, line, state: 'unbound', reason: 'new', name: definition.name };
}

function isHomes(target: Placed['target']): target is readonly [IndexedDefinition, ...IndexedDefinition[]] {
  return Array.isArray(target);
}

/** A definition in its file as that is now; undefined when it is gone. */
async function locate({ id, module }: IndexedDefinition, { parser, textOf }: AnswerPorts) {
  const { path, language } = module;
  const base = await textOf(path);
  if (base === undefined) return undefined;
  const there = (await parser.outline(path, language.id, base)).definitions;
  const located = there.find((each) => each.id === id);
  return located && { path, base, there, located };
}

type Judged =
  | { readonly state: 'suggested'; readonly target: SymbolId; readonly edit: AnswerEdit }
  | { readonly state: 'refused'; readonly target: SymbolId; readonly problems: readonly EditProblem[] }
  | { readonly state: 'unchanged'; readonly target: SymbolId };

function judged(
  checked: CheckedReply,
  target: SymbolId,
  place: Pick<AnswerEdit, 'path' | 'base' | 'start' | 'end' | 'reply' | 'behind'>,
): Judged {
  if (checked.status === 'unchanged') return { target, state: 'unchanged' };
  if (checked.status === 'refused') return { target, state: 'refused', problems: checked.problems };
  const { replacement, addedImports, newText, problems, callers } = checked;
  return {
    target,
    state: 'suggested',
    edit: { ...place, replacement, addedImports, newText, problems, callers },
  };
}

/** The definition as a model would answer it: with its imports, and the target's secrets by their placeholders. */
function replyOf(
  { text }: BlockDefinition,
  language: string,
  imports: readonly ImportStatement[],
  original: string,
): string {
  const { secrets } = maskSecrets(original.replaceAll('\r\n', '\n'));
  const masked = secrets.reduce(
    (code, { placeholder, original: secret }) => code.replace(secret, () => placeholder),
    text,
  );
  const rules = lexicalRules(language);
  const needed = rules === undefined ? [] : usedImports(imports, text, rules).map((each) => each.text);
  const code = [...needed, ...(needed.length > 0 ? [''] : []), masked].join('\n');
  const longest = Math.max(2, ...[...code.matchAll(/^[`~]{3,}/gm)].map(([fence]) => fence.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}\n`;
}
