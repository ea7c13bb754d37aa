import { closeSync, openSync, readSync } from 'node:fs';
import { LlmstructError } from '../core/errors.ts';
import type { PartEntry, ReadablePart } from '../core/indexing/shards/mergeShards.ts';
import { PART_FORM, type PartHeader, type PartLine } from '../core/indexing/shards/shardPart.ts';
import type { BodyFacts, FileFacts } from '../core/model/fileFacts.ts';
import { reasonOf, systemCode } from './systemErrors.ts';

/** A part on disk. Read line by line, so that its size is no limit; bodies are found again by their place. */
export interface PartFile extends ReadablePart {
  close(): void;
}

const CHUNK = 1 << 20;
const LINE_END = 10;

/** Where a line lies in the file, in bytes. */
interface Place {
  readonly start: number;
  readonly length: number;
}

/** Opens a part and reads its header. Throws `part-absent`, `part-unreadable` and `part-damaged`. */
export function openPartFile(file: string, name: string): PartFile {
  const damaged = () => new LlmstructError('part-damaged', { part: name });
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw unreadable(name, error);
  }
  const lines = linesOf(descriptor);
  try {
    const header = parsed<PartHeader>(lines.next().value?.text);
    if (header?.part !== PART_FORM || typeof header.shard !== 'number' || typeof header.tree !== 'string')
      throw damaged();
    return { name, header, entries: () => entriesOf(lines, descriptor, damaged), close: () => closeSync(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    // A folder opens, and fails when it is read.
    throw error instanceof LlmstructError ? error : unreadable(name, error);
  }
}

function unreadable(part: string, error: unknown): LlmstructError {
  const code = systemCode(error);
  if (code === 'ENOENT') return new LlmstructError('part-absent', { part }, error);
  return new LlmstructError('part-unreadable', { part, reason: code ?? reasonOf(error) }, error);
}

async function* entriesOf(
  lines: Iterator<{ readonly text: string; readonly place: Place }, undefined>,
  descriptor: number,
  damaged: () => LlmstructError,
): AsyncGenerator<PartEntry> {
  let modules = 0;
  let skipped = 0;
  const next = () => {
    const step = lines.next();
    if (step.done === true) throw damaged();
    return step.value;
  };
  for (;;) {
    const line = parsed<PartLine>(next().text);
    if (line === undefined) throw damaged();
    if ('end' in line) {
      if (line.end.modules !== modules || line.end.skipped !== skipped || lines.next().done !== true) throw damaged();
      return;
    }
    if ('skipped' in line) {
      skipped++;
      yield { kind: 'skipped', record: line.skipped };
      continue;
    }
    if (typeof line.path !== 'string' || typeof line.digest !== 'string') throw damaged();
    modules++;
    const facts = parsed<FileFacts>(next().text);
    const { place } = next();
    if (facts === undefined) throw damaged();
    const body = () => {
      const found = parsed<BodyFacts>(readPlace(descriptor, place));
      if (found === undefined) throw damaged();
      return found;
    };
    yield { kind: 'module', module: line, facts, body };
  }
}

/** The lines of a file; what is behind the last line end is no line. */
function* linesOf(descriptor: number): Generator<{ readonly text: string; readonly place: Place }, undefined> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let waiting: Buffer[] = [];
  let start = 0;
  let length = 0;
  for (let offset = 0; ; ) {
    const count = readSync(descriptor, chunk, 0, CHUNK, offset);
    if (count === 0) return;
    offset += count;
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0 && end < count; end = chunk.indexOf(LINE_END, from)) {
      const last = chunk.subarray(from, end);
      const bytes = waiting.length === 0 ? last : Buffer.concat([...waiting, last]);
      length += last.length;
      yield { text: bytes.toString('utf8'), place: { start, length } };
      start += length + 1;
      length = 0;
      waiting = [];
      from = end + 1;
    }
    if (from < count) {
      waiting.push(Buffer.from(chunk.subarray(from, count)));
      length += count - from;
    }
  }
}

function readPlace(descriptor: number, { start, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled).toString('utf8');
}

function parsed<Value>(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
