import type { EditProblem } from '../../core/edits/checkedReply.ts';
import { findByText } from '../../core/edits/text/findByText.ts';
import type { SymbolKind } from '../../core/model/structDocument.ts';
import type { SymbolId } from '../../core/model/symbolId.ts';
import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import type { ActionName } from '../../core/prompts/actions.ts';
import { type Anchor, type BoundText, bindText, moveAnchor, type Stretch, settle, type TextChange } from './anchor.ts';
import { locateTarget, type TargetPlace } from './locateTarget.ts';

/** `pending` and `stale` are open and turn into each other; the other three are final, and each suggestion ends in one. */
export type SuggestionState = 'pending' | 'stale' | 'accepted' | 'rejected' | 'failed';

/** What was sent to whom, for the footer. */
export interface SuggestionOrigin {
  /** `provider/model`. */
  readonly model: string;
  readonly local: boolean;
  readonly sentTokens: number;
  readonly fileTokens: number;
  /** The receipt of what was sent; absent where it could not be kept. */
  readonly receipt?: string;
  /** Share of the prompt, 0 to 1, that the server had read before, where that is known. */
  readonly reusedShare?: number;
  /** It came with a chat answer that a person imported: nobody was asked, nothing was sent. */
  readonly imported?: true;
  /** Who was asked before, in order, and why each did not answer, in words. */
  readonly earlier?: readonly { readonly model: string; readonly reason: string }[];
}

/** Nobody was asked and nothing was sent. */
export const FROM_CHAT: SuggestionOrigin = { model: '', local: true, sentTokens: 0, fileTokens: 0, imported: true };

/** A checked answer for one definition, bound to that definition's exact text. Nothing of it is in the document. */
export interface Suggestion {
  readonly id: string;
  /** The document's address as text; changes when the file is renamed. */
  readonly uri: string;
  readonly target: SymbolId;
  readonly name: string;
  readonly kind: SymbolKind;
  readonly action: ActionName;
  /** The user's own words of the request, secrets hidden: what *Ask again* asks for. Absent when there were none. */
  readonly instruction?: string;
  /** A new definition, as its id will be, that comes behind the target; the target stays as it is. */
  readonly adds?: SymbolId;
  readonly bound: BoundText;
  readonly anchor: Anchor;
  /** 0-based lines of the anchor's start and end. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** A parse found that the definition is more than the bound text by now, for example a line was added at its end. */
  readonly outgrown?: boolean;
  /** The target's new text. */
  readonly replacement: string;
  readonly addedImports: readonly string[];
  /** The model's own words, with placeholders for secrets: what a remark refers to. */
  readonly reply: string;
  /** What the user said to the answer before this one. */
  readonly remark?: string;
  /** Some of its hunks have been accepted already. */
  readonly partly?: boolean;
  /** Of one accepted in part: the target before the first Accept, and the imports that came with what was accepted; not kept over a reload. */
  readonly taken?: { readonly before: string; readonly imports: readonly string[] };
  readonly warnings: readonly EditProblem[];
  readonly callers: readonly SymbolId[];
  readonly origin: SuggestionOrigin;
  readonly state: SuggestionState;
}

export function isOpen(suggestion: Suggestion): boolean {
  return suggestion.state === 'pending' || suggestion.state === 'stale';
}

/** A new suggestion for the stretch of `text` that the model was shown. */
export function bindSuggestion(
  facts: Omit<Suggestion, 'bound' | 'anchor' | 'firstLine' | 'lastLine' | 'outgrown' | 'state'>,
  text: string,
  { start, end }: Stretch,
): Suggestion {
  const bound = bindText(text, { start, end });
  const unplaced = { ...facts, bound, firstLine: 0, lastLine: 0, outgrown: false, state: 'pending' as const };
  return placed({ ...unplaced, anchor: { start: -1, end: -1, intact: false } }, { start, end, intact: true }, text);
}

/** The suggestion after edits of its document that led to `textAfter`. */
export function afterChanges(suggestion: Suggestion, changes: readonly TextChange[], textAfter: string): Suggestion {
  return placed(suggestion, moveAnchor(suggestion.anchor, suggestion.bound, changes, textAfter), textAfter);
}

/** The suggestion for a text that may have changed while nobody watched (closed, reloaded, reopened). */
export function inText(suggestion: Suggestion, text: string): Suggestion {
  const { anchor, bound } = suggestion;
  const near = settle(anchor, bound, text);
  if (near.intact) return placed(suggestion, near, text);
  const found = findByText(text, bound.text, anchor.start);
  if (found.status !== 'found') return placed(suggestion, { start: 0, end: text.length, intact: false }, text);
  return placed({ ...suggestion, bound: bindText(text, found) }, { ...found, intact: true }, text);
}

/** The suggestion after a parse of `text`, which knows better than offsets: it tells equal definitions apart. */
export function afterParse(
  suggestion: Suggestion,
  text: string,
  outline: readonly LocatedDefinition[],
): { readonly suggestion: Suggestion; readonly place: TargetPlace } {
  const { target, name, kind, bound, anchor } = suggestion;
  const place = locateTarget(outline, text, anchor.start, { target, name, kind, text: bound.text });
  switch (place.kind) {
    case 'missing':
      return { suggestion, place };
    case 'changed': {
      const at = atTarget(anchor, place.definition);
      // Where the bound text is not even there, its coming back (undo) says enough.
      return { suggestion: placed({ ...suggestion, outgrown: at.intact }, at, text), place };
    }
    case 'same': {
      const { start, end } = place.definition;
      const fresh = { ...suggestion, bound: bindText(text, { start, end }), outgrown: false };
      return { suggestion: placed(fresh, { start, end, intact: true }, text), place };
    }
  }
}

/** Of a text that nobody watched offsets say little: what has the target's name by now says where its text may come back. */
function atTarget(anchor: Anchor, definition: Stretch | undefined): Anchor {
  if (definition === undefined) return anchor;
  const { start, end } = definition;
  const isElsewhere = anchor.end <= start || end <= anchor.start;
  const isAround = !anchor.intact && anchor.start <= start && end <= anchor.end;
  return isElsewhere || isAround ? { start, end, intact: false } : anchor;
}

/** The suggestion at an anchor of `text`. One that was accepted stays so: it is bound to what was written. */
export function placed(suggestion: Suggestion, anchor: Anchor, text: string): Suggestion {
  const firstLine = lineOf(text, anchor.start);
  const open = anchor.intact && !suggestion.outgrown ? 'pending' : 'stale';
  return {
    ...suggestion,
    anchor,
    firstLine,
    lastLine: firstLine + lineOf(text.slice(anchor.start, anchor.end), anchor.end),
    state: suggestion.state === 'accepted' ? 'accepted' : open,
  };
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
