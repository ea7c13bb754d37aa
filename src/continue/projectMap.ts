import type { ModuleRecord, StructDocument } from '../core/model/structDocument.ts';

/**
 * A map of a project out of the text of its `struct.json`, as rich as fits into `budget` tokens: files with what they
 * define, or files alone, or folders with their number of files. Undefined when the text is no `struct.json`.
 */
export function projectMap(
  structText: string,
  budget: number,
  countTokens: (text: string) => number,
): string | undefined {
  let struct: Partial<StructDocument>;
  try {
    struct = JSON.parse(structText) as Partial<StructDocument>;
  } catch {
    return undefined;
  }
  const { modules, context } = struct;
  if (modules === undefined) return undefined;
  const summary = context?.summary ? `${context.summary}\n` : '';
  const maps = [() => modules.map(withDefinitions), () => modules.map(({ path }) => path), () => folders(modules)];
  for (const map of maps) {
    const text = `${summary}${map().join('\n')}\n`;
    if (countTokens(text) <= budget) return text;
  }
  return cut(`${summary}${folders(modules).join('\n')}\n`, budget, countTokens);
}

function withDefinitions({ path, symbols }: ModuleRecord): string {
  const shown = symbols.some(({ exported }) => exported) ? symbols.filter(({ exported }) => exported) : symbols;
  return shown.length === 0 ? path : `${path}: ${shown.map(({ name }) => name).join(', ')}`;
}

function folders(modules: readonly ModuleRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of modules) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1) || './';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => `${folder} (${count})`);
}

/** As many lines from the start as fit. */
function cut(text: string, budget: number, countTokens: (text: string) => number): string {
  const lines = text.split('\n');
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(lines.slice(0, middle).join('\n')) <= budget) low = middle;
    else high = middle - 1;
  }
  return `${lines.slice(0, low).join('\n')}\n`;
}
