/**
 * One `llmstruct parse` in a process of its own.
 *   node parseRun.ts FOLDER CACHE OUTPUT
 * Prints {ms, peakBytes, blocked, written, symbols, calls}: `ms` from the opened index to the written file, memory of the whole
 * process, how long the thread that asked was blocked at most (`LongestBlock`), and the size of the file.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { watchThread } from './longestBlock.ts';
import { openBenchIndex } from './openBenchIndex.ts';

const [folder = '.', cache = '', output = ''] = process.argv.slice(2);
const began = performance.now();
const index = openBenchIndex(folder, cache);
const longestBlock = watchThread();
const report = await index.update({ output: { kind: 'write', path: output } });
const ms = performance.now() - began;
const blocked = longestBlock();
await index.close();
const { symbols, calls } = report;
const peakBytes = process.resourceUsage().maxRSS * 1024;
const written = statSync(path.join(folder, output)).size;
console.log(JSON.stringify({ ms, peakBytes, blocked, written, symbols, calls }));
