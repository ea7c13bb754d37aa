// Entry of the command line (`dist/cli.cjs`). Small, since the rest is to be loaded from the cache.
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepCompiledCode } from '../node/compiledCode.ts';
import { spareWasmMemory } from '../node/wasmCompilation.ts';

// Before the cache: what is kept is good for the same flags only.
spareWasmMemory();
keepCompiledCode(dirname(realpathSync(process.argv[1] ?? '')));
void import('./commandLine.ts');
