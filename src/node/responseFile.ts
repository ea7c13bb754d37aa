import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCacheFolder } from './cacheFolder.ts';

/** The answers of a tracker between two runs; disposable. */
const FILE = 'issues.json';

/** What a file of answers holds, by address; empty where there is none or it is damaged. */
export function readResponseFile<Response>(folder: string): Map<string, Response> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Record<string, Response>));
  } catch {
    return new Map();
  }
}

/** Keeps answers for the next run. That they cannot be kept costs time only. */
export function writeResponseFile(folder: string, responses: ReadonlyMap<string, unknown>): void {
  try {
    makeCacheFolder(folder);
    writeFileSync(join(folder, FILE), JSON.stringify(Object.fromEntries(responses)));
  } catch {
    // A read-only workspace has no cache.
  }
}
