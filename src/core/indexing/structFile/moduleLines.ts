import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleRecord, SymbolRecord } from '../../model/structDocument.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import { utf8Length } from '../../model/utf8Length.ts';
import type { Digest, TakeTurn } from '../../ports.ts';
import { assertValidModule } from '../../schema/validateStruct.ts';
import type { CodeIndex } from '../codeIndex.ts';
import type { Overrides } from '../members/dispatch.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { ModuleResolution } from '../moduleResolution.ts';
import { moduleRecord } from './moduleRecord.ts';

/** A module's line of `struct.json`, and what it holds in numbers. */
export interface ModuleLine {
  readonly text: string;
  /** Of the text. */
  readonly digest: string;
  /** Size of the text in UTF-8. */
  readonly bytes: number;
  readonly calls: number;
}

interface Made {
  readonly entry: ModuleEntry;
  readonly resolution: ModuleResolution;
  readonly line: ModuleLine;
}

/** The lines of all modules in path order. Those of the version before stand where nothing in them changed. */
export class ModuleLines {
  readonly #made: ReadonlyMap<RepoPath, Made>;
  readonly #overrides: Overrides;

  private constructor(made: ReadonlyMap<RepoPath, Made>, overrides: Overrides) {
    this.#made = made;
    this.#overrides = overrides;
  }

  /** Resolves what is not resolved yet and makes the lines that are not made yet; other work gets its turn in between. */
  static async of(index: CodeIndex, digest: Digest, takeTurn: TakeTurn, before?: ModuleLines): Promise<ModuleLines> {
    for (const path of index.modules.keys()) {
      index.resolution(path);
      await takeTurn();
    }
    const { overrides } = index;
    const known = before === undefined ? new Map<RepoPath, Made>() : before.#made;
    const rerouted = before === undefined ? new Set<SymbolId>() : differing(overrides, before.#overrides);
    const made = new Map<RepoPath, Made>();
    for (const entry of index.modules.values()) {
      const resolution = index.resolution(entry.path)!;
      const old = known.get(entry.path);
      const stands = old?.entry === entry && old.resolution === resolution && !callsAny(resolution, rerouted);
      made.set(entry.path, stands ? old : { entry, resolution, line: lineOf(moduleRecord(entry, index), digest) });
      await takeTurn();
    }
    return new ModuleLines(made, overrides);
  }

  *[Symbol.iterator](): Iterator<ModuleLine> {
    for (const { line } of this.#made.values()) yield line;
  }
}

function lineOf(record: ModuleRecord, digest: Digest): ModuleLine {
  assertValidModule(record);
  const text = JSON.stringify(record);
  let calls = record.calls.length;
  const count = (symbol: SymbolRecord): void => {
    calls += symbol.calls?.length ?? 0;
    for (const member of symbol.members ?? []) count(member);
  };
  for (const symbol of record.symbols) count(symbol);
  return { text, digest: digest(text), bytes: utf8Length(text), calls };
}

/** The methods whose overrides are others than before. */
function differing(now: Overrides, before: Overrides): Set<SymbolId> {
  if (now === before) return new Set();
  const ids = [...now.keys(), ...before.keys()];
  return new Set(ids.filter((id) => now.get(id)?.join('\0') !== before.get(id)?.join('\0')));
}

function callsAny({ edges }: ModuleResolution, ids: ReadonlySet<SymbolId>): boolean {
  if (ids.size === 0) return false;
  for (const { calls } of edges.values()) if (calls.some(({ id }) => ids.has(id))) return true;
  return false;
}
