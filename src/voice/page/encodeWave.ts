/** What speech needs, in samples a second; every server takes it. */
export const SPEECH_RATE = 16_000;

/** Samples (-1 to 1, one channel) as a 16-bit WAV at 16 kHz, whatever rate they were recorded at. */
export function encodeWave(blocks: readonly Float32Array[], rate: number): Uint8Array<ArrayBuffer> {
  const samples = resampled(joined(blocks), rate);
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const write = (at: number, text: string): void => {
    for (const [place, character] of [...text].entries()) view.setUint8(at + place, character.charCodeAt(0));
  };
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // integers
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, SPEECH_RATE, true);
  view.setUint32(28, SPEECH_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [place, sample] of samples.entries()) {
    view.setInt16(44 + place * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  }
  return new Uint8Array(view.buffer);
}

function joined(blocks: readonly Float32Array[]): Float32Array {
  const samples = new Float32Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    samples.set(block, at);
    at += block.length;
  }
  return samples;
}

/** Each new sample is the mean of those that it stands for: enough of a filter for speech. */
function resampled(samples: Float32Array, rate: number): Float32Array {
  if (rate === SPEECH_RATE) return samples;
  const step = rate / SPEECH_RATE;
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let place = 0; place < result.length; place++) {
    const start = Math.floor(place * step);
    const end = Math.max(start + 1, Math.min(samples.length, Math.floor((place + 1) * step)));
    let sum = 0;
    for (let at = start; at < end; at++) sum += samples[at] ?? 0;
    result[place] = sum / (end - start);
  }
  return result;
}
