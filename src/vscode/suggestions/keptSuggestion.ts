import type { LocatedDefinition } from '../../core/parsing/locatedDefinition.ts';
import { type MaskedText, maskSecrets, restoreSecrets } from '../../core/privacy/secrets/maskSecrets.ts';
import { bindSuggestion, placed, type Suggestion } from './suggestion.ts';

/**
 * An open suggestion as it is kept over a reload of the window: without the secrets of its target, which stay in the document
 * alone. `target` and `replacement` have placeholders where the document has them.
 */
export interface KeptSuggestion
  extends Omit<Suggestion, 'id' | 'bound' | 'anchor' | 'lastLine' | 'outgrown' | 'replacement' | 'state' | 'taken'> {
  readonly targetText: string;
  readonly replacement: string;
  /** How many placeholders there are. */
  readonly secrets: number;
}

/** Undefined for one that cannot be kept without a secret of its target. */
export function keepSuggestion(suggestion: Suggestion): KeptSuggestion | undefined {
  const {
    id: _id,
    bound,
    anchor: _anchor,
    lastLine: _lastLine,
    outgrown: _outgrown,
    state: _state,
    taken: _taken,
    ...facts
  } = suggestion;
  const masked = maskSecrets(bound.text);
  const replacement = withPlaceholders(suggestion.replacement, masked);
  const kept = { ...facts, targetText: masked.text, replacement, secrets: masked.secrets.length };
  const written = JSON.stringify(kept);
  const leaks = masked.secrets.some(({ original }) => written.includes(JSON.stringify(original).slice(1, -1)));
  if (leaks || restoreSecrets(replacement, masked, bound.text) !== suggestion.replacement) return undefined;
  return kept;
}

/**
 * The suggestion in the document as it is now: pending where a definition of its name reads the same but for
 * secrets, which are taken from there; else stale. Undefined when it is stale and has secrets: its own text is not known any more.
 */
export function reviveSuggestion(
  kept: KeptSuggestion,
  id: string,
  text: string,
  outline: readonly LocatedDefinition[],
): Suggestion | undefined {
  const { targetText, secrets, firstLine, replacement, ...facts } = kept;
  const namesakes = outline.filter(({ name, kind }) => name === kept.name && kind === kept.kind);
  const same = namesakes.filter(({ start, end }) => maskSecrets(text.slice(start, end)).text === targetText);
  const suffix = kept.target.slice(kept.target.indexOf('#'));
  const isIt = ({ id: other }: LocatedDefinition) => other.slice(other.indexOf('#')) === suffix;
  const found = same.find(isIt) ?? (same.length === 1 ? same[0] : undefined);
  if (found !== undefined) {
    const original = text.slice(found.start, found.end);
    const restored = restoreSecrets(replacement, maskSecrets(original), original);
    if (restored !== undefined) return bindSuggestion({ ...facts, id, replacement: restored }, text, found);
  }
  if (secrets > 0) return undefined;
  const lost = bindSuggestion({ ...facts, id, replacement }, targetText, { start: 0, end: targetText.length });
  const start = offsetOfLine(text, firstLine);
  const { start: from, end: to } = namesakes.find(isIt) ?? { start, end: start };
  return placed(lost, { start: from, end: to, intact: false }, text);
}

/** The text with each secret's placeholder in its place; those of the target only, in the target's order. */
function withPlaceholders(text: string, { secrets }: MaskedText): string {
  return secrets.reduce((masked, { placeholder, original }) => masked.replace(original, () => placeholder), text);
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left -= 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}
