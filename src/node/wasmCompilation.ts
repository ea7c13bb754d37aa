import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 compile WebAssembly with less memory. Grammars hold lexers of one huge function; unrolling its loops takes hundreds of
 * megabytes for a few seconds and does not make it faster (measured: Python's, 450 instead of 650 MB at the peak). For processes of our
 * own only, before the first grammar is loaded: a flag is the whole process's.
 */
export function spareWasmMemory(): void {
  setFlagsFromString('--no-wasm-loop-unrolling');
}
