import type { SymbolSummary } from '../core/search/symbolSummary.ts';
import type { Entry } from './listAnswer.ts';

/** A definition in a list: id, lines, signature and the first sentence of its documentation. */
export function symbolEntry(id: string, { startLine, endLine, signature, doc }: SymbolSummary, note = ''): Entry {
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
  const text = signature.replace(/\s+/g, ' ');
  return {
    line: `${id}:${lines}${note === '' ? '' : ` [${note}]`}  ${text}${doc === undefined ? '' : `  # ${doc}`}`,
    data: { id, lines, signature: text, ...(doc === undefined ? {} : { doc }), ...(note === '' ? {} : { note }) },
  };
}
