import { type DocEntry, type DocRecord, type DocResult, entriesOf } from './docRecord.ts';

const TITLE = /^\s*#+\s+(.*?)\s*$/;
const ITEM = /^\s*[*-]\s+(`[^`]+`(?:\s*,\s*`[^`]+`)*)\s*(?::|-|–|—|\(|\.|,)?\s*(.*)$/;

/** Rust's customary sections: `# Arguments` with a list, `# Returns`, `# Errors`. */
export function readRustDoc(lines: readonly string[]): DocRecord {
  const parameters: DocEntry[] = [];
  const raises: DocEntry[] = [];
  let returns: DocResult | undefined;
  let section = '';
  let fenced = false;
  lines.forEach((line, index) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    const title = fenced ? undefined : TITLE.exec(line)?.[1];
    if (title !== undefined) {
      section = title.toLowerCase().replace(/:$/, '');
      if (/^returns?$/.test(section)) returns = { text: '', line: index };
      if (section === 'errors') raises.push({ name: 'Err', text: '', line: index });
      return;
    }
    if (!/^(arguments|args|parameters|params)$/.test(section)) return;
    const [, names, text] = ITEM.exec(line) ?? [];
    if (names !== undefined) parameters.push(...entriesOf(names, { text: text!, line: index }));
  });
  return { parameters, raises, ...(returns === undefined ? {} : { returns }), inherits: false };
}
