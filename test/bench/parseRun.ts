/**
 * One `llmstruct parse` in a process of its own.
 *   node parseRun.ts FOLDER CACHE OUTPUT
 * Prints {ms, peakBytes, bytes, symbols, calls}: `ms` from the opened index to the written file, memory of the whole process.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openBenchIndex } from './openBenchIndex.ts';

const [folder = '.', cache = '', output = ''] = process.argv.slice(2);
const began = performance.now();
const index = openBenchIndex(folder, cache);
const report = await index.update({ output: { kind: 'write', path: output } });
const ms = performance.now() - began;
await index.close();
const { bytes, symbols, calls, modules, upToDate } = report;
const peakBytes = process.resourceUsage().maxRSS * 1024;
const written = readFileSync(path.join(folder, output)).length;
console.log(JSON.stringify({ ms, peakBytes, bytes, written, symbols, calls, modules, upToDate }));
