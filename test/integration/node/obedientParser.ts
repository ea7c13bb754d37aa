// A parse worker for tests: the text of a file says what happens. Speaks the protocol of `parseMessages.ts`.
import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { SourceParser } from '../../../src/core/parsing/sourceParser.ts';
import { parseBatch } from '../../../src/node/parseBatch.ts';
import type { ParseBatch, ParseWorkerData } from '../../../src/node/parseMessages.ts';

let parsed = 0;
const parser: SourceParser = {
  languageOf: () => 'python',
  outline: () => Promise.reject(new Error('not used')),
  forms: () => Promise.reject(new Error('not used')),
  documented: () => Promise.reject(new Error('not used')),
  async facts(path, language, text) {
    if (text === 'hang') for (;;);
    if (text === 'exit') process.exit(3);
    if (text === 'throw') throw new Error('broken');
    if (text === 'fragile' && parsed > 0) throw new Error('memory is full of what came before');
    parsed++;
    const doc = `${path} in thread ${threadId}`;
    const nothing = { definitions: [], imports: [], exports: [], headers: [], locals: [], errors: [] };
    return {
      facts: { language, doc, tokens: 1, ...nothing },
      body: { references: [], locals: [] },
      words: { names: [], counts: [], pairs: [] },
    };
  },
};
const counter = new Int32Array((workerData as ParseWorkerData).begun);
parentPort?.on('message', (batch: ParseBatch) => {
  void parseBatch(parser, batch, counter).then((reply) => parentPort?.postMessage(reply));
});
