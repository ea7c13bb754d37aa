import { LlmstructError } from '../../core/errors.ts';
import { readWave } from './waveFile.ts';

/** What a file of sound is, by its first bytes: names lie. */
export type AudioFormat = 'wav' | 'mp3' | 'ogg' | 'flac' | 'aac' | 'mp4' | 'webm';

/** A spoken request as a file. */
export interface Recording {
  readonly bytes: Uint8Array;
  readonly format: AudioFormat;
  /** Of a WAV; unknown for the others, which are not decoded here. */
  readonly seconds?: number;
}

/** OpenAI's limit, which most servers share, in bytes. Five minutes as 16 kHz WAV are 9.6 MB. */
export const LARGEST_RECORDING = 25 * 1024 * 1024;
/** Below this no sample of a WAV is louder than the noise of a microphone that is turned off; full scale is 1. */
const SILENT_PEAK = 0.004;

/** MIME types as servers expect them beside the file's name. */
export const AUDIO_TYPES: Readonly<Record<AudioFormat, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  aac: 'audio/aac',
  mp4: 'audio/mp4',
  webm: 'audio/webm',
};

/**
 * Looks at a file of sound before anything is sent. Throws `voice-too-large`, `voice-format` for what is no sound, and `voice-silent` for a WAV
 * in which nobody speaks.
 */
export function readRecording(bytes: Uint8Array): Recording {
  checkSize(bytes.length);
  const format = formatOf(bytes);
  if (format === undefined) throw new LlmstructError('voice-format');
  if (format !== 'wav') return { bytes, format };
  const wave = readWave(bytes);
  if (wave === undefined) throw new LlmstructError('voice-format');
  if (wave.seconds === 0 || wave.peak < SILENT_PEAK) throw new LlmstructError('voice-silent');
  return { bytes, format, seconds: wave.seconds };
}

/** Throws `voice-too-large`; the size may be known before the file is read. */
export function checkSize(bytes: number): void {
  if (bytes <= LARGEST_RECORDING) return;
  const megabytes = (size: number): number => Math.round(size / 1024 / 1024);
  throw new LlmstructError('voice-too-large', { size: megabytes(bytes), most: megabytes(LARGEST_RECORDING) });
}

function formatOf(bytes: Uint8Array): AudioFormat | undefined {
  const text = (start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end));
  const [first = 0, second = 0] = bytes;
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 4) === 'fLaC') return 'flac';
  if (text(4, 8) === 'ftyp') return 'mp4';
  if (text(0, 4) === '\u001aE\u00df\u00a3') return 'webm';
  if (text(0, 3) === 'ID3') return 'mp3';
  // A frame's eleven bits; the layer tells MP3 and ADTS apart.
  if (first === 0xff && (second & 0xe0) === 0xe0) return (second & 0x06) === 0 ? 'aac' : 'mp3';
  return undefined;
}
