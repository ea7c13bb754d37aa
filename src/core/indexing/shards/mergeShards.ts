import { LlmstructError } from '../../errors.ts';
import { languageById } from '../../languages/registry.ts';
import type { BodyFacts, FileFacts } from '../../model/fileFacts.ts';
import type { SkippedRecord } from '../../model/structDocument.ts';
import type { Digest, TakeTurn } from '../../ports.ts';
import { CodeIndex } from '../codeIndex.ts';
import { createModuleEntry, type ModuleEntry } from '../moduleEntry.ts';
import { assembleStruct, type StructFile } from '../structFile/structFile.ts';
import type { PartHeader, PartModule, WholeTree } from './shardPart.ts';

/** A part as it is read: its lines once, its bodies again and again. */
export interface ReadablePart {
  /** For messages. */
  readonly name: string;
  readonly header: PartHeader;
  entries(): AsyncIterable<PartEntry>;
}

export type PartEntry =
  | { readonly kind: 'module'; readonly module: PartModule; readonly facts: FileFacts; readonly body: () => BodyFacts }
  | { readonly kind: 'skipped'; readonly record: SkippedRecord };

/**
 * Makes the one `struct.json` out of all parts of a tree: the bytes that one run gives. Facts are held in memory, bodies are read when
 * their module is resolved. Throws `part-missing`, `part-twice`, `part-foreign` and `part-engine`, each with the part's name.
 */
export async function mergeShards(
  parts: readonly ReadablePart[],
  engine: number,
  ports: { readonly digest: Digest; readonly takeTurn: TakeTurn },
): Promise<StructFile> {
  const { said, manifests } = wholeOf(parts, engine);
  const modules: ModuleEntry[] = [];
  const skipped: SkippedRecord[] = [];
  const bodies = new Map<ModuleEntry, () => BodyFacts>();
  for (const part of parts) {
    for await (const entry of part.entries()) {
      if (entry.kind === 'skipped') {
        skipped.push(entry.record);
        continue;
      }
      const { path, language, digest } = entry.module;
      const spec = languageById(language);
      if (spec === undefined) throw new LlmstructError('part-engine', { part: part.name });
      const module = createModuleEntry(path, spec, digest, entry.facts);
      modules.push(module);
      bodies.set(module, entry.body);
      await ports.takeTurn();
    }
  }
  const index = CodeIndex.build(modules, new Map(manifests), (module) => bodies.get(module)!());
  return assembleStruct(index, { ...said, skipped, metrics: {} }, ports);
}

/** What is said of the whole tree, once it is certain that these are its parts, each once. */
function wholeOf(parts: readonly ReadablePart[], engine: number): WholeTree {
  const [first] = parts;
  if (first === undefined) throw new LlmstructError('part-missing', { shard: 1, of: 1 });
  const seen = new Map<number, ReadablePart>();
  for (const part of parts) {
    const { shard, of, tree } = part.header;
    if (part.header.engine !== engine) throw new LlmstructError('part-engine', { part: part.name });
    if (of !== first.header.of || tree !== first.header.tree) {
      throw new LlmstructError('part-foreign', { part: part.name, other: first.name });
    }
    const other = seen.get(shard);
    if (other !== undefined) throw new LlmstructError('part-twice', { part: part.name, other: other.name, shard });
    seen.set(shard, part);
  }
  for (let shard = 1; shard <= first.header.of; shard++) {
    if (!seen.has(shard)) throw new LlmstructError('part-missing', { shard, of: first.header.of });
  }
  const { whole } = seen.get(1)!.header;
  if (whole === undefined) throw new LlmstructError('part-damaged', { part: seen.get(1)!.name });
  return whole;
}
