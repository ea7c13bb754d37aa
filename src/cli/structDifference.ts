import type { ModuleRecord, SymbolRecord } from '../core/model/structDocument.ts';

/** Where two texts of `struct.json` first differ. */
export interface StructDifference {
  /** 1-based line of the file. */
  readonly line: number;
  /** The module whose line it is, and the first symbol in it that is not the same. */
  readonly module?: string;
  readonly symbol?: string;
  /** The records or lines themselves, cut. */
  readonly left: string;
  readonly right: string;
}

const LONGEST = 400;

/** The first difference; undefined when the texts are equal. */
export function firstDifference(left: string, right: string): StructDifference | undefined {
  if (left === right) return undefined;
  const [a, b] = [left.split('\n'), right.split('\n')];
  let line = 0;
  while (a[line] === b[line]) line++;
  const [one, other] = [moduleOf(a[line]), moduleOf(b[line])];
  if (one === undefined || other === undefined || one.path !== other.path) {
    const module = one?.path ?? other?.path;
    return { line: line + 1, ...(module === undefined ? {} : { module }), left: cut(a[line]), right: cut(b[line]) };
  }
  const symbols = [symbolsOf(one), symbolsOf(other)] as const;
  const id = [...symbols[0].keys(), ...symbols[1].keys()].find((each) => symbols[0].get(each) !== symbols[1].get(each));
  return {
    line: line + 1,
    module: one.path,
    ...(id === undefined ? {} : { symbol: id }),
    left: cut(id === undefined ? a[line] : symbols[0].get(id)),
    right: cut(id === undefined ? b[line] : symbols[1].get(id)),
  };
}

function moduleOf(line: string | undefined): ModuleRecord | undefined {
  if (line?.startsWith('  {"path":') !== true) return undefined;
  return JSON.parse(line.replace(/,$/, '')) as ModuleRecord;
}

/** Every symbol of a module by its id, as text, without its members. */
function symbolsOf(module: ModuleRecord): Map<string, string> {
  const found = new Map<string, string>();
  const add = ({ members = [], ...symbol }: SymbolRecord): void => {
    found.set(symbol.id, JSON.stringify(symbol));
    for (const member of members) add(member);
  };
  for (const symbol of module.symbols) add(symbol);
  return found;
}

function cut(text = ''): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
