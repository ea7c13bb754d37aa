/**
 * The memory of the WebAssembly runtime as numbers: the views that Emscripten keeps on its module, made anew whenever the memory
 * grows. Ask for a view again after each parse.
 */
export interface RuntimeMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}
