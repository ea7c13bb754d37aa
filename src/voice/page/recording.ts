import { encodeWave, SPEECH_RATE } from './encodeWave.ts';

/** A recording that goes on. */
export interface Recording {
  /** Ends it and gives it as a WAV. */
  stop(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Records the microphone until it is stopped. `onLoudness`: 0 to 1, many times a second. Rejects with the browser's `NotAllowedError`,
 * `NotFoundError` or `NotReadableError`.
 */
export async function record(onLoudness: (loudness: number) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const { context, source } = speechSource(stream);
  await context.resume();
  await context.audioWorklet.addModule('recorder.js');
  const recorder = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
  const blocks: Float32Array[] = [];
  recorder.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    blocks.push(data);
    onLoudness(
      Math.min(
        1,
        data.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
      ),
    );
  };
  source.connect(recorder);
  return {
    async stop() {
      for (const track of stream.getTracks()) track.stop();
      await context.close();
      return encodeWave(blocks, context.sampleRate);
    },
  };
}

/** At the rate of speech where the browser can change a microphone's rate, else at its own. */
function speechSource(stream: MediaStream): { context: AudioContext; source: MediaStreamAudioSourceNode } {
  const context = new AudioContext({ sampleRate: SPEECH_RATE });
  try {
    return { context, source: context.createMediaStreamSource(stream) };
  } catch {
    void context.close();
    const own = new AudioContext();
    return { context: own, source: own.createMediaStreamSource(stream) };
  }
}
