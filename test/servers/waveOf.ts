/** A WAV of one channel with a tone in it; `loudness` 0 is silence, `noise` something that nobody says. */
export function waveOf(
  seconds: number,
  { rate = 16_000, loudness = 0.5, noise = false }: { rate?: number; loudness?: number; noise?: boolean } = {},
): Uint8Array {
  const count = Math.round(seconds * rate);
  const bytes = Buffer.alloc(44 + count * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + count * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(count * 2, 40);
  let state = 1;
  for (let at = 0; at < count; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const sample = noise ? state / 2 ** 31 : Math.sin((2 * Math.PI * 440 * at) / rate);
    bytes.writeInt16LE(Math.round(sample * loudness * 32_767), 44 + at * 2);
  }
  return new Uint8Array(bytes);
}
