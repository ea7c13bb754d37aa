// Runs in the browser's audio thread, in a file of its own: the page's policy allows no other.
declare const registerProcessor: (name: string, processor: new () => unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Hands every block of samples of the first channel to the page. */
class Recorder extends AudioWorkletProcessor {
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const samples = inputs[0]?.[0];
    if (samples !== undefined) this.port.postMessage(samples.slice());
    return true;
  }
}

registerProcessor('recorder', Recorder);
