import type { SymbolSummary } from '../core/search/symbolSummary.ts';
import type { Entry } from './listAnswer.ts';

/** A definition in a list: id, lines, signature and the first sentence of its documentation. */
export function symbolEntry(id: string, summary: SymbolSummary, note = ''): Entry {
  const { signature, doc } = summary;
  const lines = linesOf(summary);
  const text = signature.replace(/\s+/g, ' ');
  return {
    line: `${id}:${lines}${note === '' ? '' : ` [${note}]`}  ${text}${doc === undefined ? '' : `  # ${doc}`}`,
    data: { id, lines, signature: text, ...(doc === undefined ? {} : { doc }), ...(note === '' ? {} : { note }) },
  };
}

/** `12-20`, or `12` for one line. */
export function linesOf({ startLine, endLine }: Pick<SymbolSummary, 'startLine' | 'endLine'>): string {
  return startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
}
