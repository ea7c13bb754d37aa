/** What a WAV file says of itself, and how loud it gets. */
export interface WaveFacts {
  readonly rate: number;
  readonly channels: number;
  readonly seconds: number;
  /** The loudest sample, 0 to 1. Where samples are not 16-bit integers they are not looked at, and it is 1. */
  readonly peak: number;
}

/** Reads the chunks of a RIFF file; undefined where it has no samples or is cut off before them. */
export function readWave(bytes: Uint8Array): WaveFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format:
    | { readonly channels: number; readonly rate: number; readonly bits: number; readonly coded: number }
    | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name === 'fmt ' && start + 16 <= bytes.length) {
      const [coded, channels] = [view.getUint16(start, true), view.getUint16(start + 2, true)];
      format = { coded, channels, rate: view.getUint32(start + 4, true), bits: view.getUint16(start + 14, true) };
    }
    if (name === 'data') {
      if (format === undefined || format.rate === 0 || format.channels === 0 || format.bits < 8) return undefined;
      // Writers that stream do not know the size and say the largest.
      const length = Math.min(size, bytes.length - start);
      const { rate, channels, bits, coded } = format;
      const seconds = length / (rate * channels * (bits / 8));
      return { rate, channels, seconds, peak: coded === 1 && bits === 16 ? peakOf(view, start, length) : 1 };
    }
    at = start + size + (size % 2);
  }
  return undefined;
}

function peakOf(view: DataView, start: number, length: number): number {
  let peak = 0;
  for (let at = start; at + 2 <= start + length; at += 2) peak = Math.max(peak, Math.abs(view.getInt16(at, true)));
  return peak / 32_768;
}
