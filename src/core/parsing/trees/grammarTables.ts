import type { Language as Grammar } from 'web-tree-sitter';
import type { RuntimeMemory } from './runtimeMemory.ts';

/** The symbol of an ERROR node (`ts_builtin_sym_error`). */
export const ERROR_SYMBOL = 0xffff;

/** Where `TSLanguage` of tree-sitter's `parser.h` keeps what is read here, in bytes; the same in ABI 13 to 15. Pointers have 32 bits. */
const SYMBOL_COUNT = 4;
const ALIAS_COUNT = 8;
const PRODUCTION_COUNT = 28;
const FIELD_COUNT = 32;
const ALIAS_LENGTH = 36;
const FIELD_SLICES = 64;
const FIELD_ENTRIES = 68;
const SYMBOL_METADATA = 72;
const PUBLIC_SYMBOLS = 76;
const ALIAS_SEQUENCES = 84;

/** What a grammar says of its symbols, fields and aliases, copied once out of the runtime's memory. */
export class GrammarTables {
  /** The names of node types by symbol. */
  readonly types: readonly string[];
  /** The one symbol that stands for all of the same name and kind; nodes are known by it. */
  readonly publicSymbols: Uint16Array;
  readonly #named: Uint8Array;
  readonly #supertypes: Uint8Array;
  /** Behind each other: the aliases that each production gives its children, zero for none. */
  readonly aliases: Uint16Array;
  readonly aliasLength: number;
  /** By production: the field of each child, zero for none. */
  readonly fields: readonly (Uint16Array | undefined)[];
  readonly #fieldIds = new Map<string, number>();
  readonly #symbolIds = new Map<string, number>();
  /** Sets of supertypes by number; none is the first. */
  readonly #supertypeSets: (readonly number[])[] = [[]];
  readonly #supertypeSetIds = new Map<number, number>();

  /** `address`: of the grammar's `TSLanguage`. */
  constructor(grammar: Grammar, memory: RuntimeMemory, address: number) {
    const { HEAPU8: bytes, HEAPU16: shorts, HEAPU32: words } = memory;
    const word = (offset: number): number => words[(address + offset) >> 2]!;
    const symbols = word(SYMBOL_COUNT) + word(ALIAS_COUNT);
    const productions = word(PRODUCTION_COUNT);
    const publicSymbols = word(PUBLIC_SYMBOLS) >> 1;
    const metadata = word(SYMBOL_METADATA);
    const aliases = word(ALIAS_SEQUENCES) >> 1;
    this.aliasLength = shorts[(address + ALIAS_LENGTH) >> 1]!;
    this.publicSymbols = shorts.slice(publicSymbols, publicSymbols + symbols);
    this.aliases = shorts.slice(aliases, aliases + productions * this.aliasLength);
    this.#named = Uint8Array.from({ length: symbols }, (_, symbol) => bytes[metadata + 3 * symbol + 1]!);
    this.#supertypes = Uint8Array.from({ length: symbols }, (_, symbol) => bytes[metadata + 3 * symbol + 2]!);
    this.types = Array.from({ length: symbols }, (_, symbol) => grammar.nodeTypeForId(symbol) ?? '');
    for (let symbol = 0; symbol < symbols; symbol++) {
      const isVisible = bytes[metadata + 3 * symbol]! !== 0;
      if (!isVisible && !this.isSupertype(symbol)) continue;
      const key = keyOf(this.types[symbol]!, this.isNamed(symbol));
      if (!this.#symbolIds.has(key)) this.#symbolIds.set(key, this.publicSymbols[symbol]!);
    }
    for (const [id, name] of grammar.fields.entries()) if (name !== null) this.#fieldIds.set(name, id);
    this.fields = readFields(
      memory,
      word(FIELD_COUNT) === 0 ? 0 : productions,
      word(FIELD_SLICES),
      word(FIELD_ENTRIES),
    );
  }

  isNamed(symbol: number): boolean {
    return this.#named[symbol] === 1;
  }

  isSupertype(symbol: number): boolean {
    return this.#supertypes[symbol] === 1;
  }

  /** The number of a set of supertypes and one more. */
  withSupertype(set: number, symbol: number): number {
    const key = set * 0x10000 + symbol;
    let id = this.#supertypeSetIds.get(key);
    if (id === undefined) {
      id = this.#supertypeSets.push([...this.#supertypeSets[set]!, symbol]) - 1;
      this.#supertypeSetIds.set(key, id);
    }
    return id;
  }

  hasSupertype(set: number, symbol: number): boolean {
    return this.#supertypeSets[set]!.includes(symbol);
  }

  /** The symbol of a node type, undefined where the grammar has none of the name. */
  symbolOf(type: string, isNamed: boolean): number | undefined {
    return type === 'ERROR' && isNamed ? ERROR_SYMBOL : this.#symbolIds.get(keyOf(type, isNamed));
  }

  /** The number of a field, zero where the grammar has none of the name. */
  fieldOf(name: string): number {
    return this.#fieldIds.get(name) ?? 0;
  }
}

function keyOf(type: string, isNamed: boolean): string {
  return `${isNamed ? '(' : '"'}${type}`;
}

/** The field maps (`TSMapSlice`, `TSFieldMapEntry`) of all productions. What a hidden child's own children have (`inherited`) is said by its production. */
function readFields(
  { HEAPU8: bytes, HEAPU16: shorts }: RuntimeMemory,
  productions: number,
  slices: number,
  entries: number,
): (Uint16Array | undefined)[] {
  return Array.from({ length: productions }, (_, production) => {
    const slice = (slices >> 1) + 2 * production;
    const first = shorts[slice]!;
    const places: [child: number, field: number][] = [];
    for (let entry = first; entry < first + shorts[slice + 1]!; entry++) {
      const at = entries + 4 * entry;
      if (bytes[at + 3] === 0) places.push([bytes[at + 2]!, shorts[at >> 1]!]);
    }
    if (places.length === 0) return undefined;
    const fields = new Uint16Array(1 + Math.max(...places.map(([child]) => child)));
    for (const [child, field] of places) if (fields[child] === 0) fields[child] = field;
    return fields;
  });
}
