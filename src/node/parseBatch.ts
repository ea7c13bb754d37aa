import { isLlmstructError } from '../core/errors.ts';
import { packFacts } from '../core/model/packedFacts.ts';
import type { SourceParser } from '../core/parsing/sourceParser.ts';
import type { ExtractionResult, SourceFile } from '../core/ports.ts';
import type { ParseBatch, ParseReply } from './parseMessages.ts';

/**
 * Parses a batch in order, counting each file in `begun` before it is touched. An unusable grammar fails its files; any other
 * error is thrown, since the WebAssembly instance may be broken after it: the worker must end.
 */
export async function parseBatch(parser: SourceParser, batch: ParseBatch, begun: Int32Array): Promise<ParseReply> {
  const results: ExtractionResult[] = [];
  for (const file of batch) {
    Atomics.add(begun, 0, 1);
    results.push(await parseOne(parser, file));
  }
  return results;
}

async function parseOne(parser: SourceParser, file: SourceFile): Promise<ExtractionResult> {
  try {
    return { kind: 'facts', packed: packFacts(await parser.facts(file.path, file.language, file.text)) };
  } catch (error) {
    if (isLlmstructError(error) && error.code === 'grammar-unusable') {
      return { kind: 'failed', reason: 'grammar unusable' };
    }
    throw error;
  }
}
