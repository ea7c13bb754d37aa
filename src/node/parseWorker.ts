// Entry of the parse workers (`dist/parseWorker.cjs`), started by `parseLane.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { createSourceParser } from '../core/parsing/createSourceParser.ts';
import { digest } from './digest.ts';
import { createGrammarFiles } from './grammarFiles.ts';
import { parseBatch } from './parseBatch.ts';
import type { ParseBatch, ParseWorkerData } from './parseMessages.ts';

const { bundleFolder, begun } = workerData as ParseWorkerData;
const parser = createSourceParser(createGrammarFiles(bundleFolder), digest);
const counter = new Int32Array(begun);

parentPort?.on('message', (batch: ParseBatch) => {
  parseBatch(parser, batch, counter).then(
    (reply) => parentPort?.postMessage(reply),
    // Uncaught on purpose: it ends the worker, and the pool replaces it.
    (error: unknown) =>
      process.nextTick(() => {
        throw error;
      }),
  );
});
