// Entry of the command line (`dist/cli.cjs`). Small, since the rest is to be loaded from the cache.
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepCompiledCode } from '../node/compiledCode.ts';
import { spareMemory } from '../node/spareMemory.ts';

// Before the cache: what is kept is good for the same flags only.
spareMemory();
keepCompiledCode(dirname(realpathSync(process.argv[1] ?? '')));
void import('./commandLine.ts');
