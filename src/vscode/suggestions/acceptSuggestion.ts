import * as vscode from 'vscode';
import { hunksOf } from '../../core/edits/text/hunks.ts';
import { isLlmstructError, LlmstructError } from '../../core/errors.ts';
import { editDocument } from '../editDocument.ts';
import type { Acceptance } from './acceptances.ts';
import type { TextChange } from './anchor.ts';
import { type CurrentEdit, currentEdit, editableText, NotAlone, stale } from './currentEdit.ts';
import { type ExactEdit, exactEdits } from './exactEdits.ts';
import { hasSameHunks, hunkAlone, type Part } from './hunkChoice.ts';
import { sayMixedLineEnds } from './mixedLineEnds.ts';
import { afterChanges, type Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { problemText } from './suggestionWording.ts';

/** How often an Accept starts over because somebody typed between its look at the text and its edit. */
const MOST_TRIES = 3;

/** What somebody wants written. It waits for its turn; by then a suggestion may be over, or less of it left. */
interface Wanted {
  readonly id: string;
  /** What of the suggestion, as it is by then; undefined: nothing any more. */
  readonly partOf: (current: Suggestion) => Part | undefined;
}

/** A suggestion that is written now, whole or in part. */
interface Chosen {
  readonly suggestion: Suggestion;
  readonly part: Part;
}

/** What one edit of a document does: every suggestion in it, and those that could not be written, with the reason. */
interface Plan {
  readonly newText: string;
  readonly edits: readonly ExactEdit[];
  readonly accepted: readonly Acceptance[];
  readonly failed: readonly { readonly suggestion: Suggestion; readonly error: unknown }[];
}

/**
 * Writes a suggestion into its document: one edit, one step of undo, nothing saved. Refuses with `suggestion-stale` when
 * the target is not exactly the text that the suggestion was made for.
 */
export async function acceptSuggestion(suggestion: Suggestion, tools: SuggestionTools): Promise<void> {
  const [failure] = await accept(suggestion.uri, [whole(suggestion)], tools);
  if (failure !== undefined) throw failure.error;
}

/**
 * Writes one hunk of a suggestion and leaves the others pending. Refuses with `hunk-not-alone` when the gate does not let the
 * text pass that this hunk alone would make.
 */
export async function acceptHunk(suggestion: Suggestion, index: number, tools: SuggestionTools): Promise<void> {
  if (hunkAlone(suggestion, index) === undefined) throw stale(suggestion);
  // Of other hunks than those that the button stood at, the index means another one.
  const partOf = (current: Suggestion) => (hasSameHunks(current, suggestion) ? hunkAlone(current, index) : undefined);
  const [failure] = await accept(suggestion.uri, [{ id: suggestion.id, partOf }], tools);
  if (failure?.error instanceof NotAlone) throw notAlone(failure.error);
  if (failure !== undefined) throw failure.error;
}

/** Writes all pending suggestions of one document in one step of undo. Gives those that were not written, and why. */
export function acceptAllIn(uri: string, tools: SuggestionTools): Promise<Plan['failed']> {
  const pending = tools.store.in(uri).filter(({ state }) => state === 'pending');
  return accept(uri, pending.map(whole), tools);
}

function whole({ id }: Suggestion): Wanted {
  return { id, partOf: (current) => current };
}

export function notAlone({ problems }: NotAlone): LlmstructError {
  return new LlmstructError('hunk-not-alone', { reason: problems.map(problemText).join('; ') });
}

async function accept(uri: string, wanted: readonly Wanted[], tools: SuggestionTools): Promise<Plan['failed']> {
  if (wanted.length === 0) return [];
  const open = () => vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  // The turn is taken before anything is waited for: what was pressed first comes first.
  const failures = await tools.turns.take(uri, async () => {
    const saying = sayMixedLineEnds(await open(), tools.log);
    const failed = await write(open, wanted, tools);
    await saying;
    return failed;
  });
  for (const { suggestion, error } of failures) {
    const current = tools.store.get(suggestion.id);
    if (isLlmstructError(error) && error.code === 'suggestion-stale' && current?.state === 'pending') {
      tools.store.update({ ...current, outgrown: true, state: 'stale' });
    }
  }
  return failures;
}

/** Writes what is still wanted by now; what was rejected or written meanwhile is not, and nobody has to be told. */
async function write(
  open: () => Thenable<vscode.TextDocument>,
  wanted: readonly Wanted[],
  tools: SuggestionTools,
): Promise<Plan['failed']> {
  const { store, acceptances } = tools;
  let chosen: readonly Chosen[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    chosen = chosenNow(wanted, store);
    if (chosen.length === 0) return [];
    // Anew for each try: a document whose last tab was closed says nothing of the text any more.
    const document = await open();
    const { version } = document;
    const plan = await planOf(document, chosen, tools);
    if (document.isClosed || document.version !== version || !isAsChosen(chosen, store)) continue;
    if (plan.accepted.length === 0) return plan.failed;
    const ids = plan.accepted.map(({ before }) => before.id);
    const outcome = await store.hold(ids, () =>
      apply(document, plan, () => {
        for (const acceptance of plan.accepted) {
          acceptances.add(acceptance);
          store.accept(acceptance.after);
        }
      }),
    );
    if (outcome === 'written') return plan.failed;
    if (outcome === 'other-text') {
      const reason = vscode.l10n.t('the text after the edit is not the suggested one; undo brings the old one back');
      for (const id of ids) store.end(id, 'failed', reason);
      throw notTaken(reason);
    }
    if (document.version === version && !document.isClosed) {
      throw notTaken(vscode.l10n.t('the editor did not take the edit; the file may be read-only'));
    }
  }
  throw stale(chosen[0]!.suggestion);
}

function chosenNow(wanted: readonly Wanted[], store: SuggestionStore): readonly Chosen[] {
  return wanted.flatMap(({ id, partOf }) => {
    const suggestion = store.get(id);
    const part = suggestion && partOf(suggestion);
    return suggestion === undefined || part === undefined ? [] : [{ suggestion, part }];
  });
}

/** While a plan was made somebody may have pressed Reject. */
function isAsChosen(chosen: readonly Chosen[], store: SuggestionStore): boolean {
  return chosen.every(({ suggestion }) => {
    const current = store.get(suggestion.id);
    return current !== undefined && hasSameHunks(current, suggestion);
  });
}

/** Writes the suggestions one after the other into a copy of the text, the last one of the file first. */
async function planOf(document: vscode.TextDocument, chosen: readonly Chosen[], tools: SuggestionTools): Promise<Plan> {
  const start = await editableText(document, tools);
  const done: CurrentEdit[] = [];
  const failed: { suggestion: Suggestion; error: unknown }[] = [];
  let now = start;
  for (const { suggestion, part } of chosen.toReversed()) {
    try {
      const edit = await currentEdit(suggestion, part, now);
      done.push(edit);
      const outline = chosen.length === 1 ? [] : await now.folder.index.outline({ path: now.path, text: edit.newText });
      now = { ...now, text: edit.newText, outline };
    } catch (error) {
      failed.push({ suggestion, error });
    }
  }
  const [only] = done;
  const edits = done.length === 1 && only ? only.edits : fileEdits(start.text, now.text);
  return { newText: now.text, edits, accepted: inFinalText(done), failed };
}

function fileEdits(base: string, newText: string): readonly ExactEdit[] {
  const target = { start: 0, end: base.length };
  return exactEdits({ base, newText, target, replacement: newText, hunks: hunksOf(base, newText) });
}

/** Each edit was planned for the text that those before it left; what they accepted moves with those after them. */
function inFinalText(done: readonly CurrentEdit[]): Acceptance[] {
  return done.map(({ before, after }, index) => ({
    before,
    after: done
      .slice(index + 1)
      .reduce((moved, { edits, newText }) => afterChanges(moved, changesOf(edits), newText), after),
  }));
}

/** As the editor reports them: from the end of the text to its beginning. */
function changesOf(edits: readonly ExactEdit[]): TextChange[] {
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .map(({ start, end, text }) => ({ rangeOffset: start, rangeLength: end - start, text }));
}

/**
 * `refused`: nothing was written, for the text was another one by then. We compare what came out, too. `onWritten` is called when
 * the edit arrives: a moment later somebody may have typed on.
 */
async function apply(
  document: vscode.TextDocument,
  { edits, newText }: Pick<Plan, 'edits' | 'newText'>,
  onWritten: () => void,
): Promise<'written' | 'refused' | 'other-text'> {
  let written = false;
  const watch = vscode.workspace.onDidChangeTextDocument((event) => {
    if (written || event.document !== document || document.getText() !== newText) return;
    written = true;
    onWritten();
  });
  try {
    if (!(await editDocument(document, edits))) return 'refused';
    return written ? 'written' : 'other-text';
  } finally {
    watch.dispose();
  }
}

function notTaken(reason: string): LlmstructError {
  return new LlmstructError('internal', { reason });
}
