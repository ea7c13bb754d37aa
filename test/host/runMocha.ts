// node --import ./test/host/registerAssets.mjs test/host/runMocha.ts <file.test.ts>...
// Tests that need no VS Code. LLMSTRUCT_TEST_GREP=<pattern> picks some.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mochaSuite } from './mochaSuite.ts';

const graceAfterEnd = 5000; // ms

const files = process.argv.slice(2).map((file) => pathToFileURL(resolve(file)).href);
try {
  await mochaSuite(
    files.map((url) => ({ name: url, load: () => import(url) as Promise<unknown> })),
    // For what hangs, not for what is slow: the machine may have much else to do.
    { timeout: 60_000 },
  );
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}

setTimeout(() => {
  console.error('All tests ended, but something they started keeps the process alive.');
  process.exit(1);
}, graceAfterEnd).unref();
