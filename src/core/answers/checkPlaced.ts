import type { CheckedReply, EditProblem } from '../edits/checkedReply.ts';
import { block as problemOf } from '../edits/gate/editProblems.ts';
import type { ImportStatement } from '../edits/imports/importStatements.ts';
import { usedImports } from '../edits/imports/usedImports.ts';
import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import { namesOfId, type SymbolId, symbolId } from '../model/symbolId.ts';
import { maskSecrets } from '../privacy/secrets/maskSecrets.ts';
import { lexicalRules } from '../text/lexicalRules.ts';
import type { AnswerPorts } from './answerPorts.ts';
import type { AnswerCode, AnswerEdit } from './answerReading.ts';
import type { BlockDefinition } from './blockDefinitions.ts';
import { kindGroup } from './definitionsByName.ts';
import { isOpenPlace } from './openPlace.ts';
import type { Found, Placed } from './placeBlock.ts';

/** Blocks that run when a class is loaded or an object made; they have no name by which they could be missed. */
const INITIALISER = /^[ \t]*(?:static|init)\s*\{/gm;

function losesInitialiser(before: string, after: string): boolean {
  return (after.match(INITIALISER) ?? []).length < (before.match(INITIALISER) ?? []).length;
}

/** Answers may change headers and imports: what they were asked for is not known. */
const ACTION = 'change';

/** Sends what has its place through the gate; of several for one definition the last counts that changes it and passes. */
export async function checkPlaced(found: readonly Found[], ports: AnswerPorts): Promise<readonly AnswerCode[]> {
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
