import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';

const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum', 'namespace']);
const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'accessor']);

/** An outline takes no more tokens than this, and no more than this part of the budget. */
const MOST_TOKENS = 200;
const SHARE = 0.2;

/**
 * What a module defines, by names alone: types with their methods, a line each, and the functions between them. It does not
 * depend on what in the module is asked about. Takes only a part of `budget` (tokens); empty where there are not two definitions to name.
 */
export function moduleOutline({ path, facts }: ModuleEntry, budget: number): string {
  const most = Math.min(MOST_TOKENS, budget * SHARE);
  const lines = outlineLines(facts.definitions);
  if (lines.length < 2 && !lines[0]?.includes(',')) return '';
  let text = `# ${path}, outline:\n`;
  let tokens = estimateTokens(text);
  for (const line of lines) {
    tokens += estimateTokens(line);
    if (tokens > most) return text === `# ${path}, outline:\n` ? '' : `${text}…\n`;
    text += line;
  }
  return text;
}

function outlineLines(definitions: readonly DefinitionFact[]): string[] {
  const members = new Map<number, Set<string>>();
  definitions.forEach(({ parent, kind, name }) => {
    if (parent < 0 || !CALLABLE.has(kind)) return;
    const names = members.get(parent);
    if (names === undefined) members.set(parent, new Set([name]));
    else names.add(name);
  });
  const lines: string[] = [];
  const functions = new Set<string>();
  const endFunctions = () => {
    if (functions.size > 0) lines.push(`${[...functions].join(', ')}\n`);
    functions.clear();
  };
  definitions.forEach(({ parent, kind, name }, at) => {
    if (parent >= 0) return;
    if (CALLABLE.has(kind)) {
      functions.add(name);
    } else if (TYPES.has(kind)) {
      endFunctions();
      const own = members.get(at);
      lines.push(own === undefined ? `${kind} ${name}\n` : `${kind} ${name}: ${[...own].join(', ')}\n`);
    }
  });
  endFunctions();
  return lines;
}
