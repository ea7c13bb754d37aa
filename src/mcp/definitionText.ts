import type { PreparedRequest } from '../core/context/preparedPrompt.ts';
import { normalisedText } from '../core/model/normalisedText.ts';
import type { SymbolId } from '../core/model/symbolId.ts';
import { hideSecrets, maskSecrets } from '../core/privacy/secrets/maskSecrets.ts';
import type { ActionName } from '../core/prompts/actions.ts';
import { shortSignature } from '../core/text/shortForm.ts';
import { estimateTokens } from '../core/text/tokenEstimate.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

/** A window that every definition fits into: what is shown is cut here, not there. */
const ANY_WINDOW = 100_000_000;

/** Tokens of the line above the headers. */
const AROUND = 40;

/** A definition as a model reads it. */
export interface DefinitionText {
  readonly id: SymbolId;
  /** Under a line with path and lines: the definition, secrets masked; only its headers where it has more than `budget` tokens. */
  readonly text: string;
}

/** The text of what `path#Name` or `path:line` names. Throws as `context` does. */
export async function definitionText(index: WorkspaceIndex, target: string, budget: number): Promise<DefinitionText> {
  const prepared = await prepareAny(index, target, 'better');
  const { base, start, end } = prepared;
  const lines = `${lineAt(base, start)}-${lineAt(base, end - 1)}`;
  const code = maskSecrets(normalisedText(base.slice(indentedStart(base, start), end))).text.trimEnd();
  const text = `# ${prepared.target}, lines ${lines}\n${code}\n`;
  const tokens = estimateTokens(text);
  if (tokens <= budget) return { id: prepared.target, text };
  const said = `${tokens} tokens, too many for the budget: headers only; name a member, or raise budget`;
  const headers = await headersOf(index, prepared, budget - AROUND);
  return { id: prepared.target, text: `# ${prepared.target}, lines ${lines} (${said})\n${headers}` };
}

/** Text and place of a definition, however large. */
export function prepareAny(index: WorkspaceIndex, target: string, action: ActionName): Promise<PreparedRequest> {
  return index.prepare({ target, action, instruction: '', budget: 0, windowTokens: ANY_WINDOW });
}

/** The definition's own header and those of its members, as many as fit. */
async function headersOf(index: WorkspaceIndex, prepared: PreparedRequest, budget: number): Promise<string> {
  const { path, base, target, language } = prepared;
  const outline = await index.outline({ path, text: base });
  const place = outline.findIndex(({ id }) => id === target);
  let room = budget;
  let text = '';
  for (const [at, { name, parent, headerStart, headerEnd }] of outline.entries()) {
    if (at !== place && parent !== place) continue;
    const header = shortSignature(base.slice(headerStart, headerEnd).replace(/\s+/g, ' ').trim(), name, language);
    const line = `${at === place ? '' : ' '}${lineAt(base, headerStart)}: ${hideSecrets(header)}\n`;
    room -= estimateTokens(line);
    if (room < 0) return `${text}…\n`;
    text += line;
  }
  return text;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The indentation before the definition is part of it where nothing else stands there. */
function indentedStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, offset).trim() === '' ? start : offset;
}
