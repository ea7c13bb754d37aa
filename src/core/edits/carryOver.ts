import { applyPatch, structuredPatch } from 'diff';

/** A change of a definition, as it was made for one version of its file. */
export interface WholeChange {
  readonly base: string;
  readonly newText: string;
  /** The definition's text in `base`. */
  readonly definition: string;
}

/**
 * The change in another version of the same file, its line ends kept; undefined where the definition reads otherwise there, stands there
 * more than once, or the lines around a change differ.
 */
export function carryOver({ base, newText, definition }: WholeChange, other: string): string | undefined {
  if (other === base) return newText;
  const [before, after, there] = [base, newText, other].map(withPlainEnds) as [string, string, string];
  if (there.split(withPlainEnds(definition)).length !== 2) return undefined;
  const carried =
    there === before ? after : applyPatch(there, structuredPatch('', '', before, after), { fuzzFactor: 0 });
  if (carried === false) return undefined;
  return other.includes('\r\n') ? carried.replaceAll('\n', '\r\n') : carried;
}

function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
