import type { ExtractionResult, SourceFile } from '../core/ports.ts';

/** What a parse worker is started with. */
export interface ParseWorkerData {
  /** Where the WebAssembly files lie. */
  readonly bundleFolder: string;
  /** One 32-bit integer: how many files the worker has begun so far. Tells, when it dies, which file it died of. */
  readonly begun: SharedArrayBuffer;
}

/** Several files in one message, answered by one message with a result for each, in order. */
export type ParseBatch = readonly SourceFile[];
export type ParseReply = readonly ExtractionResult[];
