import * as vscode from 'vscode';
import type { EditProblem } from '../../core/edits/checkedReply.ts';
import { isBlocking } from '../../core/edits/gate/editProblems.ts';
import { LlmstructError } from '../../core/errors.ts';
import type { RepoPath } from '../../core/model/repoPath.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { IndexedFolder } from '../services.ts';
import { type ExactEdit, exactEdits } from './exactEdits.ts';
import type { Part } from './hunkChoice.ts';
import { ownFolder } from './ownFolder.ts';
import { afterParse, bindSuggestion, inText, type Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** A text that suggestions are written into: a document's, or what suggestions before have made of it. */
export interface EditableText {
  readonly path: RepoPath;
  readonly folder: IndexedFolder;
  readonly text: string;
  /** The editor has one kind of line end for a whole document and makes every edit follow it. */
  readonly lineEnd: '\n' | '\r\n';
  readonly outline: readonly LocatedDefinition[];
}

/** What accepting a suggestion, or a part of it, does to a text. */
export interface CurrentEdit {
  readonly newText: string;
  /** Offsets of the text before. */
  readonly edits: readonly ExactEdit[];
  /** The suggestion in the text before. */
  readonly before: Suggestion;
  /** What is left of it in the text after; `accepted` when nothing is. */
  readonly after: Suggestion;
}

/** The problems for which the gate does not let a part of a suggestion stand alone. */
export class NotAlone extends Error {
  readonly problems: readonly EditProblem[];

  constructor(problems: readonly EditProblem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
  }
}

export async function editableText(
  document: vscode.TextDocument,
  { folders, outlines }: Pick<SuggestionTools, 'folders' | 'outlines'>,
): Promise<EditableText> {
  const found = ownFolder(document.uri, folders);
  const text = document.getText();
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return { ...found, text, lineEnd, outline: await outlines.of(document) };
}

/**
 * Finds the target in the text and lets the gate check once more what would be written there, for the text around the target
 * may be another one by now. Throws `suggestion-stale` when the target reads otherwise, and `NotAlone` when the gate refuses
 * a part that is not the whole.
 */
export async function currentEdit(suggestion: Suggestion, part: Part, base: EditableText): Promise<CurrentEdit> {
  const { path, folder, text, lineEnd, outline } = base;
  const { suggestion: before, place } = afterParse(inText(suggestion, text), text, outline);
  if (place.kind !== 'same') throw stale(suggestion);
  const { id, start, end } = place.definition;
  const checked = await folder.index.checkEdit({
    ...{ path, base: text, start, end, target: id, action: suggestion.action },
    ...(suggestion.adds === undefined ? {} : { adds: suggestion.adds }),
    ...{ replacement: part.replacement, imports: part.addedImports },
  });
  if (checked.status !== 'suggested' || checked.replacement !== part.replacement) {
    if (part.replacement === suggestion.replacement) throw stale(suggestion);
    throw new NotAlone(checked.problems.filter(isBlocking));
  }
  const { replacement, hunks } = checked;
  const withLineEnds = (written: string) => written.replace(/\r\n|\r|\n/g, lineEnd);
  const newText = withLineEnds(checked.newText);
  const edits = exactEdits({ base: text, newText, target: { start, end }, replacement, hunks });
  const written = withLineEnds(replacement);
  const at = placeOf(written, newText, newText.length - (text.length - end) - written.length);
  return { newText, edits, before, after: afterPart(before, part, newText, { start: at, end: at + written.length }) };
}

/** The suggestion bound to what was written: the hunks that are left stay pending. */
function afterPart(
  before: Suggestion,
  { addedImports }: Part,
  newText: string,
  written: { readonly start: number; readonly end: number },
): Suggestion {
  const rest = before.addedImports.filter((line) => !addedImports.includes(line));
  const taken = {
    before: before.taken?.before ?? before.bound.text,
    imports: [...(before.taken?.imports ?? []), ...addedImports],
  };
  const after = bindSuggestion({ ...before, addedImports: rest, partly: true, taken }, newText, written);
  return after.bound.text === after.replacement ? { ...after, state: 'accepted' } : after;
}

/** Where a text was written: right before what follows the target, unless something was added at the file's end. */
function placeOf(written: string, newText: string, expected: number): number {
  return newText.startsWith(written, expected) ? expected : Math.max(0, newText.indexOf(written));
}

export function stale({ name }: Suggestion): LlmstructError {
  return new LlmstructError('suggestion-stale', { target: name });
}
