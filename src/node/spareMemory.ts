import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 compile WebAssembly and gather garbage with less memory, for processes of our own only, since a flag is the whole process's,
 * and before the first grammar is loaded.
 *
 * Grammars hold lexers of one huge function; unrolling its loops takes hundreds of megabytes for a few seconds and does not make it
 * faster (measured: Python's, 450 instead of 650 MB at the peak). The heap of an index may grow to 1.6 times what is alive before garbage
 * is gathered, not to 1.8 (over saves of 750k lines the process peaks at 520 to 575 instead of 555 to 625 MB, with the same use of the processor).
 */
export function spareMemory(): void {
  setFlagsFromString('--no-wasm-loop-unrolling');
  setFlagsFromString('--heap-growing-percent=60');
}
