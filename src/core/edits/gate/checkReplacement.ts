import type { SymbolId } from '../../model/symbolId.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import { codeWithoutComments } from '../../text/codeWithoutComments.ts';
import { lineAt } from '../../text/textRange.ts';
import { placeAddition } from '../addedDefinition.ts';
import type { CheckedReply, EditProblem, Hunk } from '../checkedReply.ts';
import { importsOf } from '../imports/importStatements.ts';
import { abandonedImport } from '../imports/usedImports.ts';
import type { ImportMerge } from '../reply/liftImports.ts';
import { applyHunks, hunksOf } from '../text/hunks.ts';
import { bodyProblems, documentationProblems } from './checkBodies.ts';
import { headerProblems } from './checkHeader.ts';
import { type DefinitionTree, signatureChanges } from './checkSignature.ts';
import { changedNeighbour, goesOnElsewhere, type ParsedText, swallowedLine } from './checkSurroundings.ts';
import { block, isBlocking, warn } from './editProblems.ts';
import { type Placed, placeDefinition } from './placeDefinition.ts';
import { type TargetFrame, treeOf } from './targetFrame.ts';

/**
 * The second half of the gate: a definition's new text, already with the file's indentation and line ends, is put into the
 * file, parsed there and compared with what it replaces. Also decides whether some hunks alone may be accepted.
 */
export async function checkReplacement(
  frame: TargetFrame,
  text: string,
  merge: Pick<ImportMerge, 'added' | 'insertion'>,
  callers: readonly SymbolId[],
): Promise<CheckedReply> {
  const { adds } = frame.request;
  const placed = await (adds === undefined ? placeDefinition(frame, text) : placeAddition(frame, text, adds));
  if ('problems' in placed) return { status: 'refused', problems: placed.problems };
  const { now, main, replacement } = placed;
  const { request, base } = frame;
  const hunks = [
    ...importHunks(merge),
    ...hunksOf(base.text.slice(request.start, request.end), replacement, request.start),
  ];
  const newText = applyHunks(base.text, hunks);
  const after = treeOf(now, main);
  const signature = signatureProblems(frame, after);
  const problems = [
    ...surroundingProblems(frame, now),
    ...(await importProblems(frame, merge, newText, now)),
    ...signature.problems,
    ...contentProblems(frame, after, placed, newText),
    ...abandonedImports(frame, newText),
  ];
  if (newText === base.text && !placed.droppedComments) return { status: 'unchanged', problems: [] };
  if (problems.some(isBlocking)) return { status: 'refused', problems };
  if (newText === base.text) return { status: 'unchanged', problems: [] };
  return {
    status: 'suggested',
    replacement,
    addedImports: merge.added,
    newText,
    hunks,
    problems,
    callers: signature.visible ? callers : [],
  };
}

function importHunks({ insertion }: Pick<ImportMerge, 'insertion'>): Hunk[] {
  return insertion === undefined ? [] : [{ start: insertion.offset, end: insertion.offset, text: insertion.text }];
}

/** What stands around the target must parse as it did, and a broken target must not reach over what follows it. */
function surroundingProblems(frame: TargetFrame, now: ParsedText): EditProblem[] {
  const { main } = frame.before;
  if (goesOnElsewhere(frame.base, main)) {
    const message = `${main.name} has no body of its own here: its header is one of several for one body.`;
    return [block('target-partial', message)];
  }
  const name = changedNeighbour(frame.base, now, frame.rules);
  if (name !== undefined) {
    const message = `${name}, outside the definition, would not be the same any more.`;
    return [block(main.partial ? 'target-partial' : 'foreign-text', message)];
  }
  if (!main.partial) return [];
  const swallowed = swallowedLine(frame.before.text, main, frame.rules);
  if (swallowed !== undefined) {
    return [
      block('target-partial', `Because of a syntax error ${main.name} cannot be told from \`${swallowed}\` after it.`),
    ];
  }
  return [warn('target-partial', `${main.name} had syntax errors before; look twice.`)];
}

/** With the imports in it the file must have no other errors or definitions than without. */
async function importProblems(
  frame: TargetFrame,
  merge: Pick<ImportMerge, 'added' | 'insertion'>,
  newText: string,
  now: ParsedText,
): Promise<EditProblem[]> {
  if (merge.insertion === undefined) return [];
  const whole = await frame.parse(newText, now.target);
  const namesOf = (definitions: readonly LocatedDefinition[]): string => definitions.map((each) => each.id).join(' ');
  const same =
    whole.outline.errors.length === now.outline.errors.length &&
    namesOf(whole.outline.definitions) === namesOf(now.outline.definitions);
  return same ? [] : [block('syntax-error', `The imports do not fit into the file: ${merge.added.join('; ')}.`)];
}

function abandonedImports({ base, rules }: TargetFrame, newText: string): EditProblem[] {
  if (rules === undefined) return [];
  const name = abandonedImport(importsOf(base.text, rules), base.text, newText, rules);
  return name === undefined
    ? []
    : [{ ...warn('import-unused', `Nothing uses the import ${name} any more.`), subject: name }];
}

function signatureProblems(frame: TargetFrame, after: DefinitionTree) {
  const changes = signatureChanges(frame.before, after, frame.rules);
  const problems = changes.map(({ message, visible }) =>
    (visible && !frame.rule.changesSignature ? block : warn)('signature-changed', message),
  );
  const { rule } = frame;
  if (rule.changesSignature) {
    problems.push(...headerProblems(frame.base, frame.before, after, rule.mayHide === true, frame.rules));
  }
  return { problems, visible: changes.some((change) => change.visible) };
}

function contentProblems(frame: TargetFrame, after: DefinitionTree, placed: Placed, newText: string): EditProblem[] {
  const { before, rule, rules } = frame;
  const documents = rule.documentationOnly === true;
  const problems: EditProblem[] = [];
  if (rules !== undefined) {
    problems.push(...bodyProblems(before, after, rules), ...documentationProblems(before, after, rules, documents));
  }
  if (!documents) return problems;
  const change = changedCode(frame, after);
  if (change !== undefined) {
    problems.push(block('code-changed', `The code must stay as it is; \`${change.text}\` differs.`, change.line));
  } else if (placed.droppedComments && newText === frame.base.text) {
    const message = 'Documentation must be a docstring, or a `/** */` comment directly before the definition.';
    problems.push(block('foreign-text', message));
  }
  return problems;
}

/** The first line of code that is not the original's. */
function changedCode(
  { before, rules }: TargetFrame,
  after: DefinitionTree,
): { text: string; line?: number } | undefined {
  const [old, now] = [before, after].map(({ text, main }) => {
    const code = text.slice(main.headerStart, main.end);
    return rules === undefined ? code.split('\n') : codeWithoutComments(code, rules);
  });
  const index = now!.findIndex((line, at) => line !== old![at]);
  if (index < 0) return now!.length === old!.length ? undefined : { text: old![now!.length]!.trim() };
  const text = now![index]!;
  const definition = after.text.slice(after.main.start, after.main.end);
  const place = definition.indexOf(text);
  return { text: text.trim(), ...(place < 0 ? {} : { line: lineAt(definition, place) }) };
}
