import type { ChatUsage } from '../core/ports.ts';

/** Durations below are of warm models: an answer that took longer to load, in ms, loaded the model. */
const COLD_LOAD_MS = 500;
const SAMPLES_KEPT = 5;
/** What is not a matter of tokens weighs too much in shorter prompts, in tokens. */
const SMALLEST_SAMPLE = 64;

/**
 * How much of a prompt a server had read before. Servers that read a prompt anew or from their cache report the same count of tokens;
 * only the time differs, 40 to 500 times (measured). So the time is compared with that of prompts read from the first token on: those
 * right after a load, the first that was seen, and slower ones. One for the process.
 */
export class PrefixReuse {
  /** Milliseconds per token of prompts that nothing was known of, by model and window. */
  readonly #cold = new Map<string, readonly number[]>();

  /** Share of the prompt, 0 to 1, that needed no reading; undefined where nothing can be said. Learns from every answer. */
  estimate(model: string, window: number, { promptTokens, promptMs, loadMs = 0 }: ChatUsage): number | undefined {
    if (promptTokens === undefined || promptMs === undefined) return undefined;
    const pace = promptMs / promptTokens;
    const isLoaded = loadMs > COLD_LOAD_MS;
    const cold = this.coldPace(model, window);
    // The first one, and whatever is slower than all that was taken for cold, is taken for cold.
    if (promptTokens >= SMALLEST_SAMPLE && (isLoaded || cold === undefined || pace >= cold)) {
      this.#learn(`${model} ${window}`, pace);
    }
    if (isLoaded) return 0;
    return cold === undefined ? undefined : Math.min(1, Math.max(0, 1 - pace / cold));
  }

  /** Milliseconds a token takes that the server has not read before; undefined before one was seen. */
  coldPace(model: string, window: number): number | undefined {
    const samples = this.#cold.get(`${model} ${window}`);
    return samples?.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)];
  }

  #learn(key: string, pace: number): void {
    this.#cold.set(key, [...(this.#cold.get(key) ?? []), pace].slice(-SAMPLES_KEPT));
  }
}
